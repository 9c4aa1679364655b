import Audio
import Clips

/// How sound from a generator becomes a song.
public enum ClipForm: String, Sendable, Hashable, Codable, CaseIterable {
  /// Some bars of each stem, repeated over its sections.
  case loops
  /// Each stem in one piece as long as the song.
  case takes
  /// Everything in one piece, taken apart afterwards.
  case song

  /// A model whose clips are no longer than this repeats itself anyway: its bars are better repeated on the beat.
  static let shortWindow = Seconds.s(120)

  /// The best that a generator with these abilities offers for a song that needs clips of `length`; nil if it has none.
  init?(_ can: ClipCapabilities, length: Seconds) {
    let reaches = can.lengths.contains(length)
    if can.makesStems, reaches, can.lengths.upperBound > Self.shortWindow {
      self = .takes
    } else if can.makesStems {
      self = .loops
    } else if can.makesSongs, reaches {
      self = .song
    } else {
      return nil
    }
  }

  /// Whether a generator with these abilities can be used in this way at all.
  func isPossible(_ can: ClipCapabilities, length: Seconds) -> Bool {
    switch self {
    case .loops: can.makesStems
    case .takes: can.makesStems && can.lengths.contains(length)
    case .song: can.makesSongs && can.lengths.contains(length)
    }
  }
}
