/// One note: what, how hard, when and how long.
public struct Note: Sendable, Hashable {
  public let pitch: Pitch
  /// 0…1; 1 is as hard as it goes.
  public let velocity: Double
  public let onset: Beats
  public let length: Beats
  /// What happens while it sounds; nil for a note that is only struck and held.
  public var expression: NoteExpression?

  public init(
    _ pitch: Pitch, velocity: Double, at onset: Beats, for length: Beats, expression: NoteExpression? = nil
  ) {
    self.pitch = pitch
    self.velocity = velocity
    self.onset = onset
    self.length = length
    self.expression = expression
  }

  public var end: Beats { onset + length }
}

/// The notes of one stem, in order of their onsets.
public struct Part: Sendable, Hashable {
  /// The stem's name, as in `bass`.
  public let name: String
  public let role: StemRole
  public let notes: [Note]
  /// What changes while it plays, a lane at most for each target.
  public var automation: [AutomationLane]

  public init(name: String, role: StemRole, notes: [Note], automation: [AutomationLane] = []) {
    self.name = name
    self.role = role
    self.notes = notes.sorted { ($0.onset, $0.pitch) < ($1.onset, $1.pitch) }
    self.automation = automation
  }

  /// The lane of a target; nil where it stays the same.
  public func lane(_ target: AutomationTarget) -> AutomationLane? { automation.first { $0.target == target } }

  /// True if pitches mean drums (General MIDI percussion) and not notes.
  public var isPercussion: Bool { role == .drums || role == .percussion }
}

/// Everything that is played.
public struct Score: Sendable, Hashable {
  public let title: String
  /// That of the beginning.
  public let tempo: Tempo
  /// Nil where the tempo stays the same.
  public let tempoMap: TempoMap?
  public let meter: Meter
  public let key: Key
  public let sections: [Section]
  public let parts: [Part]

  public init(
    title: String, tempo: Tempo, tempoMap: TempoMap? = nil, meter: Meter, key: Key, sections: [Section], parts: [Part]
  ) {
    self.title = title
    self.tempo = tempo
    self.tempoMap = tempoMap
    self.meter = meter
    self.key = key
    self.sections = sections
    self.parts = parts
  }

  /// The tempo from beginning to end.
  public var clock: TempoMap { tempoMap ?? TempoMap(tempo) }

  /// The same song with this part alone.
  public func keeping(part name: String) -> Score { with(parts: parts.filter { $0.name == name }) }

  /// The same song with these parts in place of its own.
  public func with(parts: [Part]) -> Score {
    Score(
      title: title, tempo: tempo, tempoMap: tempoMap, meter: meter, key: key, sections: sections, parts: parts)
  }

  /// The first bar of each section, counted from 0.
  public var sectionStarts: [Int] {
    sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) }.dropLast()
  }
}

/// The General MIDI percussion notes that the drum parts use.
public enum DrumNote: Int, Sendable, CaseIterable, Codable {
  case kick = 36
  case rim = 37
  case snare = 38
  case clap = 39
  case closedHat = 42
  case pedalHat = 44
  case lowTom = 45
  case openHat = 46
  case midTom = 47
  case crash = 49
  case highTom = 50
  case ride = 51
  case tambourine = 54
  case cowbell = 56
  case highBongo = 60
  case lowBongo = 61
  case mutedConga = 62
  case conga = 63
  case lowConga = 64
  case highTimbale = 65
  case lowTimbale = 66
  case highAgogo = 67
  case lowAgogo = 68
  case shaker = 70
  case guiro = 73
  case claves = 75
  case highWoodblock = 76
  case lowWoodblock = 77
  case triangle = 81
  case sleighBells = 83
  case castanets = 85
  case mutedSurdo = 86
  case surdo = 87

  public var pitch: Pitch { Pitch(rawValue) }
}

extension DrumNote {
  /// The drum that genre files call `name`; nil if there is none.
  public static func named(_ name: String) -> DrumNote? { allCases.first { "\($0)" == name } }
}

/// An effect that a note of an effects part stands for; the note's length is the effect's.
public enum EffectNote: Int, Sendable, CaseIterable {
  case impact = 36
  case downlifter = 48
  case sweep = 55
  case riser = 60

  public var pitch: Pitch { Pitch(rawValue) }
}

extension [Note] {
  /// For each onset but the last the one that follows it.
  public var nextOnsets: [Beats: Beats] {
    let onsets = Set(map(\.onset)).sorted()
    return Dictionary(uniqueKeysWithValues: zip(onsets, onsets.dropFirst()))
  }
}
