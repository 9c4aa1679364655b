/// A section's function in a song.
public enum SectionKind: String, Sendable, Hashable, CaseIterable, Codable {
  case intro, verse, chorus, build, drop, breakdown, bridge, groove, solo, outro
  case preChorus = "pre-chorus"
}

/// A run of bars with one function.
public struct Section: Sendable, Hashable, Codable {
  public let kind: SectionKind
  public let bars: Int
  /// The intensity, 0…1: drives density, brightness, width and level.
  public let energy: Double
  /// The name that the order gave it, such as `guitar solo`; nil where its kind says it all.
  public var label: String?
  /// The change of level against the balance of the song, in dB; nil for none.
  public var levelDb: Double?
  /// The semitones by which its harmony lies above the song's key; nil for none.
  public var transposition: Int?
  /// The drums' apparent speed relative to the tempo; nil for the genre's own.
  public var timeFeel: TimeFeel?
  /// The pieces of the kit that play; nil for all that its patterns have.
  public var drums: [DrumNote]?

  public init(_ kind: SectionKind, bars: Int, energy: Double) {
    self.kind = kind
    self.bars = bars
    self.energy = energy
  }

  /// The name for readers: its own or its kind's.
  public var name: String { label ?? kind.rawValue }

  enum CodingKeys: String, CodingKey {
    case kind = "section"
    case bars, energy, label, transposition, drums
    case levelDb = "level_db"
    case timeFeel = "time_feel"
  }
}

/// The drums' apparent speed relative to the tempo.
public enum TimeFeel: String, Sendable, Hashable, CaseIterable, Codable {
  case half, double
}

/// The job that an instrument has in the arrangement.
public enum StemRole: String, Sendable, Hashable, CaseIterable, Codable {
  case drums, percussion, bass, chords, pad, lead
  /// A second melody that answers or accompanies the first.
  case counter = "counter-melody"
  case arpeggio, vocals, effects
}

extension Section {
  /// The energy in its bar `bar`, counted from 0.
  ///
  /// A build climbs. A section of eight bars or more goes in steps, of half its length or of eight bars: it holds something
  /// back at first and has given all in the last of them. Short sections grow a little. 0…1.
  public func energy(inBar bar: Int) -> Double {
    let way = bars > 1 ? Double(bar) / Double(bars - 1) : 0
    if kind == .build { return limited(energy + 0.3 * way - 0.05) }
    guard bars >= 8 else { return limited(energy + 0.04 * (way - 0.5)) }
    let step = bar / stepBars
    let isLast = (step + 1) * stepBars >= bars
    // Of four steps the third holds back again, so that the last can rise once more.
    let offset = isLast ? 0.04 : step % 2 == 0 ? -0.14 : -0.05
    let inStep = Double(bar % stepBars) / Double(stepBars)
    return limited(energy + energy * (offset + 0.04 * (inStep - 0.5)))
  }

  /// The bars after which something changes: half of a section, whole fours of it, or eight.
  public var stepBars: Int { bars >= 24 ? 8 : max(4, bars / 2 / 4 * 4) }

  private func limited(_ energy: Double) -> Double { min(1, max(0, energy)) }
}
