import Audio
import Foundation

/// The third-octave spectrum of the key sections of a recording: what two recordings are compared by.
///
/// The key sections are the loudest quarter of all 3-s windows, 1 s apart. Levels are in dB relative to the loudest band
/// and not below −60 dB.
public struct SpectralFingerprint: Sendable, Hashable, Codable {
  /// One per band of `ThirdOctaves`.
  public let levels: [Double]

  /// The powers of the bands; nil if all are 0.
  init?(powers: [Double]) {
    guard let highest = powers.max(), highest > 0, powers.allSatisfy(\.isFinite) else { return nil }
    levels = powers.map { max(-60, 10 * log10(max($0, .leastNormalMagnitude) / highest)) }
  }

  /// The levels with their frequencies, for a profile.
  public var bands: [BandLevel] { zip(ThirdOctaves.nominal, levels).map { BandLevel(hz: $0, db: $1) } }
}
