/// Other manners than a negation before a noun.
extension NegationMarker {
  /// "-drums", as search engines have it; at the beginning of a line it is a bullet unless another one follows.
  func dashed(at index: Int, _ reading: Reading) -> Range<Int>? {
    guard isDash(index, reading), let length = reading.vocabulary.excludableLength(reading.tokens, at: index + 1) else {
      return nil
    }
    let isSingleLine = index == 0 && !reading.tokens.indices.dropFirst().contains(where: reading.startsLine)
    if reading.startsLine(index), !isSingleLine {
      let rest = (index + 1..<reading.tokens.count).prefix { $0 == index + 1 || !reading.startsLine($0) }
      guard rest.contains(where: { isDash($0, reading) }) else { return nil }
    }
    return (index + 1)..<(index + 1 + length)
  }

  /// A hyphen with a gap before it and none after it.
  func isDash(_ index: Int, _ reading: Reading) -> Bool {
    ["-", "−"].contains(reading.tokens[index].word) && (index == 0 || reading.tokens[index].joiner == nil)
      && index + 1 < reading.tokens.count && reading.tokens[index + 1].joiner == ""
      && reading.tokens[index + 1].kind == .word
  }

  /// A negation of leaving out: "don't skip", "never without".
  func doubled(_ first: Range<Int>, _ reading: Reading) -> Range<Int>? {
    guard let second = reading.match(reading.vocabulary.negations, at: first.upperBound),
      Self.plainNegations.contains(reading.word(first.upperBound - 1) ?? ""),
      second.value || Self.removals.contains(reading.word(second.range.lowerBound) ?? "")
    else { return nil }
    return second.range
  }

  private static let plainNegations: Set<String> = ["not", "t", "never", "cannot"]
  private static let removals: Set<String> = [
    "forget", "skip", "remove", "mute", "cut", "kill", "ditch", "scrap", "nix", "lose", "leave", "omit", "exclude",
    "avoid",
    "drop",
  ]

  /// "Replace the piano with a rhodes": the first of the two goes.
  func markReplaced(at index: Int, _ reading: inout Reading) {
    guard Self.replacements.contains(reading.word(index) ?? ""), let noun = nounPhrase(at: index + 1, reading),
      ["with", "for", "by", "to"].contains(reading.word(noun.upperBound) ?? "")
    else { return }
    reading.forbid(noun)
    reading.claim(index..<(index + 1))
  }

  private static let replacements: Set<String> = [
    "replace", "replacing", "swap", "swapping", "switch", "switching", "exchange", "trade", "substitute", "change",
  ]

  /// "Vocals: none", "drums off".
  func markSwitchedOff(at index: Int, _ reading: inout Reading) {
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
    // "Drums and bass are not wanted".
    var start = index
    while ["and", "or", "nor"].contains(reading.word(start - 1) ?? ""),
      let before = thing(before: start - 1, reading)
    {
      reading.forbid(before)
      start = before.lowerBound
    }
  }

  func thing(before end: Int, _ reading: Reading) -> Range<Int>? {
    (1...3).lazy.map { end - $0 }.first { start in
      start >= 0 && reading.vocabulary.thingLength(reading.tokens, at: start) == end - start
    }.map { $0..<end }
  }

  private static let copulas: Set<String> = [":", "=", "-", "–", "→", "are", "is", "should", "must", "be"]
}
