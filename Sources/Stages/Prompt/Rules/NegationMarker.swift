/// Finds what is forbidden ("no drums, bass or vocals", "without hi-hats") and marks it for the recognisers.
struct NegationMarker {
  func mark(_ reading: inout Reading) {
    var index = 0
    while index < reading.tokens.count {
      if let bound = reading.vocabulary.bounds.match(reading.tokens, at: index) {
        index += bound.count
        continue
      }
      guard let negation = reading.match(reading.vocabulary.negations, at: index) else {
        markSwitchedOff(at: index, &reading)
        index += 1
        continue
      }
      // "Not too slow" speaks of the one word only.
      let isMild = reading.word(negation.range.upperBound - 1) == "too"
      let end =
        isMild
        ? markWord(at: negation.range.upperBound, &reading)
        : markNouns(from: negation.range.upperBound, overAnd: negation.value, &reading)
      if end > negation.range.upperBound { reading.claim(negation.range) }
      index = max(end, negation.range.upperBound)
    }
  }

  private func markWord(at index: Int, _ reading: inout Reading) -> Int {
    guard let length = reading.vocabulary.nounLength(reading.tokens, at: index) else { return index }
    reading.forbid(index..<(index + length))
    return index + length
  }

  /// "Vocals: none", "drums off".
  private func markSwitchedOff(at index: Int, _ reading: inout Reading) {
    guard let length = reading.vocabulary.thingLength(reading.tokens, at: index) else { return }
    var end = index + length
    if let word = reading.word(end), [":", "=", "are", "is"].contains(word) { end += 1 }
    guard let none = reading.match(reading.vocabulary.none, at: end) else { return }
    reading.forbid(index..<(index + length))
    reading.claim(none.range)
  }

  /// Marks the list of nouns at `start`; returns where it ends.
  private func markNouns(from start: Int, overAnd: Bool, _ reading: inout Reading) -> Int {
    var end = start
    var index = start
    while let noun = nounPhrase(at: index, reading) {
      reading.forbid(noun)
      end = noun.upperBound
      guard let next = continuation(after: end, overAnd: overAnd, reading) else { break }
      index = next
    }
    return end
  }

  /// Fillers, adjectives and the noun that they belong to.
  private func nounPhrase(at start: Int, _ reading: Reading) -> Range<Int>? {
    var first = start
    while let word = reading.word(first), Self.fillers.contains(word) { first += 1 }
    var end = first
    while let length = reading.vocabulary.nounLength(reading.tokens, at: end), end - first < 6 { end += length }
    return end > first ? first..<end : nil
  }

  private static let fillers: Set<String> = [
    "a", "an", "any", "the", "too", "very", "much", "more", "of", "use", "using", "include", "add", "put", "in", "with",
    "want", "have", "so", "be", "make", "it", "at", "all", "is", "as",
  ]

  /// Longer lists than this are not looked through for their "or".
  private static let longestList = 8

  /// Where the list goes on after a noun: at "or", at "and" if the negation carries over it, at a comma if an "or" or
  /// such an "and" is still to come within `rest` nouns.
  private func continuation(after end: Int, overAnd: Bool, rest: Int = longestList, _ reading: Reading) -> Int? {
    let links: Set<String> = overAnd ? ["or", "nor", "and"] : ["or", "nor"]
    guard let word = reading.word(end) else { return nil }
    if links.contains(word) { return end + 1 }
    guard word == "," else { return nil }
    if let next = reading.word(end + 1), links.contains(next) { return end + 2 }
    guard rest > 1, let noun = nounPhrase(at: end + 1, reading), noun.lowerBound == end + 1,
      continuation(after: noun.upperBound, overAnd: overAnd, rest: rest - 1, reading) != nil
    else { return nil }
    return end + 1
  }
}
