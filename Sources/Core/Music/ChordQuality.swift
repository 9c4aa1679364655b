/// The intervals of a chord above its root.
public enum ChordQuality: String, Sendable, Hashable, CaseIterable, Codable {
  case major, minor, diminished, augmented, sus2, sus4
  case major6, minor6
  case major7, minor7, dominant7, minorMajor7, halfDiminished7, diminished7, dominant7sus4
  case major9, minor9, dominant9, dominant9sus4, add9, minorAdd9

  /// Semitones above the root, ascending; the first is 0.
  public var intervals: [Int] {
    switch self {
    case .major: [0, 4, 7]
    case .minor: [0, 3, 7]
    case .diminished: [0, 3, 6]
    case .augmented: [0, 4, 8]
    case .sus2: [0, 2, 7]
    case .sus4: [0, 5, 7]
    case .major6: [0, 4, 7, 9]
    case .minor6: [0, 3, 7, 9]
    case .major7: [0, 4, 7, 11]
    case .minor7: [0, 3, 7, 10]
    case .dominant7: [0, 4, 7, 10]
    case .minorMajor7: [0, 3, 7, 11]
    case .halfDiminished7: [0, 3, 6, 10]
    case .diminished7: [0, 3, 6, 9]
    case .dominant7sus4: [0, 5, 7, 10]
    case .major9: [0, 4, 7, 11, 14]
    case .minor9: [0, 3, 7, 10, 14]
    case .dominant9: [0, 4, 7, 10, 14]
    case .dominant9sus4: [0, 5, 7, 10, 14]
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
    case .major6: "6"
    case .minor6: "m6"
    case .major7: "maj7"
    case .minor7: "m7"
    case .dominant7: "7"
    case .minorMajor7: "mMaj7"
    case .halfDiminished7: "m7b5"
    case .diminished7: "dim7"
    case .dominant7sus4: "7sus4"
    case .major9: "maj9"
    case .minor9: "m9"
    case .dominant9: "9"
    case .dominant9sus4: "9sus4"
    case .add9: "add9"
    case .minorAdd9: "m(add9)"
    }
  }

  /// The quality of the first three notes.
  public var triad: ChordQuality {
    switch self {
    case .major, .minor, .diminished, .augmented, .sus2, .sus4: self
    case .major6, .major7, .dominant7, .major9, .dominant9, .add9: .major
    case .minor6, .minor7, .minorMajor7, .minor9, .minorAdd9: .minor
    case .halfDiminished7, .diminished7: .diminished
    case .dominant7sus4, .dominant9sus4: .sus4
    }
  }
}
