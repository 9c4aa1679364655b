import Audio
import Music

/// A dropped order, valid by construction: `TicketReader` is the only way in.
public struct Ticket: Sendable, Equatable {
  /// The order in plain language; empty when only a reference is given.
  public var prompt = ""
  /// The track's name in metadata, notes and the report; nil for the name under which it was dropped.
  public var title: String?
  /// A path inside the ticket's own folder, or `library:NAME`.
  public var reference: String?
  public var duration: Seconds?
  public var bpm: Tempo?
  public var key: Key?
  /// The name of a known genre.
  public var genre: String?
  public var instruments: [String] = []
  /// The owner's sounds by the parts that play on them, in the order in which they stand.
  public var sounds: [PartSound] = []
  public var structure: [StructureItem] = []
  public var lyrics: String?
  /// The language of the lyrics, as a code such as `en` or `pt-br`.
  public var language: String?
  public var seed: Seed?
  /// The name of a generator, `embedded` if none is given.
  public var backend: String?
  /// True if the program's own engine may play what the backend cannot make; nil for the setting's value.
  public var fallback: Bool?
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  /// Higher goes first.
  public var priority = 0
  /// Fields that begin with `x-`, as JSON text, carried through to the manifest.
  public var extras: [String: String] = [:]

  public init(prompt: String = "") { self.prompt = prompt }
}

/// A sound for a part: a stem's role or an instrument, and a name of the owner's library.
public struct PartSound: Sendable, Hashable {
  public let part: String
  public let name: String

  public init(_ part: String, name: String) { (self.part, self.name) = (part, name) }
}

/// A section that was asked for, with its length if that was said too.
public struct StructureItem: Sendable, Hashable, Codable {
  public var section: SectionKind
  public var bars: Int?
  /// What was asked of it besides; nil for nothing.
  public var arrangement: SectionArrangement?

  public init(_ section: SectionKind, bars: Int? = nil, _ arrangement: SectionArrangement? = nil) {
    self.section = section
    self.bars = bars
    self.arrangement = arrangement
  }
}
