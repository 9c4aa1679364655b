/// A root and a quality, over its root or over another bass note.
public struct Chord: Sendable, Hashable {
  public let root: PitchClass
  public let quality: ChordQuality
  /// The lowest note where it is not the root, as the E of `C/E`; it may be foreign to the chord, as a pedal is.
  public let bass: PitchClass?

  /// `bass` is nil for the root.
  public init(_ root: PitchClass, _ quality: ChordQuality, over bass: PitchClass? = nil) {
    self.root = root
    self.quality = quality
    self.bass = bass == root ? nil : bass
  }

  /// The notes of the quality above the root; a foreign bass note is not among them.
  public var pitchClasses: [PitchClass] { quality.intervals.map { root + $0 } }

  /// The note that a bass plays.
  public var lowest: PitchClass { bass ?? root }

  /// The same chord over `bass`.
  public func over(_ bass: PitchClass?) -> Chord { Chord(root, quality, over: bass) }

  /// The first three notes over the same bass.
  public var triad: Chord { Chord(root, quality.triad, over: bass) }

  /// The same so many semitones higher.
  public func transposed(by semitones: Int) -> Chord {
    Chord(root + semitones, quality, over: bass.map { $0 + semitones })
  }

  /// The symbol in the spelling of `key`, as in `Bbm7` or `Eb/G`.
  public func symbol(in key: Key) -> String {
    let name = { (note: PitchClass) in key.prefersFlats ? note.flatName : note.description }
    return name(root) + quality.symbol + (bass.map { "/" + name($0) } ?? "")
  }
}

/// In JSON a chord is its symbol with sharps, as in `"A#m7"` or `"C/E"`.
extension Chord: Codable, CustomStringConvertible {
  public var description: String { root.description + quality.symbol + (bass.map { "/\($0)" } ?? "") }

  /// A chord from its symbol; nil for anything else.
  public init?(_ symbol: String) {
    let halves = symbol.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard halves.count <= 2, let upper = halves.first else { return nil }
    let rootLength = upper.dropFirst().first.map { "#b".contains($0) } == true ? 2 : 1
    guard let root = PitchClass(name: String(upper.prefix(rootLength))),
      let quality = ChordQuality.allCases.first(where: { $0.symbol == upper.dropFirst(rootLength) })
    else { return nil }
    let bass = halves.count == 2 ? PitchClass(name: halves[1]) : nil
    if halves.count == 2, bass == nil { return nil }
    self.init(root, quality, over: bass)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let symbol = try container.decode(String.self)
    guard let chord = Chord(symbol) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(symbol)\" is not a chord")
    }
    self = chord
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
