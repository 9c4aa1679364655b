import Audio

/// The measurements of a stem behind its strip.
public struct StemLevel: Sendable, Hashable, Codable {
  /// Gated loudness, hence that of the passages in which the stem plays; nil for silence.
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

/// The result of the mix.
public struct MixReport: Sendable, Hashable, Codable {
  /// One stem in the mix.
  public struct MixedStem: Sendable, Hashable, Codable {
    public var level: StemLevel
    /// The gain from the strip to the mix.
    public var gain: Decibels
    /// The settings of its strip; nil where they were not given.
    public var settings: MixSettings?

    enum CodingKeys: String, CodingKey {
      case level, settings
      case gain = "gain_db"
    }
  }

  /// In the order of the stems given.
  public var stems: [MixedStem]
  /// The loudness expected when everything plays; nil when nothing sounds.
  public var loudness: Loudness?
  /// Remarks for the listener, in words.
  public var notes: [String]

  enum CodingKeys: String, CodingKey {
    case stems, notes
    case loudness = "loudness_lufs"
  }
}
