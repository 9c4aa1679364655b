import Foundation

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
