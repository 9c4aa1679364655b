import Genres
import Music

/// Numerals as chords of a key: one list of numerals serves all modes.
struct ModalHarmony {
  let key: Key
  /// True if the genre's chords leave the key on purpose, as written.
  let isChromatic: Bool

  /// A chromatic genre's numerals are meant for its leading mode.
  init(_ key: Key, of genre: Genre) {
    self.key = key
    isChromatic = genre.chromatic
    isMeantAsWritten = genre.chromatic && key.mode == genre.modes.first?.mode
  }

  private let isMeantAsWritten: Bool

  /// True if the key is one of those that take chords from outside: dominants and borrowed chords would undo a church mode.
  var takesForeignChords: Bool { isChromatic || [.major, .minor, .harmonicMinor].contains(key.mode) }

  /// True if each of its numerals means something in this key: altered degrees are counted from the major scale.
  func has(_ progression: Progression) -> Bool {
    progression.steps.allSatisfy { step in
      (step.alteration == 0 || key.mode == .major) && (step.target == nil || takesForeignChords)
    }
  }

  /// The chords of a progression, one for each of its steps.
  func chords(of progression: Progression) -> [Chord] {
    progression.steps.map { chord($0, inMinor: progression.isMinor) }
  }

  /// The chord of a numeral; one with notes outside of the key takes the quality of its size that fits, unless it is exact.
  ///
  /// `inMinor` says that it belongs to a progression in minor: a dominant in capitals is meant there, with its leading note.
  private func chord(_ step: ChordStep, inMinor: Bool) -> Chord {
    let isDominant = inMinor && key.mode == .minor && step.degree == 4 && step.quality.triad == .major
    if isDominant || (step.isExact && takesForeignChords) { return step.chord(in: key) }
    if let natural = natural(step) { return natural }
    return adapted(step.chord(in: key).over(nil)).inverted(to: step.bassTone)
  }

  /// In harmonic minor the chord of the natural scale, whose seventh is raised for the dominant only; nil elsewhere.
  private func natural(_ step: ChordStep) -> Chord? {
    guard key.mode == .harmonicMinor, !isChromatic, step.degree != 4, step.alteration == 0 else { return nil }
    let scale = Key(key.tonic, .minor)
    let chord = step.chord(in: scale)
    return chord.pitchClasses.allSatisfy(scale.contains) ? chord : nil
  }

  /// True for the chord of the tonic with its third.
  func isTonic(_ chord: Chord) -> Bool {
    chord.root == key.tonic && chord.pitchClasses.contains(key.pitchClass(ofDegree: 2))
  }

  func isInKey(_ chord: Chord) -> Bool { chord.pitchClasses.allSatisfy(key.contains) }

  /// The share of bars that begin with the chord of the tonic.
  func tonicShare(of progression: Progression) -> Double {
    let bars = zip(progression.steps, chords(of: progression)).reduce(0) { $0 + (isTonic($1.1) ? $1.0.bars : 0) }
    return Double(bars) / Double(max(1, progression.bars))
  }

  /// A triad with the seventh that the key has above it; others stay.
  func withSeventh(_ chord: Chord) -> Chord {
    let sevenths: [ChordQuality]
    switch chord.quality {
    case .major: sevenths = [.major7, .dominant7]
    case .minor: sevenths = [.minor7]
    case .diminished: sevenths = [.halfDiminished7]
    default: return chord
    }
    let isDominant = chord.quality == .major && chord.root == key.tonic + 7
    if isDominant, takesForeignChords { return Chord(chord.root, .dominant7, over: chord.bass) }
    let found = sevenths.map { Chord(chord.root, $0, over: chord.bass) }.first(where: isInKey)
    return found ?? chord
  }

  /// An altered degree is meant as it stands, and so is every chord of a genre that leaves the key on purpose.
  private func adapted(_ chord: Chord) -> Chord {
    guard !isMeantAsWritten, key.contains(chord.root), !isInKey(chord) else { return chord }
    guard let fitting = chord.quality.alternatives.map({ Chord(chord.root, $0) }).first(where: isInKey) else {
      return third(below: chord)
    }
    return fitting.quality.triad == .diminished ? third(below: fitting) : fitting
  }

  /// The chord a third lower, or two, which shares its notes but is at rest: a Dorian key gets its major subdominant so.
  private func third(below chord: Chord) -> Chord {
    let triads: [ChordQuality] = [.major, .minor]
    let qualities = chord.quality.intervals.count == 3 ? triads : [.major7, .minor7, .dominant7] + triads
    var root = chord.root
    for _ in 0..<3 {
      root = [-3, -4].map { root + $0 }.first(where: key.contains) ?? root
      if let found = qualities.map({ Chord(root, $0) }).first(where: isInKey) { return found }
    }
    return chord
  }
}

extension ChordQuality {
  /// The qualities that can replace the chord in another mode, the fullest first.
  fileprivate var alternatives: [ChordQuality] {
    let triads: [ChordQuality] = [.minor, .major, .diminished]
    let sevenths: [ChordQuality] = [.minor7, .major7, .dominant7, .halfDiminished7]
    switch self {
    case .dominant9, .dominant9sus4: return [.dominant9sus4, .dominant7sus4, .minor9, .major9] + sevenths + triads
    case .dominant7sus4: return [.dominant7sus4] + sevenths + triads
    case .major9, .minor9: return [.minor9, .major9] + sevenths + triads
    case .add9, .minorAdd9: return [.add9, .minorAdd9] + triads
    case .sus2, .sus4: return [.sus2, .sus4] + triads
    case .major6, .minor6: return [.major6, .minor6] + sevenths + triads
    case .major7, .minor7, .dominant7, .halfDiminished7, .minorMajor7, .diminished7: return sevenths + triads
    default: return triads
    }
  }
}
