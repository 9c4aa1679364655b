import Music
import Testing

@Suite struct PitchTests {
  @Test(arguments: [(69, 440.0), (60, 261.6256), (33, 55.0), (28, 41.2034)])
  func `notes have the frequencies of equal temperament`(note: Int, hertz: Double) {
    #expect(abs(Pitch(note).frequency - hertz) < 0.001)
  }

  @Test func `the nearest note of a pitch class is at most a tritone away`() {
    for target in 30..<90 {
      for index in 0..<12 {
        let pitch = Pitch.nearest(PitchClass(index), to: Pitch(target))
        #expect(pitch.pitchClass == PitchClass(index))
        #expect(abs(pitch.note - target) <= 6)
      }
    }
  }

  @Test(arguments: ["C", "F#", "Bb", "Am7", "C#m9", "Ebmaj7", "Gsus4", "Bdim"])
  func `a chord is read from its symbol`(symbol: String) throws {
    let chord = try #require(Chord(symbol))
    #expect(Chord(chord.description) == chord)
  }

  @Test func `a minor seventh on A has the notes A C E G`() throws {
    #expect(try #require(Chord("Am7")).pitchClasses.map(\.description) == ["A", "C", "E", "G"])
  }
}
