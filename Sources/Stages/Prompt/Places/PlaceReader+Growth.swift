import Music

/// Songs that grow: "builds from solo piano to full orchestra".
extension PlaceReader {
  /// "Loud start, quiet end".
  func readEdgeLevel(at index: Int, _ state: ParseState) -> Int? {
    guard state.isFree(index..<min(index + 2, state.tokens.count)), let word = state.word(index),
      let level = SectionLevel.named(word), let edge = state.word(index + 1),
      case let end = index + 2,
      end == state.tokens.count || state.tokens[end].isMark
        || ["and", "but", "then", "with"].contains(state.tokens[end].word),
      state.vocabulary.endings.match(state.tokens, at: index) == nil
    else { return nil }
    let isStart = ["start", "beginning"].contains(edge)
    guard isStart || ["end", "ending", "finish"].contains(edge) else { return nil }
    var arrangement = SectionArrangement()
    arrangement.level = level
    state.claim(index..<end)
    state.add(isStart ? .start : .end, arrangement, from: index..<end, item: nil)
    return end
  }

  /// "Builds from solo piano to full orchestra".
  func readGrowth(at index: Int, _ state: ParseState) -> Int? {
    let verbs: Set<String> = [
      "build", "builds", "building", "grows", "grow", "growing", "goes", "going", "evolves", "swells", "swelling",
      "expands",
    ]
    guard let word = state.word(index), verbs.contains(word) else { return nil }
    let from = state.word(index + 1) == "up" ? index + 2 : index + 1
    let end = limit(after: from, state)
    if ["to", "into"].contains(state.word(from) ?? "") {
      return readClimax(verb: index, to: from, state) ?? readFullness(verb: index, to: from, limit: end, state)
    }
    guard state.word(from) == "from", let to = (from..<end).first(where: { state.word($0) == "to" }),
      let first = PlacedContent(from: from + 1, .init(limit: to), in: state), first.range.upperBound == to,
      let last = PlacedContent(from: to + 1, .init(limit: end), in: state)
    else { return nil }
    state.claim(index..<(index + 1))
    for words in first.claims + last.claims { state.claim(words) }
    state.add(.start, first.arrangement, from: index..<to, item: nil)
    state.add(.end, last.arrangement, from: to..<last.range.upperBound, item: nil)
    return last.range.upperBound
  }

  /// "Kick only for 8 bars, then everything": how long somebody plays before the others do.
  func readLeadIn(at index: Int, _ state: ParseState) -> Int? {
    guard index == 0 || state.tokens[index - 1].isMark || state.startsLine(index),
      let link = (index + 1..<min(index + 7, state.tokens.count)).first(where: { state.word($0) == "for" }),
      let bars = BarCount(at: link + 1, in: state)
    else { return nil }
    var next = bars.range.upperBound
    while [",", "and"].contains(state.word(next) ?? ""), next < bars.range.upperBound + 2 { next += 1 }
    guard ["then", "before", "until"].contains(state.word(next) ?? ""),
      let content = PlacedContent(from: index, .init(limit: link), in: state), content.range.upperBound == link,
      !content.arrangement.instruments.isEmpty, content.arrangement.without.isEmpty
    else { return nil }
    var arrangement = content.arrangement
    arrangement.only = true
    for words in content.claims { state.claim(words) }
    state.claim(link..<bars.range.upperBound)
    if let tutti = TuttiPhrase(at: next + 1, in: state) { state.claim(tutti.range) }
    var place = SectionPlace.start
    place.bars = bars.count
    state.add(place, arrangement, from: index..<bars.range.upperBound, item: nil)
    return bars.range.upperBound
  }

  /// "Builds to a massive climax": the end is loud.
  private func readClimax(verb: Int, to: Int, _ state: ParseState) -> Int? {
    var next = to + 1
    while next < to + 5, let word = state.word(next), !Self.climaxes.contains(word) {
      guard
        ["a", "an", "the", "one"].contains(word) || SectionLevel.named(word) != nil
          || state.vocabulary.adjectiveLength(state.tokens, at: next) != nil
      else { return nil }
      next += 1
    }
    guard Self.climaxes.contains(state.word(next) ?? ""), state.isFree(to..<(next + 1)) else { return nil }
    var arrangement = SectionArrangement()
    arrangement.level = .loud
    state.claim(verb..<(next + 1))
    state.add(.end, arrangement, from: verb..<(next + 1), item: nil)
    return next + 1
  }

  private static let climaxes: Set<String> = ["climax", "peak", "crescendo", "finale", "explosion", "culmination"]

  /// "Solo piano that builds to full orchestra": what the end has, and what plays before.
  private func readFullness(verb: Int, to: Int, limit: Int, _ state: ParseState) -> Int? {
    guard let last = PlacedContent(from: to + 1, .init(limit: limit), in: state), !last.arrangement.instruments.isEmpty,
      last.arrangement.without.isEmpty
    else { return nil }
    var arrangement = SectionArrangement()
    arrangement.instruments = last.arrangement.instruments
    var end = verb
    while let word = state.word(end - 1),
      ["that", "which", "and", "slowly", "gradually", ",", "it", "then", "to"].contains(word)
    {
      end -= 1
    }
    let first = (1...5).reversed().lazy.compactMap { back in
      PlacedContent(from: end - back, .init(limit: end), in: state)
    }.first { $0.range.upperBound == end && $0.arrangement.only }
    state.claim(verb..<(verb + 1))
    if let first {
      for words in first.claims { state.claim(words) }
      state.add(.start, first.arrangement, from: first.range, item: nil)
    }
    // The ensembles read these words too.
    state.add(.end, arrangement, from: (to + 1)..<last.range.upperBound, item: nil)
    return last.range.upperBound
  }
}
