import Analysis
import Audio
import Foundation

/// The sound of a stem in some places, against the mix.
///
/// Windows of half a second are looked at, so that rests between notes do not count against a stem.
struct StemPresence: Sendable {
  /// The share of the places in which it can be heard, 0…1.
  let share: Double
  /// Its loudness below the mix's where it can be heard, in LU; nil where it cannot be heard at all.
  let below: Double?
  /// Its loudness there; nil where it cannot be heard.
  let loudness: Loudness?

  /// Steps of a level track in a window.
  private static let window = 50
  /// What is quieter is not heard at any volume that the mix is bearable at.
  static let floor = Loudness.LUFS(-60)
  /// What lies so far below the mix, in LU, is masked by it: the rule of thumb for tails and noise is 35 dB.
  private static let masked = 35.0

  init(of stem: StemMeasurement, against mix: LevelTrack, in times: [TimeRange]) {
    var (heard, all) = (0, 0)
    var (own, whole) = (0.0, 0.0)
    for range in times.flatMap({ Self.windows(of: $0, in: stem.levels) }) {
      all += 1
      guard let loudness = stem.levels.loudness(of: range), loudness > Self.floor,
        let mixed = mix.loudness(of: range.clamped(to: 0..<mix.count)), (mixed - loudness).value < Self.masked
      else { continue }
      heard += 1
      own += pow(10, loudness.value / 10)
      whole += pow(10, mixed.value / 10)
    }
    share = all == 0 ? 0 : Double(heard) / Double(all)
    loudness = heard == 0 ? nil : .LUFS(10 * log10(own / Double(heard)))
    below = heard == 0 ? nil : 10 * log10(whole / own)
  }

  /// The steps of each window of a place.
  private static func windows(of time: TimeRange, in levels: LevelTrack) -> [Range<Int>] {
    let steps = levels.steps(in: time)
    return stride(from: steps.lowerBound, to: steps.upperBound, by: window)
      .map { $0..<min($0 + window, steps.upperBound) }
  }
}

extension LevelTrack {
  /// The steps within a stretch of time.
  func steps(in time: TimeRange) -> Range<Int> {
    let first = Int((max(0, time.start) * 100).rounded())
    return (first..<max(first, Int((time.end * 100).rounded()))).clamped(to: 0..<count)
  }

  /// The mean loudness over some stretches of time, not gated; nil for silence.
  func loudness(in times: [TimeRange]) -> Loudness? {
    var (power, count) = (0.0, 0)
    for steps in times.map(steps) where !steps.isEmpty {
      count += steps.count
      if let part = loudness(of: steps) { power += pow(10, part.value / 10) * Double(steps.count) }
    }
    return count > 0 && power > 0 ? .LUFS(10 * log10(power / Double(count))) : nil
  }
}

extension [TimeRange] {
  /// The parts of `whole` that none of these covers, without those shorter than `least` seconds.
  func gaps(in whole: TimeRange, ofAtLeast least: Double = 1) -> [TimeRange] {
    var gaps: [TimeRange] = []
    var end = whole.start
    for range in sorted(by: { $0.start < $1.start }) {
      if range.start - end >= least { gaps.append(TimeRange(start: end, end: range.start)) }
      end = Swift.max(end, range.end)
    }
    if whole.end - end >= least { gaps.append(TimeRange(start: end, end: whole.end)) }
    return gaps
  }

  /// Their length together, in seconds.
  var length: Double { reduce(0) { $0 + Swift.max(0, $1.end - $1.start) } }
}
