import Foundation

/// Loudness of a whole recording over all of its channels (ITU-R BS.1770-5, EBU Tech 3341 and 3342).
public struct ProgrammeLoudness: Sendable, Hashable {
  /// Nil for silence and for less than 0.4 s.
  public var integrated: Loudness?
  public var range: Decibels
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// The loudest 400 ms.
  public var momentaryMax: Loudness?
  /// The loudest 3 s.
  public var shortTermMax: Loudness?

  public init(
    integrated: Loudness?, range: Decibels, truePeak: TruePeak?, momentaryMax: Loudness? = nil,
    shortTermMax: Loudness? = nil
  ) {
    self.integrated = integrated
    self.range = range
    self.truePeak = truePeak
    self.momentaryMax = momentaryMax
    self.shortTermMax = shortTermMax
  }
}

/// The two gates of integrated loudness.
///
/// Source: ITU-R BS.1770-5, annex 1.
public enum LoudnessGate {
  /// The loudness of blocks whose mean K-weighted powers are given; nil when none is above −70 LUFS.
  public static func loudness(of powers: [Double]) -> Loudness? {
    let audible = powers.filter { $0 > power(of: .LUFS(-70)) }
    guard !audible.isEmpty else { return nil }
    let threshold = mean(audible) / 10
    return .LUFS(loudness(ofPower: mean(audible.filter { $0 > threshold })))
  }

  static func loudness(ofPower power: Double) -> Double { -0.691 + 10 * log10(power) }

  private static func power(of loudness: Loudness) -> Double { pow(10, (loudness.value + 0.691) / 10) }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}

/// The loudness range of short-term loudness.
///
/// Source: EBU Tech 3342: gates at −70 LUFS and −20 LU under the mean power, then the 95th less the 10th percentile.
public enum LoudnessRange {
  /// Of the mean K-weighted powers of blocks of 3 s; nil when none is above −70 LUFS.
  public static func range(of powers: [Double]) -> Decibels? {
    let audible = powers.filter { $0 > 0 && LoudnessGate.loudness(ofPower: $0) > -70 }
    guard !audible.isEmpty else { return nil }
    let threshold = audible.reduce(0, +) / Double(audible.count) / 100
    let kept = audible.filter { $0 > threshold }.sorted()
    let percentile = { (share: Double) in kept[Int((share * Double(kept.count - 1)).rounded())] }
    return .dB(10 * log10(percentile(0.95) / percentile(0.1)))
  }
}
