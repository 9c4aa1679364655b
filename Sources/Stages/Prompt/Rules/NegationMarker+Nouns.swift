/// The lists of nouns that negations forbid.
extension NegationMarker {
  /// Marks the list of nouns at `start`; returns where it ends.
  func markNouns(from start: Int, overAnd: Bool, _ reading: inout Reading) -> Int {
    var nouns: [Range<Int>] = []
    var index = start
    while let noun = nounPhrase(at: index, reading) {
      nouns.append(noun)
      guard let next = continuation(after: noun.upperBound, overAnd: overAnd, reading) else { break }
      index = next
    }
    guard let end = nouns.last?.upperBound else { return start }
    if isLimited(at: end, reading) || isOfFirstBars(before: start, reading) {
      reading.note("\"\(reading.words((start - 1)..<end))\" is said of one part only; it was left open.")
      for noun in nouns { reading.claim(noun) }
    } else {
      for noun in nouns { reading.forbid(noun) }
    }
    return end
  }

  /// "The first 8 bars without".
  func isOfFirstBars(before start: Int, _ reading: Reading) -> Bool {
    (2...4).contains { back in
      ["first", "last"].contains(reading.word(start - back - 1) ?? "")
        && reading.tokens[(start - back)..<start].contains { reading.vocabulary.units.value(of: $0.word) == .bars }
    }
  }

  /// "Until the drop", "in the intro", "at the beginning": the negation does not hold for the whole track.
  func isLimited(at index: Int, _ reading: Reading) -> Bool {
    guard let word = reading.word(index), ["until", "till", "before", "in", "during", "at", "for"].contains(word) else {
      return false
    }
    var next = index + 1
    while let word = reading.word(next), ["the", "a", "first", "last", "second", "very"].contains(word) { next += 1 }
    return reading.vocabulary.sections.match(reading.tokens, at: next) != nil
      || ["start", "beginning", "end", "half", "part"].contains(reading.word(next) ?? "")
  }

  /// Fillers, adjectives and the noun that they belong to.
  func nounPhrase(at start: Int, _ reading: Reading) -> Range<Int>? {
    var first = start
    while let word = reading.word(first), Self.fillers.contains(word) {
      // "Not too many drums" are some.
      if ["many", "much"].contains(word), reading.vocabulary.isThing(reading.tokens, at: first + 1) { return nil }
      first += 1
    }
    var end = first
    while let length = reading.vocabulary.nounLength(reading.tokens, at: end), end - first < 6 {
      // "No-vocals techno": what comes after a thing is described by it.
      if end > first, endsName(at: end, after: first, reading) { break }
      end += length
    }
    if end == first, let noun = described(at: first, after: start, reading) { return noun }
    return end > first ? first..<end : nil
  }

  func endsName(at end: Int, after first: Int, _ reading: Reading) -> Bool {
    let isThing = thing(before: end, reading) != nil
    return isThing
      && (reading.vocabulary.genres.match(reading.tokens, at: end) != nil
        && reading.vocabulary.thingLength(reading.tokens, at: end) == nil)
  }

  /// "No cheesy synths": a thing behind a word that nobody knows.
  func described(at index: Int, after start: Int, _ reading: Reading) -> Range<Int>? {
    guard let word = reading.word(index), reading.tokens[index].kind == .word,
      !reading.vocabulary.smallWords.contains(word), !Self.notDescribing.contains(word),
      !["not", "t", "never"].contains(reading.word(start - 1) ?? "")
    else { return nil }
    let first = index + 1
    let described = reading.vocabulary.genres.match(reading.tokens, at: first)?.count ?? 0
    guard let length = reading.vocabulary.thingLength(reading.tokens, at: first + described) else { return nil }
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

  /// Whether the sentence that `end` is in began with an order to leave something out.
  func isAfterOrder(_ end: Int, _ reading: Reading) -> Bool {
    var start = end
    while start > max(0, end - Self.longestOrder), !startsSentence(start, reading) { start -= 1 }
    return isOrder(at: start, reading)
  }

  /// Whether the item at `start` is the name of a thing and nothing else.
  func isName(at start: Int, _ reading: Reading) -> Bool {
    let first = ["the", "any", "a"].contains(reading.word(start) ?? "") ? start + 1 : start
    guard let length = reading.vocabulary.thingLength(reading.tokens, at: first) else { return false }
    let end = first + length
    return end == reading.tokens.count || reading.tokens[end].isMark
      || ["and", "or"].contains(reading.tokens[end].word)
      || reading.startsLine(end)
  }

  /// How far back, in tokens, the beginning of a sentence is looked for.
  private static let longestOrder = 40

  /// Longer lists than this are not looked through for their "or".
  private static let longestList = 8

  /// Where the list goes on after a noun: at "or", at "and" if the negation carries over it, at a comma if an "or" or
  /// such an "and" is still to come within `rest` nouns.
  func continuation(after end: Int, overAnd: Bool, rest: Int = longestList, _ reading: Reading) -> Int? {
    let links: Set<String> = overAnd ? ["or", "nor", "and"] : ["or", "nor"]
    guard let word = reading.word(end) else { return nil }
    if links.contains(word) { return end + 1 }
    guard word == "," else { return nil }
    if isAfterOrder(end, reading), isName(at: end + 1, reading) { return end + 1 }
    if let next = reading.word(end + 1), links.contains(next) { return end + 2 }
    guard rest > 1, let noun = nounPhrase(at: end + 1, reading), noun.lowerBound == end + 1,
      continuation(after: noun.upperBound, overAnd: overAnd, rest: rest - 1, reading) != nil
    else { return nil }
    return end + 1
  }
}
