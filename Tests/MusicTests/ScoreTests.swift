import Music
import Testing

@Suite struct ScoreTests {
  static let sections = [
    Section(.intro, bars: 4, energy: 0.3), Section(.drop, bars: 8, energy: 1), Section(.outro, bars: 2, energy: 0.2),
  ]

  private func score(_ parts: [Part], sections: [Section] = sections) -> Score {
    Score(
      title: "A", tempo: Tempo(bpm: 120), meter: .fourFour, key: Key(PitchClass(0), .major), sections: sections,
      parts: parts)
  }

  @Test func `notes are in the order of their onsets, equal ones in that of their pitches`() {
    let notes = [(2, 60), (0, 67), (0, 60), (1, 72), (0, 64)].map {
      Note(Pitch($0.1), velocity: 0.5, at: Beats($0.0), for: Beats(1))
    }
    let part = Part(name: "chords", role: .chords, notes: notes)
    #expect(part.notes.map(\.pitch.note) == [60, 64, 67, 72, 60])
    #expect(part.notes.map(\.end.quarters) == [1, 1, 1, 2, 3])
  }

  @Test func `sections begin where those before them end`() {
    #expect(score([]).sectionStarts == [0, 4, 12])
    #expect(score([], sections: []).sectionStarts == [])
  }

  @Test func `one part alone keeps the song around it`() {
    let parts = ["bass", "lead"].map { Part(name: $0, role: .bass, notes: []) }
    let alone = score(parts).keeping(part: "lead")
    #expect(alone.parts.map(\.name) == ["lead"] && alone.sections == Self.sections && alone.tempo == Tempo(bpm: 120))
    #expect(score(parts).keeping(part: "pad").parts.isEmpty)
  }

  @Test(arguments: StemRole.allCases) func `drums and percussion alone have drums for pitches`(role: StemRole) {
    #expect(Part(name: "x", role: role, notes: []).isPercussion == [.drums, .percussion].contains(role))
  }

  @Test func `effects are told apart by their pitches`() {
    #expect(Set(EffectNote.allCases.map(\.pitch)).count == EffectNote.allCases.count)
  }

  /// The modes as the white keys from their tonics on.
  @Test(arguments: [
    ("C major", 0), ("D dorian", 2), ("E phrygian", 4), ("F lydian", 5), ("G mixolydian", 7), ("A minor", 9),
    ("B locrian", 11),
  ])
  func `a mode is the major scale from another degree on`(name: String, tonic: Int) throws {
    let key = try #require(Key(name))
    #expect(key.tonic == PitchClass(tonic) && key.signature == 0)
    #expect(Set((0..<7).map { key.pitchClass(ofDegree: $0).index }) == [0, 2, 4, 5, 7, 9, 11])
    #expect(key.pitchClass(ofDegree: 7) == key.tonic && key.steps(toDegree: 14) == 24)
  }

  @Test func `harmonic minor raises the seventh degree alone`() throws {
    let (natural, harmonic) = (try #require(Key("A minor")), try #require(Key("A harmonic minor")))
    let differing = (0..<7).filter { natural.pitchClass(ofDegree: $0) != harmonic.pitchClass(ofDegree: $0) }
    #expect(differing == [6] && harmonic.pitchClass(ofDegree: 6).description == "G#")
  }

  /// Sharps and flats round the circle of fifths, from G flat's six to F sharp's six.
  @Test(arguments: [
    ("Db", -5), ("Ab", -4), ("Eb", -3), ("Bb", -2), ("F", -1), ("C", 0), ("G", 1), ("D", 2), ("A", 3), ("E", 4),
    ("B", 5), ("F#", 6),
  ])
  func `a major key has the signature of the circle, and its relative minor the same`(tonic: String, sharps: Int) throws
  {
    let key = try #require(Key("\(tonic) major"))
    #expect(key.signature == sharps && key.relative.signature == sharps)
    #expect(key.relative.relative == key && key.prefersFlats == (sharps < 0))
  }

  @Test(arguments: Mode.allCases) func `a mode has seven ascending degrees and the family of its third`(mode: Mode) {
    #expect(mode.steps.count == 7 && mode.steps == mode.steps.sorted() && Set(mode.steps).count == 7)
    #expect(mode.family == (mode.steps.contains(4) && !mode.steps.contains(3) ? .major : .minor))
  }

  @Test(arguments: [("C", 0), ("c", 0), ("F#", 6), ("Gb", 6), ("B♭", 10), ("A♯", 10), ("cb", 11), ("E#", 5)])
  func `a pitch class is read in any spelling`(name: String, index: Int) {
    #expect(PitchClass(name: name)?.index == index)
  }

  @Test(arguments: ["", "H", "C##", "Bbb", "Cis", "C ", "#", "do"]) func `anything else is no pitch class`(name: String)
  {
    #expect(PitchClass(name: name) == nil)
  }
}
