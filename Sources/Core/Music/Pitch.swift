import Foundation

/// One of the twelve notes of the octave, C being 0.
public struct PitchClass: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let index: Int

  /// The pitch class of any note number.
  public init(_ note: Int) { index = ((note % 12) + 12) % 12 }

  /// A name such as `"F#"`, `"Bb"` or `"c"`; nil for anything else.
  public init?(name: String) {
    let letters: [Character: Int] = ["c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11]
    guard let letter = name.lowercased().first, let natural = letters[letter] else { return nil }
    switch name.dropFirst() {
    case "": self.init(natural)
    case "#", "♯": self.init(natural + 1)
    case "b", "♭": self.init(natural - 1)
    default: return nil
    }
  }

  public static func + (a: PitchClass, semitones: Int) -> PitchClass { PitchClass(a.index + semitones) }
  public static func < (a: PitchClass, b: PitchClass) -> Bool { a.index < b.index }

  /// The usual name with sharps.
  public var description: String { ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"][index] }

  /// The usual name with flats.
  public var flatName: String { ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"][index] }
}

/// A note of the piano, as a MIDI note number: 60 is middle C, 69 is A at 440 Hz.
public struct Pitch: Sendable, Hashable, Comparable {
  public let note: Int

  public init(_ note: Int) { self.note = note }

  public var pitchClass: PitchClass { PitchClass(note) }

  /// Equal temperament, A4 = 440 Hz.
  public var frequency: Double { 440 * pow(2, Double(note - 69) / 12) }

  public static func + (a: Pitch, semitones: Int) -> Pitch { Pitch(a.note + semitones) }
  public static func < (a: Pitch, b: Pitch) -> Bool { a.note < b.note }

  /// The note of `pitchClass` that is nearest to `target`, the lower one if two are equally near.
  public static func nearest(_ pitchClass: PitchClass, to target: Pitch) -> Pitch {
    let up = PitchClass(pitchClass.index - target.note).index
    return up <= 6 && up != 6 ? target + up : target + (up - 12)
  }
}
