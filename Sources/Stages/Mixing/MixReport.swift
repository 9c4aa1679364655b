import Audio

/// What was measured in a stem after its strip.
public struct StemLevel: Sendable, Hashable, Codable {
  /// Gated loudness, so of the places where the stem plays; nil for silence.
  public var loudness: Loudness?
  /// The largest sample; nil for digital silence.
  public var peak: Decibels?

  public init(loudness: Loudness?, peak: Decibels?) {
    self.loudness = loudness
    self.peak = peak
  }

  enum CodingKeys: String, CodingKey {
    case loudness = "loudness_lufs"
    case peak = "peak_dbfs"
  }
}

/// What the mixer decided.
public struct MixReport: Sendable, Hashable, Codable {
  /// One stem in the mix.
  public struct Stem: Sendable, Hashable, Codable {
    public var level: StemLevel
    /// What the stem is to be multiplied by.
    public var gain: Decibels
    /// What was done to it; nil where nobody said.
    public var settings: MixSettings?

    enum CodingKeys: String, CodingKey {
      case level, settings
      case gain = "gain_db"
    }
  }

  /// In the order of the stems given.
  public var stems: [Stem]
  /// The loudness expected when everything plays; nil when nothing sounds.
  public var loudness: Loudness?
  /// What a listener should know, in words.
  public var notes: [String]

  enum CodingKeys: String, CodingKey {
    case stems, notes
    case loudness = "loudness_lufs"
  }
}
