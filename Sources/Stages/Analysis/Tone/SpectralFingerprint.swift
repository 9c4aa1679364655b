import Audio
import Foundation

/// Third-octave spectrum of the key sections of a recording, by which two recordings are compared.
///
/// The key sections are the loudest quarter of all 3-s windows, 1 s apart. Levels are in dB relative to the loudest band
/// and not below −60 dB.
public struct SpectralFingerprint: Sendable, Hashable, Codable {
  /// One per band of `ThirdOctaves`.
  public let levels: [Double]

  /// Fingerprint of the powers of the bands; nil if all are 0 or one is no number.
  init?(powers: [Double]) {
    guard let highest = powers.max(), highest > 0, powers.allSatisfy(\.isFinite) else { return nil }
    levels = powers.map { max(-60, 10 * log10(max($0, .leastNormalMagnitude) / highest)) }
  }

  /// Levels with their frequencies, for a profile.
  public var bands: [BandLevel] { zip(ThirdOctaves.nominal, levels).map { BandLevel(hz: $0, db: $1) } }
}

extension SpectralFingerprint {
  /// Fingerprint of a source at 48 kHz, which is read once as a whole and once more where it is loudest; nil for silence.
  public static func measure(_ source: any AudioSource) throws -> SpectralFingerprint? {
    var loudness = LoudnessAnalyser(modes: [])
    try source.forEachBlock { _, block in loudness.add(block) }
    return try measure(source, in: loudness.keyWindows)
  }

  /// Fingerprint of some windows of a source at 48 kHz (see `KeySections`); nil for silence.
  public static func measure(_ source: any AudioSource, in windows: [Range<Int>]) throws -> SpectralFingerprint? {
    let power = try KeySections.spectrum(of: source, in: windows)
    return SpectralFingerprint(powers: ThirdOctaves.sum(power: power, rate: .standard))
  }
}
