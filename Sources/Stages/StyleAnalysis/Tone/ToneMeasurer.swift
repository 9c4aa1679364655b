import Audio
import Foundation

/// The spectrum of a whole recording, put together from spectra that are made anyway.
///
/// Third-octave bands up to 800 Hz come from transforms at 6 kHz (bins of 2.9 Hz), those above from transforms at 48 kHz
/// (bins of 23 Hz).
struct ToneMeasurer {
  private let levels: [Double]

  /// `low` holds the mean power of each bin of the sound at 6 kHz, `wide` that of the same sound at 48 kHz, both of
  /// transforms of one size; nil for silence.
  init?(low: [Double], wide: [Double]) {
    // Continued by zeros, the spectrum at 6 kHz has the form of one at 48 kHz.
    let continued = low.map { Float($0) } + [Float](repeating: 0, count: 7 * (low.count - 1))
    let below = ThirdOctaves.sum(power: continued, rate: .standard)
    let above = ThirdOctaves.sum(power: wide.map { Float($0) }, rate: .standard)
    let powers = ThirdOctaves.nominal.indices.map { ThirdOctaves.nominal[$0] < 900 ? below[$0] : above[$0] }
    guard let fingerprint = SpectralFingerprint(powers: powers) else { return nil }
    levels = fingerprint.levels
  }

  /// The profile with what else was measured.
  func profile(percussive: Double?) -> ToneProfile {
    ToneProfile(
      spectrum: zip(ThirdOctaves.nominal, levels).map { BandLevel(hz: $0, db: $1) },
      tilt: SpectralTilt(
        dbPerOctave: slope, lowHz: ThirdOctaves.nominal[Self.sloping.lowerBound],
        highHz: ThirdOctaves.nominal[Self.sloping.upperBound]),
      percussiveDb: percussive)
  }

  // 100 Hz to 10 kHz: below, the key of a bass line decides; above, cymbals and the encoder do.
  private static let sloping = 4...24

  /// The least-squares slope in dB per octave.
  private var slope: Double {
    let middle = Double(Self.sloping.lowerBound + Self.sloping.upperBound) / 2
    let distances = Self.sloping.map { (Double($0) - middle) * log2(10) / 10 }
    let products = zip(Self.sloping, distances).reduce(0) { $0 + levels[$1.0] * $1.1 }
    return products / distances.reduce(0) { $0 + $1 * $1 }
  }
}
