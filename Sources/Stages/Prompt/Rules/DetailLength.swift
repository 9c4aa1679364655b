/// A length of time that is said of a detail ("fade in over 10 seconds", "8 second reverb") and not of the track.
struct DetailLength {
  /// The words that name the detail.
  let detail: Range<Int>

  /// Nil where `length` is not a detail's.
  init?(_ length: SpokenLength, in state: ParseState) {
    guard let found = Self.after(length, state) ?? Self.before(length, state) else { return nil }
    detail = found
  }

  /// In seconds; longer ones beside a detail without a word between them are the track's.
  private static let longest = 30.0

  /// "8 second reverb", "20 s slow fade out".
  private static func after(_ length: SpokenLength, _ state: ParseState) -> Range<Int>? {
    var index = length.range.upperBound
    for _ in 0..<3 {
      if let found = state.vocabulary.details.match(state.tokens, at: index) {
        let isFade = state.tokens[index].word.hasPrefix("fad") || state.tokens[index].word == "crossfade"
        return length.seconds <= longest || isFade ? index..<(index + found.count) : nil
      }
      guard let word = state.word(index),
        adjectives.contains(word) || state.vocabulary.adjectiveLength(state.tokens, at: index) == 1
      else { return nil }
      index += 1
    }
    return nil
  }

  private static let adjectives: Set<String> = ["long", "of", "slow", "short", "quick", "smooth", "linear", "big", "-"]

  /// "Fade in over 10 seconds", "reverb tail of 6 seconds", "delay: 2 s".
  private static func before(_ length: SpokenLength, _ state: ParseState) -> Range<Int>? {
    var end = length.range.lowerBound
    while let word = state.word(end - 1), links.contains(word), length.range.lowerBound - end < 5 { end -= 1 }
    // "Fade in" ends with a link itself.
    for end in end...length.range.lowerBound {
      for count in stride(from: 3, through: 1, by: -1) where end >= count {
        let found = state.vocabulary.details.match(state.tokens, at: end - count)
        guard found?.count == count else { continue }
        return end < length.range.lowerBound || length.seconds <= longest ? (end - count)..<end : nil
      }
    }
    return nil
  }

  private static let links: Set<String> = [
    "of", "over", "for", "in", "with", "about", "a", "an", "the", "is", "=", ":", "around", "approximately", "within",
    "across", "during", "held", "sustained", "ringing", "lasting", "lasts", "takes", "taking", "roughly", "time", "be",
    "should", "set", "length", "some",
  ]
}
