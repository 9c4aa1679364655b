import Music

/// The reader of what is said of single places: "no drums until the drop", "starts with solo cello", "quiet intro".
///
/// It comes before the other rules and claims its words, so that nothing that belongs to a place is taken for the song's.
struct PlaceReader {
  func read(_ state: ParseState) {
    state.solos = SoloMention.all(in: state)
    SequenceReader().read(state)
    var index = 0
    while index < state.tokens.count {
      index = max(
        index + 1,
        readEdgeLevel(at: index, state) ?? readLeadIn(at: index, state) ?? readGrowth(at: index, state) ?? readEdge(
          at: index, state) ?? readPlace(
            at: index, state) ?? 0)
    }
    for index in state.tokens.indices { readKeyChange(at: index, state) }
  }

  /// "With a key change": where nobody says, the last chorus is the place.
  private func readKeyChange(at index: Int, _ state: ParseState) {
    guard let change = KeyChange(at: index, in: state), !state.isForbidden(change.range), !isNegated(index, state)
    else {
      return
    }
    var arrangement = SectionArrangement()
    arrangement.transposition = change.semitones
    state.claim(change.range)
    state.add(SectionPlace(.in, .chorus, occurrence: -1), arrangement, from: change.range, item: nil)
    state.note("No place was said for \"\(state.words(change.range))\"; it is the last chorus.")
  }

  private func isNegated(_ index: Int, _ state: ParseState) -> Bool {
    (1...3).contains { back in
      state.match(state.vocabulary.negations, at: index - back).map { $0.range.upperBound >= index - 1 } ?? false
    }
  }

  // MARK: Beginning and end by verbs

  /// "Starts with solo cello", "ends quietly".
  private func readEdge(at index: Int, _ state: ParseState) -> Int? {
    guard let edge = EdgeVerb(at: index, in: state),
      state.vocabulary.endings.match(state.tokens, at: index) == nil
    else { return nil }
    let bounds = PlacedContent.Bounds(limit: limit(after: edge.range.upperBound, state))
    let bars = BarCount(at: edge.range.upperBound, in: state)
    let start = bars.map { state.word($0.range.upperBound) == "of" ? $0.range.upperBound + 1 : $0.range.upperBound }
    guard let content = PlacedContent(from: start ?? edge.range.upperBound, bounds, in: state) else { return nil }
    // "The bridge starts with drums" speaks of the bridge.
    let subject = PlaceMention.ending(at: edge.range.lowerBound, in: state)
    var arrangement = content.arrangement
    if edge.isStart, content.isEntrance { return nil }
    if arrangement.solo != nil, arrangement.instruments.isEmpty { arrangement.label = nil }
    state.claim(edge.range)
    if let bars { state.claim(bars.range) }
    for words in content.claims { state.claim(words) }
    var place = subject?.place ?? edge.place
    if let bars, subject == nil {
      place.bars = bars.count
      arrangement.only = arrangement.only || !arrangement.instruments.isEmpty
    }
    state.add(
      place, arrangement, from: edge.range.lowerBound..<content.range.upperBound, item: nil)
    return content.range.upperBound
  }

  /// The end of the sentence, the line or the prompt.
  func limit(after start: Int, _ state: ParseState) -> Int {
    var index = start
    while index < state.tokens.count, index < start + 40 {
      if [".", ";", "!", "?", "|", ")", "]", "→", ">"].contains(state.tokens[index].word)
        || state.startsLine(index) && index > start
      {
        return index
      }
      index += 1
    }
    return index
  }

  // MARK: Places

  private func readPlace(at index: Int, _ state: ParseState) -> Int? {
    guard let mention = PlaceMention(at: index, in: state) else { return nil }
    return mention.isPrepositional ? readAdverbial(mention, state) : readItem(mention, state)
  }

  /// "No drums until the drop", "in the bridge, drums drop out".
  private func readAdverbial(_ mention: PlaceMention, _ state: ParseState) -> Int? {
    let left = content(before: mention, state).map { sized($0, after: mention, state) }
    if let left, let end = readExemption(left, mention, state) { return end }
    if mention.isUntilEnd { return nil }
    let right = content(after: mention, hasLeft: left != nil, state)
    let solo = mention.noun.map { noun in state.solos.contains { $0.range.overlaps(noun) } } ?? false
    if left == nil, right == nil {
      // "After the guitar solo" without anything said of it.
      return solo ? mention.range.upperBound : nil
    }
    var places = [mention]
    if left != nil { places += furtherPlaces(after: mention, state) }
    let end = max(places.last?.range.upperBound ?? 0, right?.range.upperBound ?? 0)
    for place in places {
      state.claim(place.nounless)
      if let noun = place.noun { state.adverbials.append(noun) }
    }
    for place in places {
      for content in [left, right].compactMap({ $0 }) { add(content, at: place, state) }
    }
    for content in [left, right].compactMap({ $0 }) { for words in content.claims { state.claim(words) } }
    if let left, let end = readException(after: places.last?.range.upperBound ?? end, to: left, state) { return end }
    return max(
      end, mention.range.upperBound, readSequel(after: max(end, mention.range.upperBound), mention, state) ?? 0)
  }

  /// "Drums until the bridge, then only strings".
  private func readSequel(after end: Int, _ mention: PlaceMention, _ state: ParseState) -> Int? {
    let start = state.word(end) == "," ? end + 1 : end
    guard mention.place.relation == .until, state.word(start) == "then",
      let content = PlacedContent(from: start + 1, .init(limit: limit(after: start + 1, state)), in: state),
      content.arrangement.only
    else { return nil }
    var place = mention.place
    place.relation = .from
    for words in content.claims { state.claim(words) }
    state.add(place, content.arrangement, from: start..<content.range.upperBound, item: nil)
    return content.range.upperBound
  }

  /// "In the intro and the outro".
  func furtherPlaces(after mention: PlaceMention, _ state: ParseState) -> [PlaceMention] {
    guard ["and", "or"].contains(state.word(mention.range.upperBound) ?? ""),
      let next = PlaceMention(at: mention.range.upperBound + 1, in: state), next.noun != nil,
      mention.place.section != nil,
      next.range.upperBound == state.tokens.count || endsClause(next.range.upperBound, state)
    else { return [] }
    return [next.related(like: mention)]
  }

  private func endsClause(_ index: Int, _ state: ParseState) -> Bool {
    guard index < state.tokens.count else { return true }
    return state.tokens[index].isMark || state.startsLine(index) || ["then", "but"].contains(state.tokens[index].word)
  }

  private func add(_ content: PlacedContent, at mention: PlaceMention, _ state: ParseState) {
    let range =
      min(
        content.range.lowerBound, mention.range.lowerBound)..<max(
        content.range.upperBound, mention.range.upperBound)
    if mention.isMiddle {
      guard content.arrangement.solo != nil else {
        state.note("\"\(state.words(range))\" names no section that could have it; name one, such as the bridge.")
        return
      }
      state.add(SectionPlace(.in, .solo), content.arrangement, from: range, item: nil)
      return
    }
    if let late = content.silenceBefore(mention.place) {
      state.add(late.place, late.arrangement, from: range, item: nil)
      state.addPlaced(content.arrangement.instruments)
      return
    }
    let detail = content.detail(at: mention.place)
    state.add(detail.place, detail.arrangement, from: range, item: nil)
    if content.isEntrance || content.isRestricted { state.addEntering(detail.arrangement.instruments) }
    state.addPlaced(content.leaving)
  }

  /// What stands before a place and is said of it, as far back as it can be read without a rest.
  private func content(before mention: PlaceMention, _ state: ParseState) -> PlacedContent? {
    let end = mention.range.lowerBound
    var start = end
    var found: PlacedContent?
    let bounds = PlacedContent.Bounds(limit: end, isBeforePlace: true)
    while start > max(0, end - 14), state.isFree((start - 1)..<start), !state.startsLine(start) || start == end {
      start -= 1
      if stops(at: start, state) { break }
      if let content = PlacedContent(from: start, bounds, in: state), content.index >= end { found = content }
    }
    return found
  }

  private func stops(at index: Int, _ state: ParseState) -> Bool {
    [".", ";", "!", "?", "then", "but", "while", "that"].contains(state.tokens[index].word)
      || isSection(at: index, state)
  }

  /// A section's own name, but for a solo's, which is said of the place.
  private func isSection(at index: Int, _ state: ParseState) -> Bool {
    guard let mention = PlaceMention(at: index, in: state), let noun = mention.noun else { return false }
    return noun.lowerBound == index && mention.place.section != .solo
  }

  private func content(after mention: PlaceMention, hasLeft: Bool, _ state: ParseState) -> PlacedContent? {
    var start = mention.range.upperBound
    let end = limit(after: start, state)
    guard start < end, let word = state.word(start) else { return nil }
    if hasLeft {
      guard ["with", "without"].contains(word) else { return nil }
    } else if word == "," || word == ":" {
      guard beginsClause(mention.range.lowerBound, state) else { return nil }
      start += 1
    }
    if state.word(start) == "then" { start += 1 }
    return PlacedContent(from: start, .init(limit: end), in: state)
  }

  private func beginsClause(_ index: Int, _ state: ParseState) -> Bool {
    guard index > 0 else { return true }
    return state.tokens[index - 1].isMark || state.startsLine(index)
      || ["then", "and", "but", "while", "finally"].contains(state.tokens[index - 1].word)
  }
}
