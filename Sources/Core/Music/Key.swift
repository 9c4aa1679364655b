/// A scale pattern.
public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
  case major, minor, dorian, phrygian, lydian, mixolydian, locrian
  case harmonicMinor = "harmonic minor"
  /// The mode of flamenco and, as freygish, of klezmer: the fifth of harmonic minor.
  case phrygianDominant = "phrygian dominant"

  /// Semitones above the tonic of the seven degrees.
  public var steps: [Int] {
    switch self {
    case .major: [0, 2, 4, 5, 7, 9, 11]
    case .minor: [0, 2, 3, 5, 7, 8, 10]
    case .dorian: [0, 2, 3, 5, 7, 9, 10]
    case .phrygian: [0, 1, 3, 5, 7, 8, 10]
    case .lydian: [0, 2, 4, 6, 7, 9, 11]
    case .mixolydian: [0, 2, 4, 5, 7, 9, 10]
    case .locrian: [0, 1, 3, 5, 6, 8, 10]
    case .harmonicMinor: [0, 2, 3, 5, 7, 8, 11]
    case .phrygianDominant: [0, 1, 4, 5, 7, 8, 10]
    }
  }

  /// Major or minor, by the third: what analysis can tell apart.
  public var family: Mode { steps[2] == 4 ? .major : .minor }
}

/// A tonic and a mode.
public struct Key: Sendable, Hashable, CustomStringConvertible {
  public let tonic: PitchClass
  public let mode: Mode

  public init(_ tonic: PitchClass, _ mode: Mode) {
    self.tonic = tonic
    self.mode = mode
  }

  /// The pitch class of `degree`, counted from 0 and going on into the next octaves.
  public func pitchClass(ofDegree degree: Int) -> PitchClass { tonic + steps(toDegree: degree) }

  /// Semitones from the tonic to `degree`, which may be negative or above 6.
  public func steps(toDegree degree: Int) -> Int {
    let octave = Int((Double(degree) / 7).rounded(.down))
    return mode.steps[degree - 7 * octave] + 12 * octave
  }

  /// True if the scale has `pitchClass`.
  public func contains(_ pitchClass: PitchClass) -> Bool {
    mode.steps.contains(PitchClass(pitchClass.index - tonic.index).index)
  }

  /// The key with this one's notes and the other of major and minor.
  public var relative: Key {
    if mode == .phrygianDominant { return Key(tonic + 5, .harmonicMinor) }
    return mode.family == .minor ? Key(tonic + 3, .major) : Key(tonic + 9, .minor)
  }

  /// ASCII, with the accidental that the circle of fifths uses, as in `"F# minor"` and `"Bb major"`.
  public var description: String { "\(prefersFlats ? tonic.flatName : tonic.description) \(mode.rawValue)" }

  /// True if the key signature has flats.
  public var prefersFlats: Bool { signature < 0 }

  /// Sharps (positive) or flats (negative) of the key signature, −5…6.
  public var signature: Int {
    let majorTonic = tonic.index - (Self.offsetToMajor[mode] ?? 0)
    let fifths = PitchClass(7 * majorTonic).index
    return fifths > 6 ? fifths - 12 : fifths
  }

  /// Semitones from the tonic of the major scale with the same notes up to the mode's tonic.
  private static let offsetToMajor: [Mode: Int] = [
    .dorian: 2, .phrygian: 4, .lydian: 5, .mixolydian: 7, .minor: 9, .harmonicMinor: 9, .locrian: 11,
    .phrygianDominant: 4,
  ]
}

extension Key: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let key = Key(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a key")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The two ways in which those who mix tracks number the keys round the circle of fifths.
extension Key {
  /// A Camelot number, where A is minor, B is major and 8 has no accidentals (8A is A minor, 8B is C major).
  public init?(camelot number: Int, isMinor: Bool) {
    guard (1...12).contains(number) else { return nil }
    self.init(PitchClass((isMinor ? 9 : 0) + 7 * (number - 8)), isMinor ? .minor : .major)
  }

  /// An Open Key number, where m is minor, d is major and 1 has no accidentals (1m is A minor, 1d is C major).
  public init?(openKey number: Int, isMinor: Bool) {
    guard (1...12).contains(number) else { return nil }
    self.init(PitchClass((isMinor ? 9 : 0) + 7 * (number - 1)), isMinor ? .minor : .major)
  }

  /// A number and letter of either, in lower case, such as `8a`, `08b` or `12m`.
  init?(wheel text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "a": self.init(camelot: number, isMinor: true)
    case "b": self.init(camelot: number, isMinor: false)
    case "m": self.init(openKey: number, isMinor: true)
    case "d": self.init(openKey: number, isMinor: false)
    default: return nil
    }
  }
}
