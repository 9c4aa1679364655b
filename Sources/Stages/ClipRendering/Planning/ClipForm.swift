import Audio
import Music
import Planning

/// The form in which clips become a song.
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

  /// True if a generator with these abilities can be used in this way at all.
  func isPossible(_ can: ClipCapabilities, length: Seconds) -> Bool {
    switch self {
    case .loops: can.makesStems
    case .takes: can.makesStems && can.lengths.contains(length)
    case .song: can.makesSongs && can.lengths.contains(length)
    }
  }
}

/// The lengths of clips that leave enough once they are fitted.
struct ClipLength {
  private let plan: SongPlan
  private let lengths: ClosedRange<Seconds>

  /// Silence that generators put before the music.
  private static let leadIn = 2.0
  /// The largest factor by which they play faster than planned.
  private static let haste = 1.08
  /// Shorter ones do not tell their tempo.
  private static let shortest = 8.0
  /// Up to here models such as MusicGen work in one go.
  private static let longest = 30.0
  private static let mostBars = 8

  init(_ plan: SongPlan, _ can: ClipCapabilities) {
    self.plan = plan
    lengths = can.lengths
  }

  /// For a clip as long as the song.
  var whole: Seconds {
    let music = max(Double(plan.bars) * plan.barTime.value, SampleRate.standard.time(of: plan.frames).value)
    return .s((music * Self.haste + Self.leadIn).rounded(.up))
  }

  /// For a loop that fills runs of `needed` bars: its bars, and the length of a clip that has them.
  func loop(filling needed: Int) -> (bars: Int, duration: Seconds) {
    let most = min(Self.longest, lengths.upperBound.value)
    let bars = [Self.mostBars, 4, 2, 1].first { $0 < 2 * needed && time(ofBars: $0) <= most } ?? 1
    let wanted = max(time(ofBars: bars), Self.shortest, lengths.lowerBound.value)
    return (bars, .s(min(wanted, lengths.upperBound.value)))
  }

  /// One bar more than needed, because a model rarely begins and ends with one.
  private func time(ofBars bars: Int) -> Double {
    (Double(bars + 1) * plan.barTime.value * Self.haste + Self.leadIn).rounded(.up)
  }
}
