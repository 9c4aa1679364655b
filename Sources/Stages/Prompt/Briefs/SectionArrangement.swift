import Audio
import Music

/// Something said of one place in the song: "no drums until the drop", "starts with solo cello", "quiet intro".
///
/// A brief lists them in the order in which they were said, and the later one counts where two differ. A solo before or
/// after a section is a section of its own there, and one in a `solo` adds such a section where the form has none.
public struct SectionDetail: Sendable, Hashable, Codable {
  public var place: SectionPlace
  public var arrangement: SectionArrangement
  /// The words that said it.
  public var words: String

  public init(_ place: SectionPlace, _ arrangement: SectionArrangement, words: String) {
    self.place = place
    self.arrangement = arrangement
    self.words = words
  }
}

/// A place in the song's form.
public struct SectionPlace: Sendable, Hashable, Codable {
  /// The relation of the place to what `section` and `occurrence` name.
  public enum Relation: String, Sendable, Hashable, CaseIterable, Codable {
    /// In it.
    case `in`
    /// From the beginning of the song to its beginning.
    case until
    /// From its beginning to the end of the song.
    case from
    /// From its end to the end of the song.
    case after
    /// The section of the form, or the last bars, that lead into it.
    case before
  }

  public var relation: Relation
  /// Nil for the song's beginning (`in`, occurrence 1), its end (`in`, occurrence −1) or all of it (`in`, no occurrence);
  /// `after`, occurrence 1 and bars is what comes after its first bars.
  public var section: SectionKind?
  /// 1 for the first of its kind, 2 for the second; −1 for the last; nil for every one.
  public var occurrence: Int?
  /// The bars that are meant, counted from the beginning of the place, or back from its end for the song's end; nil for all.
  public var bars: Int?

  public init(_ relation: Relation, _ section: SectionKind?, occurrence: Int? = nil, bars: Int? = nil) {
    self.relation = relation
    self.section = section
    self.occurrence = occurrence
    self.bars = bars
  }

  /// The whole song.
  public static let whole = SectionPlace(.in, nil)
  public static let start = SectionPlace(.in, nil, occurrence: 1)
  public static let end = SectionPlace(.in, nil, occurrence: -1)
}

/// What was asked of a section besides its kind and length; whatever is nil or empty was left open.
public struct SectionArrangement: Sendable, Hashable, Codable {
  /// What shall play there, by the names of instruments or roles.
  public var instruments: [String] = []
  /// True if nothing else shall play there.
  public var only = false
  /// What shall not play there.
  public var without: [String] = []
  /// The instrument or role in front, such as `guitar` of a guitar solo.
  public var solo: String?
  public var level: SectionLevel?
  /// Semitones above the song's key from here on, or in this section alone where the next ones say otherwise.
  public var transposition: Int?
  public var timeFeel: TimeFeel?
  /// The name that was given, such as `guitar solo`.
  public var label: String?

  public init() {}

  /// True if nothing was asked.
  public var isEmpty: Bool { self == SectionArrangement() }

  enum CodingKeys: String, CodingKey {
    case instruments, only, without, solo, level, transposition, label
    case timeFeel = "time_feel"
  }
}

extension SectionPlace {
  var isInRange: Bool {
    (occurrence.map { (-64...64).contains($0) && $0 != 0 } ?? true) && (bars.map(TicketField.bars.contains) ?? true)
  }
}

extension SectionArrangement {
  /// The transpositions that a section can have, in semitones: an octave to either side.
  static let transpositions = -12...12

  var isInRange: Bool { transposition.map(Self.transpositions.contains) ?? true }
}

extension SectionDetail {
  var isInRange: Bool { place.isInRange && arrangement.isInRange }
}

extension StructureItem {
  var isInRange: Bool { (bars.map(TicketField.bars.contains) ?? true) && arrangement?.isInRange ?? true }
}

/// A section's level relative to the rest of the song.
public enum SectionLevel: String, Sendable, Hashable, CaseIterable, Codable {
  case quiet, soft, loud
}

/// A change of tempo along the way: "accelerate from 90 to 140", "slows down at the end".
public struct TempoCurve: Sendable, Hashable, Codable {
  /// The tempo before the change, in beats of the meter per minute; nil for the song's own.
  public var from: Double?
  /// The tempo after it; nil where only the direction was said.
  public var to: Double?
  /// True if it gets faster; needed where `to` is nil.
  public var isFaster: Bool
  /// True if it changes little by little, false if at once.
  public var isGradual: Bool
  /// The place of the change, nil for the whole song; a change at once in a section holds for that section.
  public var place: SectionPlace?

  public init(from: Double?, to: Double?, isFaster: Bool, isGradual: Bool = true, place: SectionPlace? = nil) {
    self.from = from
    self.to = to
    self.isFaster = isFaster
    self.isGradual = isGradual
    self.place = place
  }

  enum CodingKeys: String, CodingKey {
    case from, to, place
    case isFaster = "faster"
    case isGradual = "gradual"
  }
}
