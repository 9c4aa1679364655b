import Audio

/// What a master may take from a reference besides its tone: width, density and range.
public struct SoundCharacter: Sendable, Hashable, Codable {
  /// The level of the side less that of the middle in each of `WidthBands`; nil where nothing sounds.
  public var width: [Decibels?]
  /// True peak less loudness; nil for silence.
  public var peakToLoudness: Decibels?
  /// In LU (EBU Tech 3342); nil for silence.
  public var loudnessRange: Decibels?

  public init(width: [Decibels?] = [], peakToLoudness: Decibels? = nil, loudnessRange: Decibels? = nil) {
    self.width = width
    self.peakToLoudness = peakToLoudness
    self.loudnessRange = loudnessRange
  }

  enum CodingKeys: String, CodingKey {
    case width = "width_db"
    case peakToLoudness = "plr_db"
    case loudnessRange = "loudness_range_lu"
  }
}
