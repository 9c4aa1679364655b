import Music

/// Chords as Roman numerals of a key, written `i7 VII VI:2 ii7-V7`: a chord to a bar unless `:n` says n bars; chords that share
/// a bar are joined by `-`.
public struct Progression: Sendable, Equatable {
  public let steps: [ChordStep]

  /// Nil when a word is not a numeral.
  public init?(_ text: String) {
    var steps: [ChordStep] = []
    for word in text.split(separator: " ") {
      guard let bar = Self.steps(of: String(word)) else { return nil }
      steps += bar
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  /// The chords of a word: one for some bars, or several that share one.
  private static func steps(of word: String) -> [ChordStep]? {
    let halves = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let names = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let bars = halves.count == 1 ? 1 : halves.count == 2 ? Int(halves[1]) : nil, bars > 0 else { return nil }
    guard names.count == 1 || (halves.count == 1 && names.count <= 4) else { return nil }
    let steps = names.enumerated().compactMap { ChordStep($1, bars: $0 == 0 ? bars : 0) }
    return steps.count == names.count ? steps : nil
  }

  public var bars: Int { steps.reduce(0) { $0 + $1.bars } }

  /// True if its tonic is a minor chord.
  public var isMinor: Bool {
    steps.contains { $0.degree == 0 && $0.target == nil && $0.quality.triad == .minor }
  }

  /// The chords in `key`; those that begin inside of a bar have no bars.
  public func chords(in key: Key) -> [(chord: Chord, bars: Int)] { steps.map { ($0.chord(in: key), $0.bars) } }
}

/// One chord of a progression, as in `bVII`, `V7/vi` or `I/3`.
public struct ChordStep: Sendable, Equatable {
  /// A degree of a scale.
  public struct Degree: Sendable, Equatable {
    /// Counted from 0.
    public let number: Int
    /// Semitones that the degree is moved by: −1 for a flat.
    public let alteration: Int
  }

  let numeral: Degree
  public let quality: ChordQuality
  /// The bars on whose downbeats it sounds: 0 for the later ones of chords that share a bar.
  public let bars: Int
  /// The degree whose scale its own degree is counted in, as the vi of `V7/vi`; nil for the key's.
  public let target: Degree?
  /// The number of the chord's note that is the lowest: 1 the third, 2 the fifth, 3 the seventh; nil for the root.
  public let bassTone: Int?
  /// True where it stays as written in every mode: it was marked by `!`, is altered or belongs to another degree.
  public let isExact: Bool

  public var degree: Int { numeral.number }
  public var alteration: Int { numeral.alteration }

  /// The chord in `key` as written; an applied chord stands in the major scale of its degree.
  public func chord(in key: Key) -> Chord {
    let home = target.map { key.pitchClass(ofDegree: $0.number) + $0.alteration }
    let root =
      home.map { $0 + Mode.major.steps[degree] + alteration } ?? key.pitchClass(ofDegree: degree) + alteration
    return Chord(root, quality).inverted(to: bassTone)
  }
}

extension Chord {
  /// The same over one of its notes, counted from 0 for the root.
  public func inverted(to tone: Int?) -> Chord {
    guard let tone, quality.intervals.indices.contains(tone) else { return over(nil) }
    return over(root + quality.intervals[tone])
  }
}

extension ChordStep.Degree {
  private static let numerals = ["vii", "iii", "iv", "vi", "ii", "v", "i"]
  private static let degrees = ["i": 0, "ii": 1, "iii": 2, "iv": 3, "v": 4, "vi": 5, "vii": 6]

  /// The degree at the beginning of `text`, which loses it, and whether it was in capitals.
  static func parsed(from text: inout Substring) -> (degree: Self, isMajor: Bool)? {
    let isFlat = text.hasPrefix("b")
    if isFlat { text.removeFirst() }
    guard let numeral = numerals.first(where: { text.lowercased().hasPrefix($0) }), let degree = degrees[numeral]
    else { return nil }
    let isMajor = text.first?.isUppercase == true
    text.removeFirst(numeral.count)
    return (Self(number: degree, alteration: isFlat ? -1 : 0), isMajor)
  }
}

extension ChordStep {
  /// Nil for anything but a numeral with a suffix, after slashes a degree that it is applied to and a note that it stands over,
  /// and `!`.
  init?(_ word: String, bars: Int) {
    let isMarked = word.hasSuffix("!")
    let parts = word.dropLast(isMarked ? 1 : 0).split(separator: "/", omittingEmptySubsequences: false)
    guard var rest = parts.first, let (numeral, isMajor) = Degree.parsed(from: &rest),
      let quality = Self.quality(String(rest), isMajor: isMajor)
    else { return nil }
    var (target, bassTone): (Degree?, Int?)
    for part in parts.dropFirst() {
      if let tone = Self.bassTones[String(part)], bassTone == nil {
        bassTone = tone
      } else {
        var name = part
        guard target == nil, bassTone == nil, let found = Degree.parsed(from: &name), name.isEmpty else { return nil }
        target = found.degree
      }
    }
    if let tone = bassTone, !quality.intervals.indices.contains(tone) { return nil }
    self.init(
      numeral: numeral, quality: quality, bars: bars, target: target, bassTone: bassTone,
      isExact: isMarked || target != nil)
  }

  private static let bassTones = ["3": 1, "5": 2, "7": 3]

  private static func quality(_ suffix: String, isMajor: Bool) -> ChordQuality? {
    switch suffix {
    case "": isMajor ? .major : .minor
    case "6": isMajor ? .major6 : .minor6
    case "7": isMajor ? .dominant7 : .minor7
    case "maj7": isMajor ? .major7 : .minorMajor7
    case "maj9": .major9
    case "9": isMajor ? .dominant9 : .minor9
    case "add9": isMajor ? .add9 : .minorAdd9
    case "aug": .augmented
    case "dim": .diminished
    case "dim7": .diminished7
    case "m7b5": .halfDiminished7
    case "sus2": .sus2
    case "sus4": .sus4
    case "7sus4": .dominant7sus4
    case "9sus4": .dominant9sus4
    default: nil
    }
  }
}
