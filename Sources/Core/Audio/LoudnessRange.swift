import Foundation

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
    let place = { (share: Double) in kept[Int((share * Double(kept.count - 1)).rounded())] }
    return .dB(10 * log10(place(0.95) / place(0.1)))
  }
}
