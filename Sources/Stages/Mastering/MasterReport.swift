import Audio

/// What mastering did, as measured on the finished master.
public struct MasterReport: Sendable, Hashable, Codable {
  /// Nil for silence and for less than 0.4 s.
  public var loudness: Loudness?
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// From the mix to the limiter.
  public var drive: Decibels
  public var limiter: Reduction
  public var glue: Reduction
  /// The gain of each third-octave band of the equaliser; nil without a tone target.
  public var equaliser: [Decibels]?
  /// The weighted mean distance of the mix from the tone target, before and after the equaliser.
  public var toneDistance: [Decibels]?
  /// How near width, density and range came to those of a reference; nil without one.
  public var match: Match?
  /// The loudness asked for would have needed more limiting than allowed.
  public var backedOff: Bool
  /// How often the stems were printed until every number was right.
  public var passes: Int
  /// What a listener should know, in words.
  public var notes: [String]
  /// The gain from the mix to the master over time, within 0.01 of full scale; not encoded, for it is long.
  public var gain: [GainPoint] = []

  /// How far a gain went down.
  public struct Reduction: Sendable, Hashable, Codable {
    public var maximum: Decibels
    /// Over the whole track.
    public var mean: Decibels
    /// Of the time with more than 3 dB, 0…1.
    public var shareAbove3: Double

    enum CodingKeys: String, CodingKey {
      case maximum = "maximum_db"
      case mean = "mean_db"
      case shareAbove3 = "share_above_3_db"
    }
  }

  /// What was asked for besides tone and loudness, what the mix had of it, and what the master has.
  public struct Match: Sendable, Hashable, Codable {
    public var wanted: SoundCharacter
    public var before: SoundCharacter
    public var after: SoundCharacter
    /// The gain of the side in each width band; empty when none was asked for.
    public var widening: [Decibels]

    enum CodingKeys: String, CodingKey {
      case wanted, before, after
      case widening = "widening_db"
    }
  }

  enum CodingKeys: String, CodingKey {
    case limiter, glue, match, passes, notes
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
    case drive = "drive_db"
    case equaliser = "equaliser_db"
    case toneDistance = "tone_distance_db"
    case backedOff = "backed_off"
  }
}
