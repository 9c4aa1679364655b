/// The intervals of a chord above its root.
public enum ChordQuality: String, Sendable, Hashable, CaseIterable, Codable {
  case major, minor, diminished, augmented, sus2, sus4
  case major7, minor7, dominant7, halfDiminished7, major9, minor9, add9, minorAdd9

  /// Semitones above the root, ascending; the first is 0.
  public var intervals: [Int] {
    switch self {
    case .major: [0, 4, 7]
    case .minor: [0, 3, 7]
    case .diminished: [0, 3, 6]
    case .augmented: [0, 4, 8]
    case .sus2: [0, 2, 7]
    case .sus4: [0, 5, 7]
    case .major7: [0, 4, 7, 11]
    case .minor7: [0, 3, 7, 10]
    case .dominant7: [0, 4, 7, 10]
    case .halfDiminished7: [0, 3, 6, 10]
    case .major9: [0, 4, 7, 11, 14]
    case .minor9: [0, 3, 7, 10, 14]
    case .add9: [0, 4, 7, 14]
    case .minorAdd9: [0, 3, 7, 14]
    }
  }

  /// The suffix of the root's name in a chord symbol, as in `Am7`.
  public var symbol: String {
    switch self {
    case .major: ""
    case .minor: "m"
    case .diminished: "dim"
    case .augmented: "aug"
    case .sus2: "sus2"
    case .sus4: "sus4"
    case .major7: "maj7"
    case .minor7: "m7"
    case .dominant7: "7"
    case .halfDiminished7: "m7b5"
    case .major9: "maj9"
    case .minor9: "m9"
    case .add9: "add9"
    case .minorAdd9: "m(add9)"
    }
  }
}

/// A root and a quality.
public struct Chord: Sendable, Hashable {
  public let root: PitchClass
  public let quality: ChordQuality

  public init(_ root: PitchClass, _ quality: ChordQuality) {
    self.root = root
    self.quality = quality
  }

  public var pitchClasses: [PitchClass] { quality.intervals.map { root + $0 } }

  /// The symbol in the spelling of `key`, as in `Bbm7`.
  public func symbol(in key: Key) -> String {
    (key.prefersFlats ? root.flatName : root.description) + quality.symbol
  }
}

/// In JSON a chord is its symbol with sharps, as in `"A#m7"`.
extension Chord: Codable, CustomStringConvertible {
  public var description: String { root.description + quality.symbol }

  /// A chord from its symbol; nil for anything else.
  public init?(_ symbol: String) {
    let rootLength = symbol.dropFirst().first.map { "#b".contains($0) } == true ? 2 : 1
    guard let root = PitchClass(name: String(symbol.prefix(rootLength))),
      let quality = ChordQuality.allCases.first(where: { $0.symbol == symbol.dropFirst(rootLength) })
    else { return nil }
    self.init(root, quality)
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
