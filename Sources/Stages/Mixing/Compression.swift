import Audio

/// What a compressor does to a stem.
///
/// It hears strokes against the stem's own level of the last seconds, so that a quiet verse stays as far below its chorus.
public struct Compression: Sendable, Hashable, Codable {
  /// How far a moment must be above the last seconds.
  public var threshold: Decibels
  /// How many dB above the threshold become one.
  public var ratio: Double
  public var attack: Seconds
  public var release: Seconds

  public init(threshold: Decibels, ratio: Double, attack: Seconds, release: Seconds) {
    self.threshold = threshold
    self.ratio = ratio
    self.attack = attack
    self.release = release
  }

  enum CodingKeys: String, CodingKey {
    case ratio
    case threshold = "threshold_db"
    case attack = "attack_s"
    case release = "release_s"
  }
}

/// A soft curve that adds odd harmonics to the lower part of a stem.
public struct Saturation: Sendable, Hashable, Codable {
  /// The amplitude that loud parts of the stem reach.
  public var reference: Decibels
  /// How far into the curve that amplitude goes, 0…1.
  public var drive: Double

  public init(reference: Decibels, drive: Double) {
    self.reference = reference
    self.drive = drive
  }

  enum CodingKeys: String, CodingKey {
    case drive
    case reference = "reference_dbfs"
  }
}
