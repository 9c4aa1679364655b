/// Finds what is forbidden ("no drums, bass or vocals", "without hi-hats") and marks it for the recognisers.
struct NegationMarker {
  func mark(_ reading: inout Reading) {
    var index = 0
    while index < reading.tokens.count {
      if let bound = reading.vocabulary.bounds.match(reading.tokens, at: index) {
        index += bound.count
        continue
      }
      if let degree = reading.match(reading.vocabulary.degrees, at: index), !degree.value {
        index = markLess(degree.range, &reading)
        continue
      }
      guard let negation = reading.match(reading.vocabulary.negations, at: index), !isHedged(index, reading) else {
        markSwitchedOff(at: index, &reading)
        markReplaced(at: index, &reading)
        index += 1
        continue
      }
      // "Not too slow" speaks of the one word only.
      let next = negation.range.upperBound
      let isMild = Self.degrees.contains(reading.word(next - 1) ?? "")
      let start = !isMild && Self.degrees.contains(reading.word(next) ?? "") ? next + 1 : next
      let end =
        isMild || start > next
        ? markWord(at: start, &reading) : markNouns(from: next, overAnd: negation.value, &reading)
      if end > start { reading.claim(negation.range) }
      index = max(end, negation.range.upperBound)
    }
  }

  /// "Less aggressive", "not as dark": no mood or sound of the track, whatever it is compared with.
  private func markLess(_ degree: Range<Int>, _ reading: inout Reading) -> Int {
    let start = degree.upperBound
    guard let length = reading.vocabulary.adjectiveLength(reading.tokens, at: start),
      !reading.vocabulary.isThing(reading.tokens, at: start)
    else { return start }
    reading.forbid(start..<(start + length))
    return start + length
  }

  /// "Almost no percussion", "hardly any drums" leave some.
  private func isHedged(_ index: Int, _ reading: Reading) -> Bool {
    ["almost", "nearly", "practically", "virtually"].contains(reading.word(index - 1) ?? "")
  }

  /// "Replace the piano with a rhodes": the first of the two goes.
  private func markReplaced(at index: Int, _ reading: inout Reading) {
    guard Self.replacements.contains(reading.word(index) ?? ""), let noun = nounPhrase(at: index + 1, reading),
      ["with", "for", "by", "to"].contains(reading.word(noun.upperBound) ?? "")
    else { return }
    reading.forbid(noun)
    reading.claim(index..<(index + 1))
  }

  private static let replacements: Set<String> = [
    "replace", "replacing", "swap", "swapping", "switch", "switching", "exchange", "trade", "substitute", "change",
  ]

  private func markWord(at index: Int, _ reading: inout Reading) -> Int {
    guard let length = reading.vocabulary.nounLength(reading.tokens, at: index) else { return index }
    reading.forbid(index..<(index + length))
    return index + length
  }

  /// "Vocals: none", "drums off".
  private func markSwitchedOff(at index: Int, _ reading: inout Reading) {
    guard let length = reading.vocabulary.nounLength(reading.tokens, at: index) else { return }
    var end = index + length
    // "Kick-less", "drum-free".
    if let word = reading.word(end), ["less", "free"].contains(word), reading.tokens[end].joiner == "-" {
      reading.forbid(index..<end)
      reading.claim(end..<(end + 1))
      return
    }
    guard reading.vocabulary.isThing(reading.tokens, at: index) else { return }
    while let word = reading.word(end), Self.copulas.contains(word) { end += 1 }
    // "Drums: no" is a table's way; "drums, no bass" is not.
    let isNo =
      end > index + length && reading.word(end) == "no"
      && reading.vocabulary.nounLength(reading.tokens, at: end + 1) == nil
    guard let none = reading.match(reading.vocabulary.none, at: end) ?? (isNo ? (true, end..<(end + 1)) : nil) else {
      return
    }
    reading.forbid(index..<(index + length))
    reading.claim(none.range)
  }

  private static let degrees: Set<String> = ["too", "very", "so", "that"]

  private static let copulas: Set<String> = [":", "=", "-", "–", "→", "are", "is", "should", "must", "be"]

  /// Marks the list of nouns at `start`; returns where it ends.
  private func markNouns(from start: Int, overAnd: Bool, _ reading: inout Reading) -> Int {
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
  private func isOfFirstBars(before start: Int, _ reading: Reading) -> Bool {
    (2...4).contains { back in
      ["first", "last"].contains(reading.word(start - back - 1) ?? "")
        && reading.tokens[(start - back)..<start].contains { reading.vocabulary.units.value(of: $0.word) == .bars }
    }
  }

  /// "Until the drop", "in the intro", "at the beginning": the negation does not hold for the whole track.
  private func isLimited(at index: Int, _ reading: Reading) -> Bool {
    guard let word = reading.word(index), ["until", "till", "before", "in", "during", "at", "for"].contains(word) else {
      return false
    }
    var next = index + 1
    while let word = reading.word(next), ["the", "a", "first", "last", "second", "very"].contains(word) { next += 1 }
    return reading.vocabulary.sections.match(reading.tokens, at: next) != nil
      || ["start", "beginning", "end", "half", "part"].contains(reading.word(next) ?? "")
  }

  /// Fillers, adjectives and the noun that they belong to.
  private func nounPhrase(at start: Int, _ reading: Reading) -> Range<Int>? {
    var first = start
    while let word = reading.word(first), Self.fillers.contains(word) {
      // "Not too many drums" are some.
      if ["many", "much"].contains(word), reading.vocabulary.isThing(reading.tokens, at: first + 1) { return nil }
      first += 1
    }
    var end = first
    while let length = reading.vocabulary.nounLength(reading.tokens, at: end), end - first < 6 { end += length }
    return end > first ? first..<end : nil
  }

  private static let fillers: Set<String> = [
    "a", "an", "any", "the", "la", "there", "uses", "using", "type", "on", "its", "his", "her", "their", "my", "your",
    "our", "these", "those", "other", "kind", "sort",
    "many", "to", "hear", "such", "real", "actual", "obvious", "single", "whatsoever", "sounding", "feature", "need",
    "too", "very", "much", "more", "of", "use", "using", "include", "add", "put", "in", "with",
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
