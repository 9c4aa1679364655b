import Foundation
import Music
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("F minor", "F minor"), ("F# minor", "F# minor"), ("F#m", "F# minor"), ("Bb major", "Bb major"), ("A", "A major"),
    ("d dorian", "D dorian"), ("Gb major", "F# major"), ("C# harmonic minor", "C# harmonic minor"),
    ("E phrygian dominant", "E phrygian dominant"), ("d freygish", "D phrygian dominant"),
    ("Ebmin", "D# minor"), ("", nil), ("minor", nil),
  ])
  func `a key is read and written in its usual spelling`(text: String, expected: String?) {
    #expect(Key(text)?.description == expected)
  }

  /// Sharps are positive, flats negative: the circle of fifths.
  @Test(arguments: [
    ("C major", 0), ("G major", 1), ("F major", -1), ("A minor", 0), ("E minor", 1), ("F minor", -4), ("F# minor", 3),
    ("D dorian", 0), ("E phrygian", 0), ("Bb major", -2), ("C# minor", 4), ("F# major", 6),
  ])
  func `a key has the signature of the circle of fifths`(name: String, signature: Int) throws {
    #expect(try #require(Key(name)).signature == signature)
  }

  @Test(arguments: [
    ("A minor", "C major"), ("C major", "A minor"), ("F minor", "Ab major"), ("E major", "C# minor"),
    ("E phrygian dominant", "A harmonic minor"),
  ])
  func `relative keys share their notes`(name: String, relative: String) throws {
    let key = try #require(Key(name))
    #expect(key.relative.description == Key(relative)?.description)
    #expect((0..<12).allSatisfy { key.contains(PitchClass($0)) == key.relative.contains(PitchClass($0)) })
  }

  @Test func `a key survives JSON`() throws {
    let key = try #require(Key("Eb minor"))
    #expect(try JSONDecoder().decode(Key.self, from: JSONEncoder().encode(key)) == key)
  }

  @Test(arguments: [(0, 0), (2, 3), (7, 12), (-1, -2), (9, 15)])
  func `degrees go on beyond the octave`(degree: Int, semitones: Int) throws {
    #expect(try #require(Key("A minor")).steps(toDegree: degree) == semitones)
  }
}
