import Music

/// What a genre is made of, as written in `Resources/<name>.yaml`; `house.yaml` explains every field.
public struct Genre: Sendable, Equatable, Codable {
  public let name: String
  /// As people write it, for reports.
  public let title: String
  /// Other names and misspellings, lower case.
  public let aliases: [String]
  public let tempo: TempoRange
  /// Where the second sixteenth of a pair falls: 0.5 is straight, 0.667 is a triplet.
  public let swing: Double
  /// The modes it is written in, likeliest first.
  public let modes: [WeightedMode]
  /// Roman numerals, one chord to a bar unless `:2` says two; the first ones are the likeliest.
  public let progressions: [String]
  /// Forms from short to long, such as `intro:8 drop:16 outro:8`.
  public let forms: [String]
  /// What each kind of section is like.
  public let sections: [SectionCharacter]
  public let stems: [StemDefinition]
  public let drums: [DrumLane]
  /// One-bar drum patterns that replace the last bar of an eight-bar group, as `lane: pattern`.
  public let fills: [[String: String]]
  /// Rhythms of the pitched parts.
  public let rhythms: Rhythms
  public let duck: Ducking
  public let master: MasterTarget

  /// What a kind of section is like; the genre's first entry stands in for kinds that it does not list.
  public func character(of kind: SectionKind) -> SectionCharacter {
    sections.first { $0.section == kind } ?? sections[0]
  }
}

/// The tempi of a genre, in BPM.
public struct TempoRange: Sendable, Equatable, Codable {
  public let low: Double
  public let usual: Double
  public let high: Double
  /// Whether there is a beat that can be measured.
  public let pulse: Bool
}

/// A mode and how often it is used.
public struct WeightedMode: Sendable, Equatable, Codable {
  public let mode: Mode
  public let weight: Double
}

/// How a kind of section is played.
public struct SectionCharacter: Sendable, Equatable, Codable {
  public let section: SectionKind
  /// 0…1.
  public let energy: Double
  /// The names of the stems that play.
  public let stems: [String]
}

/// How far everything but the drums steps back when the kick sounds.
public struct Ducking: Sendable, Equatable, Codable {
  public let depthDb: Double
  /// In quarter notes.
  public let releaseBeats: Double
  /// The 16 steps on which it happens; empty for none.
  public let pattern: String

  enum CodingKeys: String, CodingKey {
    case pattern
    case depthDb = "depth_db"
    case releaseBeats = "release_beats"
  }
}

/// What the finished track is measured against.
public struct MasterTarget: Sendable, Equatable, Codable {
  /// The loudness of releases made for clubs, in LUFS.
  public let clubLufs: Double
  /// The tonal balance, by name: a key of `TonalBalance.curves`.
  public let tone: String

  enum CodingKeys: String, CodingKey {
    case tone
    case clubLufs = "club_lufs"
  }
}
