import Foundation
import Music
import Testing

@Suite struct ChordTests {
  /// The notes above C as harmony textbooks spell them, enharmonically in sharps.
  static let spellings: [(quality: ChordQuality, symbol: String, notes: String)] = [
    (.major, "C", "C E G"), (.minor, "Cm", "C D# G"), (.diminished, "Cdim", "C D# F#"),
    (.augmented, "Caug", "C E G#"), (.sus2, "Csus2", "C D G"), (.sus4, "Csus4", "C F G"),
    (.major7, "Cmaj7", "C E G B"), (.minor7, "Cm7", "C D# G A#"), (.dominant7, "C7", "C E G A#"),
    (.halfDiminished7, "Cm7b5", "C D# F# A#"), (.major9, "Cmaj9", "C E G B D"), (.minor9, "Cm9", "C D# G A# D"),
    (.add9, "Cadd9", "C E G D"), (.minorAdd9, "Cm(add9)", "C D# G D"),
    (.major6, "C6", "C E G A"), (.minor6, "Cm6", "C D# G A"), (.minorMajor7, "CmMaj7", "C D# G B"),
    (.diminished7, "Cdim7", "C D# F# A"), (.dominant7sus4, "C7sus4", "C F G A#"),
    (.dominant9, "C9", "C E G A# D"), (.dominant9sus4, "C9sus4", "C F G A# D"),
  ]

  @Test(arguments: spellings.indices) func `a quality has the notes of its textbook spelling`(row: Int) {
    let (quality, symbol, notes) = Self.spellings[row]
    let chord = Chord(PitchClass(0), quality)
    #expect(chord.description == symbol)
    #expect(chord.pitchClasses.map(\.description).joined(separator: " ") == notes)
  }

  @Test func `the table has every quality once`() {
    #expect(Set(Self.spellings.map(\.quality)) == Set(ChordQuality.allCases))
    #expect(Set(ChordQuality.allCases.map(\.symbol)).count == ChordQuality.allCases.count)
  }

  @Test(arguments: ChordQuality.allCases) func `every chord is read from its own symbol`(quality: ChordQuality) {
    for root in 0..<12 {
      let chord = Chord(PitchClass(root), quality)
      #expect(Chord(chord.description) == chord)
    }
  }

  @Test func `a slash chord has another lowest note and the same notes above`() throws {
    let chord = try #require(Chord("C/E"))
    #expect(chord.lowest == PitchClass(4) && chord.root == PitchClass(0) && chord.quality == .major)
    #expect(chord.pitchClasses == Chord(PitchClass(0), .major).pitchClasses)
    #expect(Chord("F/G")?.lowest == PitchClass(7) && Chord("Am7/G")?.description == "Am7/G")
    #expect(Chord("C/C") == Chord("C") && chord.over(nil) == Chord("C"))
    #expect(chord.transposed(by: 2) == Chord("D/F#"))
  }

  @Test(arguments: ["C6/E": "C/E", "G9sus4/D": "Gsus4/D", "Bdim7": "Bdim", "AmMaj7": "Am"])
  func `a triad keeps the bass`(symbol: String, triad: String) { #expect(Chord(symbol)?.triad == Chord(triad)) }

  @Test(arguments: [
    ("Bbm7", "A#m7"), ("Ebmaj7", "D#maj7"), ("Gb", "F#"), ("Eb/Bb", "D#/A#"), ("f#m", "F#m"), ("Cb", "B"),
  ])
  func `flats and lower case are read, and written in sharps`(symbol: String, written: String) throws {
    #expect(try #require(Chord(symbol)).description == written)
  }

  @Test(arguments: [
    "", "H", "Cmajor", "m7", "C13", "C/", "C/H", "/E", "C/E/G", "C/Em", "Cm7 ", " C", "C##", "Bbb", "#", "Csus",
  ])
  func `anything else is no chord`(symbol: String) { #expect(Chord(symbol) == nil) }

  @Test(arguments: [
    ("Bbm7", "F minor", "Bbm7"), ("A#m7", "F# minor", "A#m7"), ("Eb", "Bb major", "Eb"), ("D#", "E major", "D#"),
    ("Gb7", "C major", "F#7"), ("D#/G", "Bb major", "Eb/G"), ("C/Bb", "F major", "C/Bb"),
  ])
  func `a symbol has the accidentals of the key`(symbol: String, key: String, expected: String) throws {
    #expect(try #require(Chord(symbol)).symbol(in: try #require(Key(key))) == expected)
  }

  @Test func `in JSON a chord is its symbol, and another text is refused by name`() throws {
    let chords = try ["Am7", "F#dim"].map { try #require(Chord($0)) }
    let data = try JSONEncoder().encode(chords)
    #expect(String(decoding: data, as: UTF8.self) == #"["Am7","F#dim"]"#)
    #expect(try JSONDecoder().decode([Chord].self, from: data) == chords)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Chord].self, from: Data(#"["Am7","Xm"]"#.utf8))
    }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("another error: \(String(describing: error))"); return
    }
    #expect(context.debugDescription == "\"Xm\" is not a chord")
  }
}
