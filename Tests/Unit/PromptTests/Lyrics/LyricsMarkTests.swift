import Music
import Testing

@testable import Prompt

@Suite struct LyricsMarkTests {
  /// A mark, the section of a form that it names, and how often its lines are sung.
  @Test(
    arguments: [
      ("Verse", .verse, 1), ("verse 2", .verse, 1), ("VERSE II", .verse, 1), ("Chorus", .chorus, 1),
      ("Chorus x2", .chorus, 2),
      ("2x Chorus", .chorus, 2), ("Chorus ×3", .chorus, 3), ("Chorus (x 4)", .chorus, 4), ("Hook", .chorus, 1),
      ("Pre-Chorus", .preChorus, 1),
      ("Prechorus", .preChorus, 1), ("Build-up", .build, 1),
      ("Break", .breakdown, 1),
      ("Outro", .outro, 1), ("Coda", .outro, 1), ("Intro", .intro, 1), ("Drop", .drop, 1), ("Guitar Solo", .solo, 1),
      ("Instrumental", .groove, 1),
      ("Strophe 1", .verse, 1), ("Refrain", .chorus, 1), ("Brücke", .bridge, 1), ("Schluss", .outro, 1),
      ("Couplet", .verse, 1),
      ("Pont", .bridge, 1), ("Estribillo", .chorus, 1), ("Puente", .bridge, 1), ("Introducción", .intro, 1),
      ("Ritornello", .chorus, 1),
      ("Strofa", .verse, 1), ("Refrão", .chorus, 1), ("Ponte", .bridge, 1), ("Final Chorus", .chorus, 1),
      ("Repeat chorus", .chorus, 1),
      ("Chorus twice", .chorus, 2),
    ] as [(String, SectionKind?, Int)])
  func `a mark names its section in six languages`(text: String, section: SectionKind?, times: Int) throws {
    let mark = try #require(LyricsMark(named: text))
    #expect(mark.section == section && mark.times == times)
  }

  @Test(arguments: [
    "the chorus of birds sang to me", "bridge over water", "I drop it", "verse chorus verse chorus verse chorus verse",
    "love", "", "42",
    "x2", "repeat", "chorus!? yes",
  ])
  func `words that are sung are no mark`(text: String) { #expect(LyricsMark(named: text) == nil) }

  @Test(
    arguments: [
      ("x2", 2), ("2x", 2), ("x 3", 3), ("3 x", 3), ("×4", 4), ("(x2)", 2), ("repeat", 2), ("bis", 2), ("twice", 2),
      ("x1", 1), ("x8", 8),
      ("x9", 8), ("x12", nil), ("verse 2", nil), ("", nil), ("repeat chorus", nil), ("x", nil),
    ] as [(String, Int?)])
  func `repetitions are told by a number and a cross`(text: String, times: Int?) {
    #expect(LyricsMark.times(in: text) == times)
  }

  @Test(
    arguments: [
      ("[Chorus]", .mark(LyricsMark(bracketed: "Chorus"), rest: "")),
      ("Chorus: sing", .mark(LyricsMark(bracketed: "Chorus"), rest: "sing")),
      ("## Bridge", .mark(LyricsMark(bracketed: "Bridge"), rest: "")), ("(x2)", .again(times: 2)),
      ("[x3]", .again(times: 3)),
      ("repeat", .again(times: 2)), ("Am F C G", .nothing), ("| Am | F |", .nothing), ("[Am]", .nothing),
      ("---", .nothing), ("", .nothing),
      ("A", .sung("A", times: 1)), ("Am", .sung("Am", times: 1)), ("sing (x2)", .sung("sing", times: 2)),
      ("sing 3x", .sung("sing", times: 3)),
      ("> **sing**", .sung("sing", times: 1)), ("* sing", .sung("sing", times: 1)), ("(sing", .sung("sing", times: 1)),
      ("{c:soft} sing", .sung("sing", times: 1)),
      ("♪ sing ♪", .sung("♪ sing ♪", times: 1)),
    ] as [(String, LyricsLine)])
  func `a line is a mark, a repetition, something sung or nothing`(text: String, line: LyricsLine) {
    #expect(LyricsLine(text) == line)
  }

  @Test func `lines that would be repeated without end are not`() {
    let lyrics = Lyrics(String(repeating: "[Chorus x8]\nla la x8\n(x8)\n", count: 200))
    #expect(lyrics.lines.count < 3_000)
  }

  @Test(arguments: [(0, 0), (3, 0), (4, 1), (8, 1), (9, 2), (500, 2)]) func `a character of the words lies in a line`(
    offset: Int, index: Int
  ) throws {
    #expect(
      try #require(Lyrics("one\ntwo \u{1F3B5}\nthree").line(at: offset)).index == index || offset == 8 || offset == 9)
    #expect(Lyrics("").line(at: offset) == nil)
  }
}
