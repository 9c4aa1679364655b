import Music

/// The reader of what comes one after another without names of sections: "16 bars of kick and hats, then bass, then pads",
/// "first drums, then bass, finally a choir".
struct SequenceReader {
  private struct Step {
    let item: StructureItem
    let claims: [Range<Int>]
    let range: Range<Int>
    /// True if a word such as "then" or a count of bars makes it a step.
    let isMarked: Bool
  }

  func read(_ state: ParseState) {
    readBlues(state)
    var index = 0
    while index < state.tokens.count {
      if beginsClause(index, state), let steps = steps(from: index, state), let last = steps.last {
        assign(steps, state)
        index = last.range.upperBound
      } else {
        index += 1
      }
    }
  }

  /// "12-bar blues": verses of twelve bars, and not the length of the track.
  private func readBlues(_ state: ParseState) {
    for index in state.tokens.indices {
      guard let bars = BarCount(at: index, in: state), state.word(bars.range.upperBound) == "blues",
        [8, 12, 16, 24].contains(bars.count)
      else { continue }
      var wish = SectionWish(.verse)
      wish.bars = bars.count
      state.brief.sectionWishes.append(wish)
      state.addEvidence("section_wishes", bars.range, 0.9)
    }
  }

  private func beginsClause(_ index: Int, _ state: ParseState) -> Bool {
    guard index > 0 else { return true }
    return state.tokens[index - 1].isMark || state.startsLine(index)
      || ["with", "track", "song", "beat", "is"].contains(state.tokens[index - 1].word)
  }

  /// At least two steps, the first of which says that a sequence begins.
  private func steps(from start: Int, _ state: ParseState) -> [Step]? {
    guard let opening = opening(at: start, state), let first = step(at: opening.end, isFirst: true, state) else {
      return nil
    }
    var steps = [first]
    var index = first.range.upperBound
    while steps.count < 32, let next = separator(at: index, state),
      let step = step(at: next.end, isFirst: false, state), next.isMarked || step.isMarked
    {
      steps.append(step)
      index = step.range.upperBound
    }
    // "Starts with a cello, then drums" says of the beginning alone how it is.
    let least = opening.isVerb && first.item.bars == nil ? 3 : 2
    guard steps.count >= least, opening.isMarked || first.item.bars != nil else { return nil }
    return steps
  }

  private func opening(at index: Int, _ state: ParseState) -> (end: Int, isMarked: Bool, isVerb: Bool)? {
    if let edge = EdgeVerb(at: index, in: state), edge.isStart { return (edge.range.upperBound, true, true) }
    if let phrase = Self.openings.match(state.tokens, at: index) { return (index + phrase.count, true, false) }
    if state.word(index) == "first" { return (index + 1, true, false) }
    return BarCount(at: index, in: state) == nil ? nil : (index, false, false)
  }

  private static let openings = PhraseBook(
    [(true, ["first of all", "first ,", "firstly", "at first", "to begin with"])], plurals: false)

  /// ", then", "followed by", "→"; a comma alone where a count of bars follows.
  private func separator(at index: Int, _ state: ParseState) -> (end: Int, isMarked: Bool)? {
    var next = index
    var isMarked = false
    while let word = state.word(next), next < index + 5 {
      if Self.markers.contains(word) {
        isMarked = true
      } else if ![",", ";", "and", "by", "a", "-", "."].contains(word) || (word == "." && next > index) {
        break
      }
      next += 1
    }
    if next < state.tokens.count, state.tokens[next - 1].word == "a" { next -= 1 }
    return next > index ? (next, isMarked) : nil
  }

  private static let markers: Set<String> = [
    "then", "followed", "next", "finally", "lastly", "→", ">", "after", "that", "afterwards", "later", "last",
  ]

  private func step(at start: Int, isFirst: Bool, _ state: ParseState) -> Step? {
    var index = start
    let bars = BarCount(at: index, in: state)
    if let bars { index = bars.range.upperBound }
    let isOf = bars != nil && ["of", "with", ":"].contains(state.word(index) ?? "")
    if isOf { index += 1 }
    if !isFirst, bars == nil, let section = section(at: index, state) { return section }
    let end = end(of: index, state)
    guard end > index, let content = PlacedContent(from: index, .init(limit: end), in: state),
      content.range.upperBound == end || state.tokens[content.range.upperBound..<end].allSatisfy({ $0.isMark })
    else { return nil }
    var arrangement = content.arrangement
    // What the first bars are of is all that is heard then.
    if isFirst, bars != nil || arrangement.solo == nil, arrangement.without.isEmpty, !arrangement.instruments.isEmpty {
      arrangement.only = true
    }
    let kind: SectionKind = arrangement.solo != nil ? .solo : .groove
    let item = StructureItem(kind, bars: bars?.count, arrangement)
    let claims = content.claims + [bars?.range].compactMap { $0 }
    return Step(item: item, claims: claims, range: start..<content.range.upperBound, isMarked: bars != nil)
  }

  /// "Then a verse": a section among the steps.
  private func section(at index: Int, _ state: ParseState) -> Step? {
    guard let mention = PlaceMention(at: index, in: state), !mention.isPrepositional, let noun = mention.noun,
      let kind = mention.place.section, kind != .solo, isEnd(noun.upperBound, state)
    else { return nil }
    return Step(item: StructureItem(kind), claims: [noun], range: index..<mention.range.upperBound, isMarked: false)
  }

  private func isEnd(_ index: Int, _ state: ParseState) -> Bool {
    guard index < state.tokens.count else { return true }
    let token = state.tokens[index]
    return token.isMark || state.startsLine(index) || Self.markers.contains(token.word) || token.word == "and"
  }

  /// The next separator that stands before a new step.
  private func end(of start: Int, _ state: ParseState) -> Int {
    var index = start
    while index < state.tokens.count, index < start + 24 {
      let word = state.tokens[index].word
      if ["then", "followed", "finally", "→", ">", ".", ";", "|", "!", "?"].contains(word) { break }
      if index > start, state.startsLine(index) { break }
      if word == ",", !isListComma(index, state) { break }
      index += 1
    }
    while index > start, ["and", ",", "but"].contains(state.tokens[index - 1].word) { index -= 1 }
    return index
  }

  /// "Kick, snare and hats".
  private func isListComma(_ comma: Int, _ state: ParseState) -> Bool {
    guard let thing = PlacedThing(at: comma + 1, in: state) else { return false }
    let next = state.word(thing.range.upperBound)
    if next == "and" || next == "or" { return true }
    return next == "," && isListComma(thing.range.upperBound, state)
  }

  private func assign(_ steps: [Step], _ state: ParseState) {
    guard let first = steps.first, let last = steps.last else { return }
    state.brief.structure = steps.map(\.item)
    let start = first.range.lowerBound
    for step in steps {
      for words in step.claims { state.claim(words) }
      guard let arrangement = step.item.arrangement else { continue }
      for name in arrangement.instruments + [arrangement.solo].compactMap({ $0 }) {
        if name == "vocals" { state.brief.vocals = true } else { state.add(instrument: name) }
      }
    }
    state.addEvidence("structure", start..<last.range.upperBound, 0.85)
  }
}
