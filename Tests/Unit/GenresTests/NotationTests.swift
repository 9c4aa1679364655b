import Audio
import Music
import Testing

@testable import Genres

@Suite struct NotationTests {
  /// Numerals in a key and the chords that harmony textbooks give for them.
  @Test(arguments: [
    ("I V vi IV", "C major", "C G Am F"), ("ii7 V7 Imaj7", "C major", "Dm7 G7 Cmaj7"),
    ("i VII VI V", "A minor", "Am G F E"), ("i7 iv7", "A minor", "Am7 Dm7"), ("i iv v", "E minor", "Em Am Bm"),
    ("I bVII IV", "G major", "G F C"), ("I bII", "C major", "C C#"), ("bVI bVII I", "C major", "G# A# C"),
    ("iim7b5 V7 i", "C minor", "Dm7b5 G7 Cm"), ("viidim I", "C major", "Bdim C"),
    ("Isus2 Isus4", "D major", "Dsus2 Dsus4"),
    ("i9 I9", "A minor", "Am9 A9"), ("Iadd9 iadd9", "C major", "Cadd9 Cm(add9)"), ("IVmaj9", "C major", "Fmaj9"),
    ("i IV", "D dorian", "Dm G"), ("I II", "F lydian", "F G"), ("i bII", "E phrygian", "Em E"),
    ("ii7-V7 I6", "C major", "Dm7 G7 C6"), ("I V/3 vi", "C major", "C G/B Am"),
    ("V7/vi vi V7/V/3 V", "C major", "E7 Am D7/F# G"),
    ("viidim7/V V7sus4-V7", "C major", "F#dim7 G7sus4 G7"), ("iv6! IVmaj9/7", "C major", "Fm6 Fmaj9/E"),
    ("V7/VI VI", "A minor", "C7 F"),
  ])
  func `numerals are chords of the key`(text: String, key: String, chords: String) throws {
    let progression = try #require(Progression(text))
    let found = progression.chords(in: try #require(Key(key))).map(\.chord.description)
    #expect(found.joined(separator: " ") == chords)
  }

  @Test(arguments: [
    ("i", 1), ("i:4", 4), ("i:3 VII", 4), ("i7 VImaj7:2 VII", 4), ("  i   VII ", 2), ("ii7-V7 I", 2), ("I-IV-V-I", 1),
  ])
  func `a chord lasts a bar unless it says how many`(text: String, bars: Int) {
    #expect(Progression(text)?.bars == bars)
  }

  @Test(arguments: [
    "", " ", "H", "i H", "viii", "i13", "#iv", "bb", "b", "i:two", "i: 2", "Imaj", "IM7", "im7b", "I/4", "I/7", "I/3/5",
    "V/vii7", "V/", "-I", "I-", "I-V:2", "I--V", "I-I-I-I-I", "i:0", "!",
  ])
  func `anything else is no progression`(text: String) { #expect(Progression(text) == nil) }

  @Test(arguments: GenreCatalogue.standard.genres)
  func `every progression of a genre is a multiple of one bar and can be played`(
    genre: Genre
  ) throws {
    for text in genre.progressions {
      let progression = try #require(Progression(text), "\(text)")
      for tonic in 0..<12 {
        for mode in genre.modes.map(\.mode) {
          let chords = progression.chords(in: Key(PitchClass(tonic), mode))
          #expect(chords.count == progression.steps.count && chords.reduce(0) { $0 + $1.bars } == progression.bars)
        }
      }
    }
  }

  @Test func `a form is sections with their bars`() throws {
    let form = try #require(SongForm("intro:8 pre-chorus:4 drop:16"))
    #expect(form.sections.map(\.kind) == [.intro, .preChorus, .drop] && form.sections.map(\.bars) == [8, 4, 16])
    #expect(form.bars == 28)
    #expect(form == SongForm(" intro:8  pre-chorus:4 drop:16") && form != SongForm("intro:8 pre-chorus:4 drop:8"))
  }

  @Test(arguments: [
    "", "intro", "intro:", "intro:0", "intro:-4", "intro:8.5", "hook:8", "Intro:8", "intro:8:8", "intro 8", ":8",
  ])
  func `anything else is no form`(text: String) { #expect(SongForm(text) == nil) }

  @Test(arguments: TonalBalance.families.keys.sorted()) func `a balance is relative to 1 kHz and falls towards the top`(
    family: String
  ) throws {
    let curve = try #require(TonalBalance.curve(family)).map(\.value)
    #expect(curve.count == 27)
    // The bands of IEC 61260 from 40 Hz to 16 kHz: 1 kHz is the 15th of them.
    #expect(curve[14] == 0)
    #expect(zip(curve[14...], curve[15...]).allSatisfy { $0 > $1 || $0 == $1 })
    #expect(zip(curve, curve.dropFirst()).allSatisfy { abs($0 - $1) <= 8 }, "no step is wider than 8 dB")
  }

  /// Between 1 kHz (0 dB) and 2 kHz (−1.5 dB) the octave is divided in thirds: −0.483 dB at 1.25 kHz.
  @Test func `between its anchors a balance is straight over the octave`() throws {
    let curve = try #require(TonalBalance.curve("pop")).map(\.value)
    #expect(abs(curve[15] - -0.4829) < 1e-3 && abs(curve[16] - -1.0171) < 1e-3 && curve[17] == -1.5)
    #expect(curve[26] == -13, "16 kHz is its last anchor")
  }

  @Test func `there is no balance of another name`() { #expect(TonalBalance.curve("rock") == nil) }
}

@Suite struct MeterAdaptationTests {
  @Test(arguments: [
    ("....X.......X...", Meter.threeFour, false, "....X...X..."),
    ("........X.......", .threeFour, true, "........X..."),
    ("X.......X.......", .sixEight, false, "X........... X..........."),
    ("....X.......X...", .sixEight, false, "......X..... ......X....."),
    ("........X.......", .sixEight, true, "......X....."),
    ("x.x.x.x.x.x.x.x.", .sixEight, true, "x...x.x...x."),
    ("xxxxxxxxxxxxxxxx", .sixEight, true, "x.x.x.x.x.x."),
    ("R---r---R---r---", .sixEight, true, "R-----R-----"),
    ("kick", .threeFour, false, "kick"),
    ("....X.......X...", .twoFour, false, "....X... ....X..."), ("........X.......", .twoFour, true, "....X..."),
    ("....X.......X...", .fiveFour, false, "....X...X.......X..."),
    ("........X.......", .fiveFour, true, "............X......."),
    ("X...X...X...X...", .fiveFour, false, "X...X...X...X...X..."),
    ("....X.......X...", .sevenEight, false, "....X.......X."),
    ("........X.......", .sevenEight, true, "........X....."),
    ("R-----------r---", .sevenEight, false, "R-----------r-"),
    (".............t..", .sevenEight, false, ".............x"),
    ("....X.......X...", .nineEight, false, "......X.....X....."),
    ("....X.......X...", .twelveEight, false, "......X...........X....."),
    ("x.x.x.x.x.x.x.x.", .twelveEight, true, "x...x.x...x.x...x.x...x."),
  ])
  func `a backbeat stays one`(text: String, meter: Meter, isHalfTime: Bool, expected: String) {
    #expect(MeterAdaptation(meter: meter, isHalfTime: isHalfTime).adapted(text) == expected)
  }

  /// A waltz, a march, a slow blues, a take in five: the backbeat of one meter is that of the next.
  @Test(arguments: [
    (Meter.threeFour, Meter.fourFour, "X.......x...", "X.......X...x..."),
    (.threeFour, .fiveFour, "....X...X...", "....X...X.......X..."),
    (.threeFour, .sixEight, "....X...X...", "......X..... ......X....."),
    (.twoFour, .fourFour, "X...x... X...xxxx", "X...x...X...xxxx"),
    (.twoFour, .fourFour, "X...x...", "X...x...X...x..."),
    (.twoFour, .threeFour, "....X...", "....X...X..."),
    (.sixEight, .fourFour, "X.....X...x. X.....X.....", "X...X.x.X...X..."),
    (.sixEight, .twelveEight, "X.....xxxxxx X.....o.....", "X.....xxxxxxX.....o....."),
    (.twelveEight, .sixEight, "X.....xxxxxxX.....o.....", "X.....xxxxxx X.....o....."),
    (.twelveEight, .fourFour, "x...x.X...x.x...x.X...x.", "x.x.X.x.x.x.X.x."),
    (.fiveFour, .fourFour, "....X...X.......X...", "....X.......X..."),
    (.sevenEight, .fourFour, "....X.......X.", "....X.......X..."),
    (.sevenEight, .fourFour, "R-----------r-", "R-----------r---"),
  ])
  func `a backbeat stays one from other meters`(source: Meter, meter: Meter, text: String, expected: String) {
    #expect(MeterAdaptation(from: source, meter: meter, isHalfTime: false).adapted(text) == expected)
  }

  @Test(arguments: Meter.known, Meter.known) func `every bar has the steps of its meter`(source: Meter, meter: Meter) {
    for isHalfTime in [false, true] {
      let bar = String((0..<source.steps).map { "X.x-to"[String.Index(utf16Offset: $0 % 6, in: "X.x-to")] })
      let adapted = MeterAdaptation(from: source, meter: meter, isHalfTime: isHalfTime).adapted("\(bar) \(bar) \(bar)")
      #expect(adapted.split(separator: " ").allSatisfy { $0.count == meter.steps }, "\(adapted)")
    }
  }

  @Test func `in 4/4 a rhythm stays as it was`() {
    #expect(MeterAdaptation(meter: .fourFour, isHalfTime: false).adapted("X...X...") == "X...X...")
  }
}
