import Audio
import Music

/// The reader of fades and of the last sound: "fade out over 10 s", "a 10-second fade", "fades in", "rings out".
struct FadeReader {
  /// The lengths of fades of which only a word was said, in seconds (our choice).
  private static let lengths = [
    "long": 15.0, "slow": 12, "gradual": 12, "gentle": 12, "short": 3, "quick": 3, "brief": 3, "fast": 3,
  ]
  /// A fade-in of which no length was said, in seconds (our choice).
  private static let usualFadeIn = 8.0
  /// The shortest and the longest fade, in seconds.
  static let range = 0.1...300.0

  func read(_ state: ParseState) {
    var index = 0
    while index < state.tokens.count {
      if let fade = FadePhrase(at: index, in: state) {
        assign(fade, state)
        index = fade.range.upperBound
      } else {
        readLastChord(at: index, state)
        index += 1
      }
    }
  }

  private func assign(_ fade: FadePhrase, _ state: ParseState) {
    guard fade.seconds.map(Self.range.contains) ?? true else {
      state.claim(fade.range)
      state.note("\"\(state.words(fade.range))\" is outside 0.1…300 s for a fade; its length was left open.")
      if !fade.isIn { state.assign("ending", \.ending, .fade, from: fade.range, 0.9) }
      return
    }
    let length = fade.seconds ?? fade.manner.flatMap { Self.lengths[$0] }
    if fade.isIn {
      state.assign("fade_in", \.fadeIn, .s(length ?? Self.usualFadeIn), from: fade.range, 0.9)
      return
    }
    if let length { state.assign("fade", \.fade, .s(length), from: fade.range, fade.seconds == nil ? 0.5 : 0.95) }
    state.assign("ending", \.ending, .fade, from: fade.range, 0.95)
  }

  /// "Ends on the tonic chord", "let it ring": the song's usual end, where the last chord rings.
  private func readLastChord(at index: Int, _ state: ParseState) {
    if let phrase = state.match(Self.lastChords, at: index) {
      state.addEvidence("ending", phrase.range, 0.8)
    } else if let phrase = state.match(Self.loops, at: index) {
      state.claim(phrase.range)
      state.note("A seamless loop cannot be made yet; the track has a beginning and an end.")
    }
  }

  private static let lastChords = PhraseBook(
    [
      (
        true,
        [
          "ends on the tonic chord", "end on the tonic chord", "ending on the tonic chord",
          "ends on the tonic", "end on the tonic", "ending on the tonic", "ends on the root chord",
          "ends on the root", "ends on a tonic chord", "ends on the home chord", "ends on a held chord",
          "end on a held chord", "ends on a long chord", "ends with a held chord", "ends with a long chord",
          "ends with a final chord", "ends on a final chord", "rings out", "ring out", "ringing out",
          "let it ring", "ends on the final chord", "last chord rings out", "final chord rings out",
          "ends on a chord", "ends with a chord", "letting the last chord ring", "perfect cadence",
        ]
      )
    ], plurals: false)

  private static let loops = PhraseBook(
    [(true, ["loopable", "seamless loop", "seamlessly looping", "loops seamlessly"])], plurals: false)
}

/// A fade of the whole track, with its length where that was said.
private struct FadePhrase {
  let isIn: Bool
  private(set) var seconds: Double?
  private(set) var manner: String?
  private(set) var range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    guard let word = state.word(index), Self.words.contains(word), state.isFree(index..<(index + 1)) else { return nil }
    var end = index + 1
    var isIn = word == "fadein"
    var hasDirection = ["fadein", "fadeout"].contains(word)
    if let next = state.word(end), ["out", "away", "down"].contains(next) {
      end += 1
      hasDirection = true
    } else if state.word(end) == "up" || (state.word(end) == "in" && !Self.isPlace(end, state)) {
      isIn = true
      hasDirection = true
      end += 1
    }
    while ["to", "into"].contains(state.word(end) ?? ""),
      ["silence", "black", "nothing"].contains(state.word(end + 1) ?? "")
    {
      end += 2
    }
    self.isIn = isIn
    range = index..<end
    guard !Self.isOfInstrument(range, state), !Self.isForbidden(index, state) else { return nil }
    readLength(in: state)
    readManner(before: range.lowerBound, in: state)
    // Without a length the other rules know what to do, but for a fade-in.
    if seconds == nil, manner == nil, !isIn { return nil }
    if !hasDirection, seconds == nil, manner == nil { return nil }
  }

  private static let words: Set<String> = ["fade", "fades", "fading", "fadeout", "fadein", "faded"]

  /// "Fade in the last ten seconds".
  private static func isPlace(_ index: Int, _ state: ParseState) -> Bool {
    (index + 1...index + 2).contains { ["last", "end", "final"].contains(state.word($0) ?? "") }
      || SpokenLength(at: index + 1, in: state) != nil && state.word(index - 1) == "fades"
  }

  /// "The pads fade in", "fade in the strings", "crossfade".
  private static func isOfInstrument(_ range: Range<Int>, _ state: ParseState) -> Bool {
    var next = range.upperBound
    while ["the", "a", "some", "in"].contains(state.word(next) ?? "") { next += 1 }
    if next > range.upperBound || state.word(range.upperBound - 1) != "out", PlacedThing(at: next, in: state) != nil {
      return true
    }
    return (1...3).contains { length in
      guard let thing = PlacedThing(at: range.lowerBound - length, in: state) else { return false }
      return thing.range.upperBound == range.lowerBound && state.tokens[range.lowerBound].word != "fading"
        && state.tokens[range.lowerBound].joiner != "-"
    } || state.word(range.lowerBound - 1) == "cross"
  }

  private static func isForbidden(_ index: Int, _ state: ParseState) -> Bool {
    (1...3).contains { back in
      (1...3).contains { length in
        state.match(state.vocabulary.negations, at: index - back - length + 1).map {
          $0.range.upperBound <= index && $0.range.upperBound >= index - 1
        } ?? false
      }
    }
  }

  private mutating func readLength(in state: ParseState) {
    var next = range.upperBound
    while let word = state.word(next), Self.links.contains(word), next < range.upperBound + 5 { next += 1 }
    let isTied = next > range.upperBound || !(state.word(next) == ",")
    if isTied, let length = SpokenLength(at: next, in: state), state.tokens[next].joiner != ":" {
      seconds = length.seconds
      let isBracketed =
        state.tokens[range.upperBound..<next].contains { $0.word == "(" } && state.word(length.range.upperBound) == ")"
      range = range.lowerBound..<(isBracketed ? length.range.upperBound + 1 : length.range.upperBound)
      return
    }
    // "20 s slow fade out", "a 10-second fade".
    var end = range.lowerBound
    while let word = state.word(end - 1), Self.adjectives.contains(word), end > range.lowerBound - 3 { end -= 1 }
    for start in stride(from: end - 1, through: max(0, end - 5), by: -1) {
      guard let length = SpokenLength(at: start, in: state), length.range.upperBound == end else { continue }
      seconds = length.seconds
      range = start..<range.upperBound
    }
  }

  private static let links: Set<String> = [
    "over", "of", "for", "in", "lasting", "lasts", "during", "across", "about", "(", ":", "=", "the", "last", "final",
    "around", "roughly", "within", "with", "a", "length", "that", "is", "takes", "taking", "at", "end", "by",
    "starting",
  ]
  private static let adjectives: Set<String> = [
    "long", "slow", "smooth", "gentle", "gradual", "linear", "-", "nice", "soft", "short", "quick",
  ]

  private mutating func readManner(before start: Int, in state: ParseState) {
    guard seconds == nil, let word = state.word(start - 1), state.isFree((start - 1)..<start),
      ["long", "short", "quick", "brief", "slow", "gradual"].contains(word)
    else { return }
    manner = word
    range = (start - 1)..<range.upperBound
  }
}
