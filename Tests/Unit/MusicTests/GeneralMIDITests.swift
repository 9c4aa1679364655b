import Music
import Testing

/// Against the tables of *General MIDI System Level 1*: programs counted from 0, percussion by key.
@Suite struct GeneralMIDITests {
  @Test(arguments: [
    ("piano", 0), ("harpsichord", 6), ("celesta", 8), ("glockenspiel", 9), ("music box", 10),
    ("vibraphone", 11), ("marimba", 12), ("xylophone", 13), ("church organ", 19), ("accordion", 21), ("harmonica", 22),
    ("nylon guitar", 24), ("steel guitar", 25), ("distorted guitar", 30), ("upright bass", 32), ("slap bass", 36),
    ("violin", 40), ("viola", 41), ("cello", 42), ("pizzicato", 45), ("harp", 46), ("timpani", 47), ("strings", 48),
    ("trumpet", 56), ("trombone", 57), ("tuba", 58), ("french horn", 60), ("saxophone", 66), ("oboe", 68),
    ("bassoon", 70), ("clarinet", 71), ("flute", 73), ("recorder", 74), ("pan flute", 75), ("shakuhachi", 77),
    ("whistle", 78), ("sitar", 104), ("banjo", 105), ("koto", 107), ("kalimba", 108), ("bagpipes", 109),
    ("steel drums", 114),
  ])
  func `an instrument has its number in the standard`(name: String, program: Int) {
    #expect(GeneralMIDI.program(of: name) == program)
  }

  @Test(arguments: ["wobble bass", "electric piano", "supersaw", "808 bass", "", "Piano"])
  func `what a synthesiser plays better has none`(
    name: String
  ) {
    #expect(GeneralMIDI.program(of: name) == nil)
  }

  @Test(arguments: [-1, 256, .max, .min]) func `there are no others than 256`(program: Int) {
    #expect(GeneralMIDI(program: program) == nil)
  }

  @Test(arguments: 0...255) func `a pitch is folded by octaves into the range`(program: Int) throws {
    let instrument = try #require(GeneralMIDI(program: program))
    #expect(instrument.range.count >= 12, "an octave always fits")
    for note in 0...127 {
      let folded = instrument.folded(Pitch(note))
      #expect(folded.pitchClass == Pitch(note).pitchClass)
      if instrument.range.contains(note) { #expect(folded.note == note) }
    }
  }

  /// Lowest and highest note in orchestration books, as MIDI notes: the violin's G3, the cello's C2, the flute's C4.
  @Test(arguments: [(40, 55, 103), (41, 48, 91), (42, 36, 76), (0, 21, 108), (73, 60, 96), (56, 52, 84), (200, 0, 127)])
  func `ranges are those of the instruments`(program: Int, low: Int, high: Int) throws {
    #expect(try #require(GeneralMIDI(program: program)).range == low...high)
  }

  @Test(arguments: [
    (0, true), (11, true), (24, true), (33, true), (45, true), (46, true), (105, true), (128, true), (16, false),
    (40, false), (48, false), (56, false), (73, false), (80, false), (89, false),
  ])
  func `struck and plucked instruments die away, blown and bowed ones do not`(program: Int, decays: Bool) throws {
    #expect(try #require(GeneralMIDI(program: program)).decays == decays)
  }

  @Test(arguments: [(0, false, 0), (127, false, 127), (128, true, 0), (168, true, 40)])
  func `kits are numbered from 128 on`(program: Int, isKit: Bool, change: Int) throws {
    let instrument = try #require(GeneralMIDI(program: program))
    #expect(instrument.isKit == isKit && instrument.change == change)
  }

  /// *General MIDI System Level 1*, table 3, "Percussion Key Map".
  @Test(arguments: [
    (DrumNote.kick, 36), (.rim, 37), (.snare, 38), (.clap, 39), (.closedHat, 42), (.lowTom, 45), (.openHat, 46),
    (.midTom, 47), (.crash, 49), (.highTom, 50), (.ride, 51), (.conga, 63), (.shaker, 70),
  ])
  func `a drum has its key in the standard`(drum: DrumNote, key: Int) {
    #expect(drum.pitch == Pitch(key))
    #expect(DrumNote.named("\(drum)") == drum)
  }

  @Test func `there are no drums of other names`() {
    #expect(DrumNote.named("Kick") == nil && DrumNote.named("tom") == nil && DrumNote.named("") == nil)
  }
}
