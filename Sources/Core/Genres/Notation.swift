import Music

/// Chords as Roman numerals of a key, written `i7 VII VI:2`: a chord to a bar unless `:n` says n bars.
public struct Progression: Sendable, Equatable {
  /// One chord of a progression.
  public struct ChordStep: Sendable, Equatable {
    /// Counted from 0.
    public let degree: Int
    /// Semitones that the degree is moved by: −1 for a flat.
    public let alteration: Int
    public let quality: ChordQuality
    public let bars: Int
  }

  public let steps: [ChordStep]

  /// Nil when a word is not a numeral.
  public init?(_ text: String) {
    var steps: [ChordStep] = []
    for word in text.split(separator: " ") {
      guard let step = ChordStep(String(word)) else { return nil }
      steps.append(step)
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  public var bars: Int { steps.reduce(0) { $0 + $1.bars } }

  /// The chords in `key`.
  public func chords(in key: Key) -> [(chord: Chord, bars: Int)] {
    steps.map { (Chord(key.pitchClass(ofDegree: $0.degree) + $0.alteration, $0.quality), $0.bars) }
  }
}

extension Progression.ChordStep {
  private static let numerals = ["vii", "iii", "iv", "vi", "ii", "v", "i"]
  private static let degrees = ["i": 0, "ii": 1, "iii": 2, "iv": 3, "v": 4, "vi": 5, "vii": 6]

  init?(_ word: String) {
    let halves = word.split(separator: ":").map(String.init)
    guard let bars = halves.count == 1 ? 1 : Int(halves[1]), var text = halves.first else { return nil }
    let flat = text.hasPrefix("b")
    if flat { text.removeFirst() }
    guard let numeral = Self.numerals.first(where: { text.lowercased().hasPrefix($0) }),
      let degree = Self.degrees[numeral]
    else { return nil }
    let isMajor = text.first?.isUppercase == true
    guard let quality = Self.quality(String(text.dropFirst(numeral.count)), isMajor: isMajor) else { return nil }
    self.init(degree: degree, alteration: flat ? -1 : 0, quality: quality, bars: bars)
  }

  private static func quality(_ suffix: String, isMajor: Bool) -> ChordQuality? {
    switch suffix {
    case "": isMajor ? .major : .minor
    case "7": isMajor ? .dominant7 : .minor7
    case "maj7": .major7
    case "maj9": .major9
    case "9": isMajor ? .major9 : .minor9
    case "add9": isMajor ? .add9 : .minorAdd9
    case "dim": .diminished
    case "m7b5": .halfDiminished7
    case "sus2": .sus2
    case "sus4": .sus4
    default: nil
    }
  }
}

/// The sections of a genre's form with their usual lengths, written `intro:8 drop:16 outro:8`.
public struct SongForm: Sendable, Equatable {
  public let sections: [(kind: SectionKind, bars: Int)]

  /// Nil when a word is not `<section>:<bars>`.
  public init?(_ text: String) {
    var sections: [(kind: SectionKind, bars: Int)] = []
    for word in text.split(separator: " ") {
      let halves = word.split(separator: ":").map(String.init)
      guard halves.count == 2, let kind = SectionKind(rawValue: halves[0]), let bars = Int(halves[1]), bars > 0 else {
        return nil
      }
      sections.append((kind, bars))
    }
    guard !sections.isEmpty else { return nil }
    self.sections = sections
  }

  public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

  public static func == (a: SongForm, b: SongForm) -> Bool {
    a.sections.elementsEqual(b.sections) { $0.kind == $1.kind && $0.bars == $1.bars }
  }
}
