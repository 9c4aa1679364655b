import Music

/// A change of key that is said in words: "key change up a tone", "modulates up a semitone", "goes up a half step".
struct KeyChange {
  let semitones: Int
  let range: Range<Int>
  /// True if no size was said, so that it is ours.
  let isAssumed: Bool

  /// The size of a change that nobody said: a whole tone, the most usual one (our choice).
  static let usual = 2

  init?(at index: Int, in state: ParseState) {
    guard state.isFree(index..<(index + 1)) else { return nil }
    if let bare = Self.bare(at: index, state) {
      (semitones, range, isAssumed) = (bare.semitones, index..<bare.end, false)
      return
    }
    guard let announced = Self.announcement(at: index, state) else { return nil }
    var next = announced.end
    var sign = Self.falls.contains(state.word(index) ?? "") ? -1 : 1
    while let word = state.word(next), next < announced.end + 4, Self.fillers.contains(word) {
      if ["down", "lower"].contains(word) { sign = -1 }
      next += 1
    }
    if let size = Self.size(at: next, state) {
      if ["down", "lower"].contains(state.word(size.end) ?? "") { sign = -1 }
      let hasDirection = ["up", "down", "higher", "lower"].contains(state.word(size.end) ?? "")
      range = index..<(hasDirection ? size.end + 1 : size.end)
      semitones = sign * size.semitones
      isAssumed = false
    } else if announced.isCertain {
      let isDirected = ["up", "down"].contains(state.word(announced.end) ?? "")
      range = index..<(isDirected ? announced.end + 1 : announced.end)
      semitones = sign * Self.usual
      isAssumed = true
    } else {
      return nil
    }
    guard (-12...12).contains(semitones), semitones != 0 else { return nil }
  }

  /// "A semitone higher", "two semitones up".
  private static func bare(at index: Int, _ state: ParseState) -> (semitones: Int, end: Int)? {
    let start = ["a", "an"].contains(state.word(index) ?? "") ? index + 1 : index
    guard let size = size(at: start, state), let word = state.word(size.end),
      ["higher", "up", "lower", "down"].contains(word), (1...12).contains(size.semitones)
    else { return nil }
    return (["lower", "down"].contains(word) ? -size.semitones : size.semitones, size.end + 1)
  }

  /// `isCertain` is false where only a size makes a change of key of it.
  private static func announcement(at index: Int, _ state: ParseState) -> (end: Int, isCertain: Bool)? {
    if let phrase = state.match(phrases, at: index) { return (phrase.range.upperBound, true) }
    guard let word = state.word(index) else { return nil }
    if verbs.contains(word) { return (index + 1, false) }
    return word == "up" || word == "down" ? (index, false) : nil
  }

  private static let phrases = PhraseBook(
    [
      (
        true,
        [
          "truck driver s gear change", "truck driver key change", "key changes", "key change", "change of key",
          "change key", "changes key", "gear change", "modulation", "modulates", "modulate", "modulating", "keychange",
        ]
      )
    ], plurals: false)
  private static let verbs: Set<String> = [
    "goes", "go", "moves", "shifts", "jumps", "steps", "lifts", "raised", "raise", "transposed", "transpose",
    "transposes", "rises", "climbs", "shift", "lift", "move", "lowered", "drops", "falls",
  ]
  private static let falls: Set<String> = ["drops", "falls", "lowered", "down"]
  private static let fillers: Set<String> = [
    "up", "down", "by", "of", "higher", "lower", "a", "an", "to", "the", "key", "whole", "it", "one",
  ]

  /// "A semitone", "a half step", "two semitones", "a minor third".
  private static func size(at index: Int, _ state: ParseState) -> (semitones: Int, end: Int)? {
    var next = index
    var count = 1
    if let number = Numeral(at: next, in: state), (1...12).contains(number.value) {
      count = Int(number.value)
      next = number.range.upperBound
    }
    if let word = state.word(next), ["whole", "full", "half", "minor", "major", "perfect"].contains(word) {
      let pair = "\(word) \(state.word(next + 1) ?? "")"
      guard let size = sizes[pair] else { return nil }
      return (size * count, next + 2)
    }
    guard let size = sizes[state.word(next) ?? ""] else { return nil }
    return (size * count, next + 1)
  }

  private static let sizes = [
    "semitone": 1, "semitones": 1, "halftone": 1, "half step": 1, "half steps": 1, "half tone": 1, "half tones": 1,
    "tone": 2, "tones": 2, "step": 2, "steps": 2, "whole step": 2, "whole steps": 2, "whole tone": 2, "full tone": 2,
    "full step": 2, "minor third": 3, "major third": 4, "third": 4, "fourth": 5, "perfect fourth": 5, "fifth": 7,
    "perfect fifth": 7, "octave": 12,
  ]
}
