import Audio

/// How one stem is treated in the mix.
public struct MixSettings: Sendable, Hashable, Codable {
  /// Everything below is removed with 12 dB per octave; nil leaves the low end alone.
  public var highPass: Hertz?
  public var bands: [EQBand]
  public var compression: Compression?
  public var saturation: Saturation?
  /// What no sample exceeds, those within 4 dB of it are rounded off; nil leaves peaks as they are.
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
