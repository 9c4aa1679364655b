/// How an attempt differs from the first one: everything that repairs have changed so far.
public struct Course: Sendable, Equatable, Codable {
  /// How often a stem was made anew, by its name; each time it draws on another seed.
  public var variations: [String: Int] = [:]
  /// The stems whose description says key and tempo outright, for generators that read it.
  public var spelledOut: [String] = []
  /// The stems that the program's own engine plays instead of the chosen backend.
  public var embedded: [String] = []
  /// How much louder than the target the master is aimed at, in LU.
  public var loudness = 0.0
  /// As if for a target so much louder are peaks rounded and limited, in LU.
  public var density = 0.0
  /// How far below the target the ceiling is set, in dB.
  public var ceiling = 0.0
  /// How often the whole song was planned anew, with another seed.
  public var songs = 0

  public init() {}

  enum CodingKeys: String, CodingKey {
    case variations, embedded, songs
    case spelledOut = "spelled_out"
    case loudness = "loudness_lu"
    case density = "density_lu"
    case ceiling = "ceiling_db"
  }

  /// What a file of an earlier version lacks was not changed.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    variations = try values.decodeIfPresent([String: Int].self, forKey: .variations) ?? [:]
    spelledOut = try values.decodeIfPresent([String].self, forKey: .spelledOut) ?? []
    embedded = try values.decodeIfPresent([String].self, forKey: .embedded) ?? []
    loudness = try values.decodeIfPresent(Double.self, forKey: .loudness) ?? 0
    density = try values.decodeIfPresent(Double.self, forKey: .density) ?? 0
    ceiling = try values.decodeIfPresent(Double.self, forKey: .ceiling) ?? 0
    songs = try values.decodeIfPresent(Int.self, forKey: .songs) ?? 0
  }

  /// Makes a stem anew.
  mutating func vary(_ stem: String) { variations[stem, default: 0] += 1 }
}

/// What an attempt changes, and for which check.
public struct Change: Sendable, Equatable, Codable {
  /// A whole sentence.
  public let what: String
  /// The check's id.
  public let check: String
}

/// What the next attempt should do differently.
public struct Repair: Sendable, Equatable, Codable {
  public let course: Course
  public let changes: [Change]

  /// The changes in one line.
  public var summary: String { changes.map { "\($0.check): \($0.what)" }.joined(separator: " ") }
}
