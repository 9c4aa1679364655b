import Audio
import Foundation

/// Tone of a whole recording, loud and quiet parts alike.
public struct ToneProfile: Sendable, Hashable, Codable {
  /// Third-octave levels of the whole recording, in dB relative to the loudest band.
  public var spectrum: [BandLevel]
  public var tilt: SpectralTilt
  /// Percussive over harmonic energy in dB, −60…60; nil if the recording is too short to tell.
  public var percussiveDb: Double?

  enum CodingKeys: String, CodingKey {
    case spectrum, tilt
    case percussiveDb = "percussive_db"
  }
}

/// Rise of third-octave levels with frequency: 0 for pink noise, 3 for white noise, negative for dark sound.
public struct SpectralTilt: Sendable, Hashable, Codable {
  /// Slope of the straight line through the levels of the bands in range.
  public var dbPerOctave: Double
  /// Nominal centres of the lowest and highest band in range.
  public var lowHz: Double
  public var highHz: Double

  enum CodingKeys: String, CodingKey {
    case dbPerOctave = "db_per_octave"
    case lowHz = "low_hz"
    case highHz = "high_hz"
  }
}

/// Spectrum of a whole recording in third octaves, joined from spectra that are made anyway.
///
/// Bands up to 800 Hz come from transforms at 6 kHz (bins of 2.9 Hz), those above from transforms at 48 kHz (bins of 23 Hz).
struct WideSpectrum {
  private let levels: [Double]

  /// Spectrum from the mean power of each bin of the sound at 6 kHz and of the same sound at 48 kHz, both of transforms of one
  /// size; nil for silence.
  init?(low: [Double], wide: [Double]) {
    // Continued by zeros, the spectrum at 6 kHz has the form of one at 48 kHz.
    let continued = low.map { Float($0) } + [Float](repeating: 0, count: 7 * (low.count - 1))
    let below = ThirdOctaves.sum(power: continued, rate: .standard)
    let above = ThirdOctaves.sum(power: wide.map { Float($0) }, rate: .standard)
    let powers = ThirdOctaves.nominal.indices.map { ThirdOctaves.nominal[$0] < 900 ? below[$0] : above[$0] }
    guard let fingerprint = SpectralFingerprint(powers: powers) else { return nil }
    levels = fingerprint.levels
  }

  /// Profile of the tone, with percussive over harmonic energy in dB.
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

  /// Least-squares slope in dB per octave.
  private var slope: Double {
    let middle = Double(Self.sloping.lowerBound + Self.sloping.upperBound) / 2
    let distances = Self.sloping.map { (Double($0) - middle) * log2(10) / 10 }
    let products = zip(Self.sloping, distances).reduce(0) { $0 + levels[$1.0] * $1.1 }
    return products / distances.reduce(0) { $0 + $1 * $1 }
  }
}
