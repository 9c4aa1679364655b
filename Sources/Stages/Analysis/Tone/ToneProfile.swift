/// What a whole recording sounds like, loud and quiet parts alike.
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

/// How third-octave levels rise with frequency: 0 for pink noise, 3 for white noise, negative for dark sound.
public struct SpectralTilt: Sendable, Hashable, Codable {
  /// The straight line through the levels of the bands in range.
  public var dbPerOctave: Double
  /// The nominal centres of the lowest and highest band in range.
  public var lowHz: Double
  public var highHz: Double

  enum CodingKeys: String, CodingKey {
    case dbPerOctave = "db_per_octave"
    case lowHz = "low_hz"
    case highHz = "high_hz"
  }
}

/// How the lowest frequencies stand between the loudspeakers.
public struct LowEnd: Sendable, Hashable, Codable {
  /// Everything above 20 Hz and below this counts.
  public var belowHz: Double
  /// The share of the energy that is the same in both channels, 0…1; 1 for silence.
  public var monoShare: Double

  public init(belowHz: Double = 120, monoShare: Double = 1) {
    self.belowHz = belowHz
    self.monoShare = monoShare
  }

  enum CodingKeys: String, CodingKey {
    case belowHz = "below_hz"
    case monoShare = "mono_share"
  }
}
