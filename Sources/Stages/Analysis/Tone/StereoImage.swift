/// Image of the sound between the loudspeakers.
public struct StereoImage: Sendable, Hashable, Codable {
  /// Correlation of left and right, −1…1; 1 for silence and mono.
  public var correlation: Double
  public var width: [BandWidth]
  public var lowEnd: LowEnd

  public init(correlation: Double, width: [BandWidth], lowEnd: LowEnd = LowEnd()) {
    self.correlation = correlation
    self.width = width
    self.lowEnd = lowEnd
  }

  enum CodingKeys: String, CodingKey {
    case correlation, width
    case lowEnd = "low_end"
  }
}

/// Width of the sound between two frequencies.
public struct BandWidth: Sendable, Hashable, Codable {
  public var lowHz: Double
  public var highHz: Double
  /// Side over mid energy in dB, −120…120; −120 for mono.
  public var sideDb: Double
  /// Correlation of left and right, −1…1; 1 for silence and mono.
  public var correlation: Double

  public init(lowHz: Double, highHz: Double, sideDb: Double, correlation: Double = 1) {
    self.lowHz = lowHz
    self.highHz = highHz
    self.sideDb = sideDb
    self.correlation = correlation
  }

  enum CodingKeys: String, CodingKey {
    case correlation
    case lowHz = "low_hz"
    case highHz = "high_hz"
    case sideDb = "side_db"
  }
}

/// Image of the lowest frequencies between the loudspeakers.
public struct LowEnd: Sendable, Hashable, Codable {
  /// Upper edge of the range, which begins at 20 Hz.
  public var belowHz: Double
  /// Share of the energy that is the same in both channels, 0…1; 1 for silence.
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
