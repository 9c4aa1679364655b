import Audio

/// The settings of one channel strip.
public struct MixSettings: Sendable, Hashable, Codable {
  /// Everything below is removed with 12 dB per octave; nil leaves the low end alone.
  public var highPass: Hertz?
  public var bands: [EQBand]
  public var compression: Compression?
  public var saturation: Saturation?
  /// The ceiling of the soft clipper, in dBFS, whose knee is 4 dB lower; nil leaves peaks as they are.
  public var ceiling: Decibels?
  /// Factor on the difference of the channels: 0 is mono, 1 leaves the stem as it is.
  public var width: Double
  /// −1 is left, 0 the centre, 1 right; equal power.
  public var pan: Double
  /// Below this corner the stem is mono, so that the low end survives any loudspeaker; nil leaves it as it is.
  public var monoBelow: Hertz?
  /// The loudness of the stem relative to the whole mix, in LU.
  public var level: Decibels

  public init(
    highPass: Hertz? = nil, bands: [EQBand] = [], width: Double = 1, pan: Double = 0, monoBelow: Hertz? = .Hz(120),
    level: Decibels = .dB(-8)
  ) {
    self.highPass = highPass
    self.bands = bands
    self.width = width
    self.pan = pan
    self.monoBelow = monoBelow
    self.level = level
  }

  enum CodingKeys: String, CodingKey {
    case bands, compression, saturation, width, pan
    case highPass = "high_pass_hz"
    case ceiling = "ceiling_dbfs"
    case monoBelow = "mono_below_hz"
    case level = "level_lu"
  }
}

/// The settings of a compressor.
///
/// Its level is relative to the stem's own of the last seconds, so that a quiet verse stays as far below its chorus.
public struct Compression: Sendable, Hashable, Codable {
  /// The threshold, relative to the mean level of the last seconds.
  public var threshold: Decibels
  /// The ratio: so many dB above the threshold become one.
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

/// The settings of a saturator, which adds odd harmonics to the lower part of a stem.
public struct Saturation: Sendable, Hashable, Codable {
  /// The amplitude that loud parts of the stem reach.
  public var reference: Decibels
  /// The position of that amplitude on the curve, 0…1.
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
