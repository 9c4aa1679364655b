/// The lists of nouns that negations forbid.
extension NegationMarker {
  /// Marks the list of nouns at `start`; returns where it ends.
  func markNouns(from start: Int, overAnd: Bool, _ state: ParseState) -> Int {
    var nouns: [Range<Int>] = []
    var index = start
    while let noun = nounPhrase(at: index, state) {
      nouns.append(noun)
      guard let next = continuation(after: noun.upperBound, overAnd: overAnd, state) else { break }
      index = next
    }
    guard let end = nouns.last?.upperBound else { return start }
    if isLimited(at: end, state) || isOfFirstBars(before: start, state) {
      state.note("\"\(state.words((start - 1)..<end))\" is said of one part only; it was left open.")
      for noun in nouns { state.claim(noun) }
    } else {
      for noun in nouns { state.forbid(noun) }
    }
    return end
  }

  /// "The first 8 bars without".
  func isOfFirstBars(before start: Int, _ state: ParseState) -> Bool {
    (2...4).contains { back in
      ["first", "last"].contains(state.word(start - back - 1) ?? "")
        && state.tokens[(start - back)..<start].contains { state.vocabulary.units.value(of: $0.word) == .bars }
    }
  }

  /// "Until the drop", "in the intro", "at the beginning": the negation does not hold for the whole track.
  func isLimited(at index: Int, _ state: ParseState) -> Bool {
    guard let word = state.word(index), ["until", "till", "before", "in", "during", "at", "for"].contains(word) else {
      return false
    }
    var next = index + 1
    while let word = state.word(next), ["the", "a", "first", "last", "second", "very"].contains(word) { next += 1 }
    return state.vocabulary.sections.match(state.tokens, at: next) != nil
      || ["start", "beginning", "end", "half", "part"].contains(state.word(next) ?? "")
  }

  /// Fillers, adjectives and the noun that they belong to.
  func nounPhrase(at start: Int, _ state: ParseState) -> Range<Int>? {
    var first = start
    while let word = state.word(first), Self.fillers.contains(word) {
      // "Not too many drums" are some.
      if ["many", "much"].contains(word), state.vocabulary.isThing(state.tokens, at: first + 1) { return nil }
      first += 1
    }
    var end = first
    while let length = state.vocabulary.nounLength(state.tokens, at: end), end - first < 6 {
      // "No-vocals techno": what comes after a thing is described by it.
      if end > first, endsName(at: end, after: first, state) { break }
      end += length
    }
    if end == first, let noun = described(at: first, after: start, state) { return noun }
    return end > first ? first..<end : nil
  }

  func endsName(at end: Int, after first: Int, _ state: ParseState) -> Bool {
    let isThing = thing(before: end, state) != nil
    return isThing
      && (state.vocabulary.genres.match(state.tokens, at: end) != nil
        && state.vocabulary.thingLength(state.tokens, at: end) == nil)
  }

  /// "No cheesy synths": a thing behind a word that nobody knows.
  func described(at index: Int, after start: Int, _ state: ParseState) -> Range<Int>? {
    guard let word = state.word(index), state.tokens[index].kind == .word,
      !state.vocabulary.smallWords.contains(word), !Self.notDescribing.contains(word),
      !["not", "t", "never"].contains(state.word(start - 1) ?? "")
    else { return nil }
    let first = index + 1
    let described = state.vocabulary.genres.match(state.tokens, at: first)?.count ?? 0
    guard let length = state.vocabulary.thingLength(state.tokens, at: first + described) else { return nil }
    return first..<(first + described + length)
  }

  private static let notDescribing: Set<String> = [
    "ordinary", "usual", "mere", "doubt", "problem", "problems", "worries", "matter", "idea", "need", "limit", "less",
    "wonder",
  ]

  private static let fillers: Set<String> = [
    "a", "an", "any", "the", "la", "there", "uses", "using", "type", "on", "its", "his", "her", "their", "my", "your",
    "our", "these", "those", "other", "kind", "sort",
    "many", "to", "hear", "such", "real", "actual", "obvious", "single", "whatsoever", "sounding", "feature", "need",
    "too", "very", "much", "more", "of", "use", "using", "include", "add", "put", "in", "with",
    "want", "have", "so", "be", "make", "it", "at", "all", "is", "as", "like",
  ]

  /// True if the sentence around `end` begins with an order to leave something out.
  func isAfterOrder(_ end: Int, _ state: ParseState) -> Bool {
    var start = end
    while start > max(0, end - Self.longestOrder), !startsSentence(start, state) { start -= 1 }
    return isOrder(at: start, state)
  }

  /// True if the item at `start` is the name of an instrument, a voice or a section and nothing else.
  func isName(at start: Int, _ state: ParseState) -> Bool {
    let first = ["the", "any", "a"].contains(state.word(start) ?? "") ? start + 1 : start
    guard let length = state.vocabulary.thingLength(state.tokens, at: first) else { return false }
    let end = first + length
    return end == state.tokens.count || state.tokens[end].isMark
      || ["and", "or"].contains(state.tokens[end].word)
      || state.startsLine(end)
  }

  /// The reach of the search for a sentence's beginning, in tokens.
  private static let longestOrder = 40

  /// Longer lists than this are not looked through for their "or".
  private static let longestList = 8

  /// The index at which the list goes on after a noun: at "or", at "and" if the negation carries over it, at a comma
  /// if an "or" or
  /// such an "and" is still to come within `rest` nouns.
  func continuation(after end: Int, overAnd: Bool, rest: Int = longestList, _ state: ParseState) -> Int? {
    let links: Set<String> = overAnd ? ["or", "nor", "and"] : ["or", "nor"]
    guard let word = state.word(end) else { return nil }
    if links.contains(word) { return end + 1 }
    guard word == "," else { return nil }
    if isAfterOrder(end, state), isName(at: end + 1, state) { return end + 1 }
    if let next = state.word(end + 1), links.contains(next) { return end + 2 }
    guard rest > 1, let noun = nounPhrase(at: end + 1, state), noun.lowerBound == end + 1,
      continuation(after: noun.upperBound, overAnd: overAnd, rest: rest - 1, state) != nil
    else { return nil }
    return end + 1
  }
}
