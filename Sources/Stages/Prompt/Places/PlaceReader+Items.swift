import Music

/// Sections with what describes them beside their name, as in a form: "quiet intro", "breakdown without drums".
extension PlaceReader {
  func readItem(_ mention: PlaceMention, _ state: ParseState) -> Int? {
    guard let noun = mention.noun else { return nil }
    let isSolo = state.solos.contains { $0.range.overlaps(noun) }
    var arrangement = SectionArrangement()
    var claims: [Range<Int>] = []
    var start = mention.range.lowerBound
    if !isSolo { start = readAdjectives(before: noun.lowerBound, &arrangement, &claims, state) }
    let right = content(behind: mention, isSolo, state)
    if right == nil, let tutti = tutti(behind: mention, state) {
      state.claim(tutti)
      state.place(tutti)
    }
    if let right {
      arrangement = arrangement.merged(with: right.arrangement) ?? arrangement
      claims += right.claims
    }
    guard !arrangement.isEmpty else { return nil }
    let end = max(mention.range.upperBound, right?.range.upperBound ?? 0)
    for words in claims { state.claim(words) }
    state.place(start..<noun.lowerBound)
    state.place(mention.range.upperBound..<end)
    state.add(mention.place, arrangement, from: start..<end, item: noun)
    state.addPlaced(right?.leaving ?? [])
    return end
  }

  /// "Chorus (full band)", "chorus: everybody": the section as it is.
  private func tutti(behind mention: PlaceMention, _ state: ParseState) -> Range<Int>? {
    let start = mention.range.upperBound
    let isOpened = ["(", "[", ":", "=", "-", "–", "with"].contains(state.word(start) ?? "")
    guard !state.startsLine(start), let tutti = TuttiPhrase(at: isOpened ? start + 1 : start, in: state)
    else { return nil }
    let end = tutti.range.upperBound
    guard end == state.tokens.count || state.tokens[end].isMark || state.startsLine(end) else { return nil }
    return tutti.range
  }

  /// "Quiet", "half-time", "a cappella", "piano" before a section; returns where the words begin.
  private func readAdjectives(
    before end: Int, _ arrangement: inout SectionArrangement, _ claims: inout [Range<Int>], _ state: ParseState
  ) -> Int {
    var start = end
    var isDone = false
    while !isDone, start > 0, start > end - 8, !state.startsLine(start) {
      isDone = true
      for length in stride(from: min(3, start), through: 1, by: -1) {
        let range = (start - length)..<start
        guard state.isFree(range), !state.tokens[range].contains(where: \.isMark) || length == 1,
          let isMeant = Self.read(range, &arrangement, isNoun: start == end, state)
        else { continue }
        if isMeant { claims.append(range) }
        start = range.lowerBound
        isDone = false
        break
      }
    }
    return claims.map(\.lowerBound).min() ?? end
  }

  /// True if the words say something of the arrangement, false if they only may stand there, nil if neither.
  private static func read(
    _ range: Range<Int>, _ arrangement: inout SectionArrangement, isNoun: Bool, _ state: ParseState
  ) -> Bool? {
    let words = Array(state.tokens[range])
    if let feel = state.vocabulary.timeFeels.match(words, at: 0), feel.count == range.count {
      arrangement.timeFeel = feel.value
      return true
    }
    if let thing = PlacedThing(at: range.lowerBound, in: state), thing.range == range {
      let section = state.word(range.upperBound) ?? ""
      guard !melodic.contains(section), isNoun || thing.isAbsent || thing.isAlone,
        !["bass", "drums"].contains(thing.name) || section != "drop"
      else { return thing.isAbsent ? true : nil }
      if thing.isAbsent {
        arrangement.without.append(thing.name)
      } else {
        arrangement.instruments.append(thing.name)
        arrangement.only = arrangement.only || thing.isAlone
      }
      return true
    }
    guard range.count == 1, let word = words.first?.word else { return nil }
    if let level = SectionLevel.named(word) {
      arrangement.level = level
      return true
    }
    if word == "acoustic" {
      arrangement.instruments.append("acoustic guitar")
      return true
    }
    let isFiller = ["very", "really", "super", "and", "but", "more", ","].contains(word)
    if isFiller, word != "and" || SectionLevel.named(state.word(range.lowerBound - 1) ?? "") != nil, word != "," {
      return false
    }
    let isAdjective =
      state.vocabulary.adjectiveLength(words, at: 0) == 1 || state.vocabulary.sectionLengths.value(of: word) != nil
      || ordinals.contains(word)
    return isAdjective ? false : nil
  }

  /// A "synth hook" is a melody.
  private static let melodic: Set<String> = ["hook", "hooks"]
  private static let ordinals: Set<String> = ["first", "second", "third", "fourth", "last", "final"]

  /// "With only pads", "(only pads)", ": drums and bass", "is loud".
  private func content(behind mention: PlaceMention, _ isSolo: Bool, _ state: ParseState) -> PlacedContent? {
    var start = mention.range.upperBound
    guard let opener = state.word(start), !state.startsLine(start) else { return nil }
    var isList = false
    var isOpened = false
    if let closer = ["(": ")", "[": "]", "{": "}"][opener],
      state.tokens[start...].contains(where: { $0.word == closer })
    {
      (isList, isOpened) = (true, true)
      start += 1
    } else if [":", "=", "-", "–", "—"].contains(opener) {
      isOpened = true
      isList = opener == ":" || opener == "="
      start += 1
    }
    if let bars = BarCount(at: start, in: state) {
      start = bars.range.upperBound
      if isOpened, [",", "-", "–", ";", "/"].contains(state.word(start) ?? "") { start += 1 }
      isOpened = isOpened || PlacedThing(at: start, in: state) != nil
    } else if state.word(start) == "of", let bars = BarCount(at: start + 1, in: state) {
      start = bars.range.upperBound
      isOpened = isOpened || PlacedThing(at: start, in: state) != nil
    }
    guard let word = state.word(start), isOpened || connects(word, start, state),
      !(isSolo && !isOpened && word != "with")
    else { return nil }
    let limit = clauseEnd(after: start, state)
    guard start < limit, !isOpened || PlaceMention(at: start, in: state) == nil else { return nil }
    return PlacedContent(from: start, .init(limit: limit, isList: isList), in: state)
  }

  private func connects(_ word: String, _ index: Int, _ state: ParseState) -> Bool {
    Self.connectors.contains(word) || isWholeDescription(index, state) || KeyChange(at: index, in: state) != nil
      || isLastWord(index, state)
      || state.match(state.vocabulary.negations, at: index) != nil
      || (state.match(state.vocabulary.only, at: index) != nil && word != "pure" && word != "solo")
  }

  /// "Bridge a cappella", "outro instrumental", as far as nothing follows.
  private func isWholeDescription(_ index: Int, _ state: ParseState) -> Bool {
    guard let thing = PlacedThing(at: index, in: state), thing.isAlone || thing.isAbsent || isEntry(index, state) else {
      return false
    }
    let end = thing.range.upperBound
    return end == state.tokens.count || state.tokens[end].isMark || state.startsLine(end)
  }

  /// "Intro piano, chorus guitars, outro strings": entries that are a section and who plays, more than one of them.
  private func isEntry(_ index: Int, _ state: ParseState) -> Bool {
    func isEntry(endingAt end: Int) -> Bool {
      guard let found = state.vocabulary.sections.match(state.tokens, at: end - 1), found.count == 1,
        found.value != .drop, !["hook", "hooks"].contains(state.word(end - 1) ?? "")
      else { return false }
      return end == 1 || state.tokens[end - 2].isMark || state.startsLine(end - 1)
    }
    guard index > 0, isEntry(endingAt: index) else { return false }
    return state.tokens.indices.dropFirst().contains { other in
      abs(other - index) > 1 && isEntry(endingAt: other)
        && state.vocabulary.isInstrument(state.tokens, at: other)
    }
  }

  /// "Chorus loud", "bridge half-time": a level or a feel that ends the entry.
  private func isLastWord(_ index: Int, _ state: ParseState) -> Bool {
    let feel = state.match(state.vocabulary.timeFeels, at: index)?.range
    guard feel != nil || SectionLevel.named(state.word(index) ?? "") != nil else { return false }
    let end = feel?.upperBound ?? index + 1
    return end == state.tokens.count || state.tokens[end].isMark || state.startsLine(end)
      || ["and", "then", "but"].contains(state.tokens[end].word)
  }

  private static let connectors: Set<String> = [
    "with", "has", "have", "having", "is", "are", "be", "should", "must", "goes", "gets", "features", "featuring",
    "contains", "where", "of", "becomes", "turns", "drops", "modulates", "shifts", "moves", "will", "shall", "adds",
    "in", "that", "which", "strips", "gains", "uses", "using",
  ]

  private func clauseEnd(after start: Int, _ state: ParseState) -> Int {
    var index = start
    while index < state.tokens.count, index < start + 40 {
      let word = state.tokens[index].word
      if [".", ";", "!", "?", "|", ")", "]", "}", "→", ">", "then"].contains(word) { return index }
      if state.startsLine(index), index > start { return index }
      index += 1
    }
    return index
  }
}
