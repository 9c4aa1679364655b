import Music

/// A genre as written in `Resources/<name>.yaml`; `basis.yaml` explains every field.
public struct Genre: Sendable, Equatable, Codable {
  public let name: String
  /// As people write it, for reports.
  public let title: String
  /// A sentence that reports say about it, such as what it only approximates.
  public let note: String?
  /// Other names and misspellings, lower case.
  public let aliases: [String]
  public let tempo: TempoRange
  public let swing: GenreSwing
  /// The meter that its patterns are written in, and that it has where nobody asks for another.
  public let meter: Meter
  /// Milliseconds that a drum or a stem plays late, by its name; negative is early.
  public let feel: [String: Double]
  /// The modes it is written in, likeliest first.
  public let modes: [WeightedMode]
  /// Roman numerals, one chord to a bar unless `:2` says two; the first ones are the likeliest.
  public let progressions: [String]
  public let harmony: GenreHarmony
  /// True if its chords may leave the key, as written.
  public let chromatic: Bool
  /// The degrees of the scale that its melodies use, 1…7, as a pentatonic does; nil for all.
  public let melody: [Int]?
  public let voicing: VoicingStyle
  /// The bars of each section but intro and outro, as the twelve of a blues; 0 if sections have any length.
  public let strain: Int
  /// Forms from short to long, such as `intro:8 drop:16 outro:8`; a song draws its own from them.
  public let forms: [String]
  /// The character of each kind of section.
  public let sections: [SectionCharacter]
  public let stems: [StemDefinition]
  /// The stems that make it recognisable, lent first when genres are blended.
  public let signature: [String]
  public let drums: [DrumLane]
  /// One-bar drum patterns that replace the last bar of an eight-bar group or half of it, as `lane: pattern`.
  public let fills: [[String: String]]
  /// Rhythms of the pitched parts.
  public let rhythms: Rhythms
  /// Versions for other meters than 4/4, by the meter's name; the rest is derived.
  public let meters: [String: MeterVersion]
  public let build: BuildStyle
  /// True if groups of eight bars may return unchanged, as in a drone.
  public let repeats: Bool
  /// The factor on the difference in velocity between calm and loud sections; 1 is usual.
  public let dynamics: Double
  public let duck: Ducking
  public let master: MasterTarget

  /// The character of a kind of section; for kinds that the genre does not list, its first entry.
  public func character(of kind: SectionKind) -> SectionCharacter {
    sections.first { $0.section == kind } ?? sections[0]
  }

  /// True for dance music, whose low end is taken out for tension.
  public var isDance: Bool { tempo.pulse && build.gapBeats > 0 }
}

/// The way in which a genre's chords follow one another.
public struct GenreHarmony: Sendable, Equatable, Codable {
  /// The families of practice that sections, cadences and ornaments of the harmony are taken from.
  public enum Style: String, Sendable, Equatable, Codable, CaseIterable {
    /// Functional: sections and cadences lead to the dominant and home.
    case pop, rock, soul, jazz, folk, latin, orchestral
    /// Loops in a key, with builds that rise and endings that turn back.
    case dance
    /// A mode with its own chords and no dominants from outside.
    case modal
    /// The twelve bars as they are written.
    case blues
    /// One chord or a fixed loop, as written.
    case `static`
  }

  public let style: Style
  /// How often players strike a new chord an eighth ahead of its bar, 0…1.
  public let push: Double
  /// How often a song's last chorus lies higher, 0…1.
  public let keyChange: Double

  enum CodingKeys: String, CodingKey {
    case style, push
    case keyChange = "key_change"
  }
}

/// The tempi of a genre, in BPM.
public struct TempoRange: Sendable, Equatable, Codable {
  public let low: Double
  public let usual: Double
  public let high: Double
  /// True if there is a beat that can be measured.
  public let pulse: Bool
  /// True if it is felt at half this tempo, with the backbeat on the third beat.
  public let halfTime: Bool

  enum CodingKeys: String, CodingKey {
    case low, usual, high, pulse
    case halfTime = "half_time"
  }
}

/// The delay of the second note of each pair.
public struct GenreSwing: Sendable, Equatable, Codable {
  /// The second note's position within the pair, 0.5…0.75: 0.5 is straight, 0.667 a triplet.
  public let amount: Double
  /// The notes that are paired: 16 for sixteenths, 8 for eighths.
  public let unit: Int
}

/// A mode and how often it is used.
public struct WeightedMode: Sendable, Equatable, Codable {
  public let mode: Mode
  public let weight: Double
}

/// A way to spread the notes of a chord.
public enum VoicingStyle: String, Sendable, Equatable, Codable, CaseIterable {
  /// In close position.
  case close
  /// The second note from below an octave up.
  case open
  /// Root, fifth and octave.
  case power
  /// Without the root where the chord has a seventh: that is the bass's.
  case rootless
  /// The lowest note doubled an octave below.
  case wide
}

/// The character of one kind of section.
public struct SectionCharacter: Sendable, Equatable, Codable {
  public let section: SectionKind
  /// 0…1.
  public let energy: Double
  /// The names of the stems that play.
  public let stems: [String]
  /// The stems that take turns alone, in this order; the others accompany, and rest when the drums have theirs.
  public let trades: [String]?
  /// Chords of its own, written like those of the genre; nil where it takes the song's.
  public let progressions: [String]?
}

/// The end of a build: roll and gap before the next section.
public struct BuildStyle: Sendable, Equatable, Codable {
  /// The drum of the roll; empty for no roll.
  public let roll: String
  /// Beats of silence before what follows.
  public let gapBeats: Int

  enum CodingKeys: String, CodingKey {
    case roll
    case gapBeats = "gap_beats"
  }
}

/// The ducking of everything but the drums by the kick.
public struct Ducking: Sendable, Equatable, Codable {
  public let depthDb: Double
  /// In quarter notes.
  public let releaseBeats: Double

  enum CodingKeys: String, CodingKey {
    case depthDb = "depth_db"
    case releaseBeats = "release_beats"
  }
}

/// The targets of the finished track.
public struct MasterTarget: Sendable, Equatable, Codable {
  /// The tonal balance, by name: a key of `TonalBalance.families`.
  public let tone: String
}
