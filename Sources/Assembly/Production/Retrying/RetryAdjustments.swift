/// The differences of an attempt from the first one: everything that repairs have changed so far.
public struct RetryAdjustments: Sendable, Equatable, Codable {
  /// The number of times that a stem was made anew, by its name; each time it draws on another seed.
  public var variations: [String: Int] = [:]
  /// The stems whose description says key and tempo outright, for generators that read it.
  public var spelledOut: [String] = []
  /// The stems that the program's own engine plays instead of the chosen backend.
  public var embedded: [String] = []
  /// The changes of stems' levels in the mix, by their names, in LU.
  public var levels: [String: Double] = [:]
  /// The difference of the mastering's target from the plan's loudness, in LU; negative for quieter.
  public var loudness = 0.0
  /// The extra loudness for which peaks are rounded and limited, in LU.
  public var density = 0.0
  /// The distance of the limiter's ceiling below the plan's true peak, in dB.
  public var ceiling = 0.0
  /// The number of times that the whole song was planned anew, with another seed.
  public var songs = 0

  public init() {}

  enum CodingKeys: String, CodingKey {
    case variations, embedded, songs
    case spelledOut = "spelled_out"
    case loudness = "loudness_lu"
    case density = "density_lu"
    case levels = "levels_lu"
    case ceiling = "ceiling_db"
  }

  /// Fields that a file of an earlier version lacks stand for no change.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    variations = try values.decodeIfPresent([String: Int].self, forKey: .variations) ?? [:]
    spelledOut = try values.decodeIfPresent([String].self, forKey: .spelledOut) ?? []
    embedded = try values.decodeIfPresent([String].self, forKey: .embedded) ?? []
    levels = try values.decodeIfPresent([String: Double].self, forKey: .levels) ?? [:]
    loudness = try values.decodeIfPresent(Double.self, forKey: .loudness) ?? 0
    density = try values.decodeIfPresent(Double.self, forKey: .density) ?? 0
    ceiling = try values.decodeIfPresent(Double.self, forKey: .ceiling) ?? 0
    songs = try values.decodeIfPresent(Int.self, forKey: .songs) ?? 0
  }

  /// Makes a stem anew.
  mutating func vary(_ stem: String) { variations[stem, default: 0] += 1 }
}

/// A change of an attempt, and the check or the kind of wish for which it was made.
public struct RepairChange: Sendable, Equatable, Codable {
  /// A whole sentence.
  public let what: String
  /// The id of the check, or the kind of the wish.
  public let check: String
}

/// The changes for the next attempt.
public struct Repair: Sendable, Equatable, Codable {
  public let adjustments: RetryAdjustments
  public let changes: [RepairChange]

  enum CodingKeys: String, CodingKey {
    case changes
    case adjustments = "course"
  }

  /// The changes in one line.
  public var summary: String { changes.map { "\($0.check): \($0.what)" }.joined(separator: " ") }
}
