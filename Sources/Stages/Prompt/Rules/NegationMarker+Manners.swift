/// Exclusions other than a negation before a noun: a hyphen, a replacement, "vocals: none".
extension NegationMarker {
  /// "-drums", as search engines have it; at the beginning of a line it is a bullet unless another one follows.
  func dashed(at index: Int, _ state: ParseState) -> Range<Int>? {
    guard isDash(index, state), let length = state.vocabulary.excludableLength(state.tokens, at: index + 1) else {
      return nil
    }
    let isSingleLine = index == 0 && !state.tokens.indices.dropFirst().contains(where: state.startsLine)
    if state.startsLine(index), !isSingleLine {
      let rest = (index + 1..<state.tokens.count).prefix { $0 == index + 1 || !state.startsLine($0) }
      guard rest.contains(where: { isDash($0, state) }) else { return nil }
    }
    return (index + 1)..<(index + 1 + length)
  }

  /// A hyphen with a gap before it and none after it.
  func isDash(_ index: Int, _ state: ParseState) -> Bool {
    ["-", "−"].contains(state.tokens[index].word) && (index == 0 || state.tokens[index].joiner == nil)
      && index + 1 < state.tokens.count && state.tokens[index + 1].joiner == ""
      && state.tokens[index + 1].kind == .word
  }

  /// A negation of leaving out: "don't skip", "never without".
  func doubled(_ first: Range<Int>, _ state: ParseState) -> Range<Int>? {
    guard let second = state.match(state.vocabulary.negations, at: first.upperBound),
      Self.plainNegations.contains(state.word(first.upperBound - 1) ?? ""),
      second.value || Self.removals.contains(state.word(second.range.lowerBound) ?? "")
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
  func markReplaced(at index: Int, _ state: ParseState) {
    guard Self.replacements.contains(state.word(index) ?? ""), let noun = nounPhrase(at: index + 1, state),
      ["with", "for", "by", "to"].contains(state.word(noun.upperBound) ?? "")
    else { return }
    state.forbid(noun)
    state.claim(index..<(index + 1))
  }

  private static let replacements: Set<String> = [
    "replace", "replacing", "swap", "swapping", "switch", "switching", "exchange", "trade", "substitute", "change",
  ]

  /// "Vocals: none", "drums off".
  func markSwitchedOff(at index: Int, _ state: ParseState) {
    guard let length = state.vocabulary.nounLength(state.tokens, at: index) else { return }
    var end = index + length
    // "Kick-less", "drum-free".
    if let word = state.word(end), ["less", "free"].contains(word), state.tokens[end].joiner == "-" {
      state.forbid(index..<end)
      state.claim(end..<(end + 1))
      return
    }
    guard state.vocabulary.isThing(state.tokens, at: index) else { return }
    while let word = state.word(end), Self.copulas.contains(word) { end += 1 }
    // "Drums: no" is a table's way; "drums, no bass" is not.
    let isNo =
      end > index + length && state.word(end) == "no"
      && state.vocabulary.nounLength(state.tokens, at: end + 1) == nil
    guard let none = state.match(state.vocabulary.none, at: end) ?? (isNo ? (true, end..<(end + 1)) : nil) else {
      return
    }
    state.forbid(index..<(index + length))
    state.claim(none.range)
    // "Drums and bass are not wanted".
    var start = index
    while ["and", "or", "nor"].contains(state.word(start - 1) ?? ""),
      let before = thing(before: start - 1, state)
    {
      state.forbid(before)
      start = before.lowerBound
    }
  }

  func thing(before end: Int, _ state: ParseState) -> Range<Int>? {
    (1...3).lazy.map { end - $0 }.first { start in
      start >= 0 && state.vocabulary.thingLength(state.tokens, at: start) == end - start
    }.map { $0..<end }
  }

  private static let copulas: Set<String> = [":", "=", "-", "–", "→", "are", "is", "should", "must", "be"]
}
