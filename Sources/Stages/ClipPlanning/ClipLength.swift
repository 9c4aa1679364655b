import Audio
import Clips
import Music
import Planning

/// How long clips have to be so that enough is left once they are fitted.
struct ClipLength {
  private let plan: SongPlan
  private let lengths: ClosedRange<Seconds>

  /// Silence that generators put before the music.
  private static let leadIn = 2.0
  /// How much faster than planned they play at the worst.
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
