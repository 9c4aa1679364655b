import Music
import Prompt
import Testing

/// The part of written lyrics that is sung.
@Suite struct LyricsTests {
  private func sung(_ text: String) -> [String] { Lyrics(text).lines.map(\.text) }

  static let marks = [
    "[Chorus]", "[Verse 1]", "[Verse 2: Anna]", "(Chorus)", "(Guitar solo)", "(instrumental break)", "Chorus:",
    "VERSE 2",
    "Pre-Chorus:", "Bridge", "[Intro]", "[Outro]", "### Verse", "# A title", "**Chorus**", "*Bridge:*", "{chorus}",
    "---", "***",
    "Am  F  C  G", "| Am | G7 | F#m7 |", "[Guitar solo]", "[00:12.00]", "Refrain:", "Strophe 1:", "[Estribillo]",
    "Couplet 2",
    "<chorus>", "", "   ", "Intro", "(Repeat chorus)", "[Instrumental]",
  ]

  @Test(arguments: marks) func `a mark of structure is not sung`(mark: String) {
    #expect(sung("\(mark)\ncarry me home\n") == ["carry me home"])
    #expect(sung("carry me home\r\n\(mark)") == ["carry me home"])
  }

  static let words = [
    ("carry me home", "carry me home"), ("(ooh) carry me home", "ooh carry me home"),
    ("[Am]carry me [G]home", "carry me home"),
    ("[00:12.34] carry me home", "carry me home"), ("(carry me home)", "carry me home"),
    ("- carry me home", "carry me home"),
    ("Bridge over the river", "Bridge over the river"), ("break my heart", "break my heart"), ("drop it", "drop it"),
    ("and I said: stay", "and I said: stay"), ("Chorus: carry me home", "carry me home"),
    ("[Verse] carry me", "carry me"),
    ("I am A man", "I am A man"), ("one, two, three", "one, two, three"), ("*carry* me", "carry me"),
    ("the verse I wrote", "the verse I wrote"), ("x marks the spot", "x marks the spot"), ("99 lights", "99 lights"),
  ]

  @Test(arguments: words) func `what is no mark is sung`(line: String, expected: String) {
    #expect(sung(line) == [expected])
  }

  @Test(arguments: ["[Instrumental]", "instrumental", "(Instrumental)", "[instrumental]\n", "No vocals", "[No lyrics]"])
  func `lyrics that say that nobody sings have no lines`(text: String) {
    #expect(sung(text).isEmpty && Lyrics(text).saysInstrumental)
  }

  static let repeats: [(String, [String])] = [
    ("[Chorus x2]\na\nb", ["a", "b", "a", "b"]), ("a (x2)\nb", ["a", "a", "b"]), ("a x3", ["a", "a", "a"]),
    ("(Chorus 2x)\na", ["a", "a"]), ("Chorus (x2):\na", ["a", "a"]),
    ("[Verse]\na\n[Chorus]\nb\n[Verse 2]\nc\n[Chorus]", ["a", "b", "c", "b"]),
    ("Chorus\nb\n\nVerse\nc\n\nChorus x2", ["b", "c", "b", "b"]), ("a\nb\n(x2)", ["a", "b", "a", "b"]),
    ("[Verse]\na\n[Verse]\n", ["a"]),
  ]

  @Test(arguments: repeats) func `repeats are written out`(text: String, lines: [String]) {
    #expect(sung(text) == lines)
  }

  @Test func `the marks tell the structure, and each line its number`() {
    let lyrics = Lyrics("[Intro]\n\n[Verse 1]\none\ntwo\n\n[Pre-Chorus]\nthree\n[Chorus]\nfour\n[Guitar solo]\n[Outro]")
    #expect(lyrics.structure == [.intro, .verse, .preChorus, .chorus, .solo, .outro])
    #expect(lyrics.lines.map(\.number) == [4, 5, 8, 10])
    #expect(lyrics.text == "one\ntwo\nthree\nfour")
  }

  @Test func `what does not fit is named by its line`() throws {
    let lyrics = Lyrics("[Verse]\none two\nthree four\nfive six")
    let whole = try #require(lyrics.overflow(from: 8))
    #expect(whole.contains("before line 3") && whole.contains("\"three four\"") && whole.contains("2 of 3 lines"))
    let middle = try #require(lyrics.overflow(from: 14))
    #expect(middle.contains("in the middle of line 3") && middle.contains("longer track"))
    #expect(Lyrics("").overflow(from: 0) == nil)
  }

  private func brief(_ prompt: String, lyrics: String) throws -> Brief {
    var ticket = Ticket(prompt: prompt)
    ticket.lyrics = lyrics
    return try KnownGenres.wideParser().brief(for: ticket)
  }

  @Test func `lyrics with words ask for a voice, and instrumental ones for none`() throws {
    let sung = try brief("pop, no vocals", lyrics: "[Chorus]\ncarry me home\n")
    #expect(sung.vocals && sung.exclude.isEmpty && sung.lyrics == "[Chorus]\ncarry me home\n")
    let silent = try brief("pop with vocals", lyrics: "[Instrumental]")
    #expect(!silent.vocals && silent.exclude == ["vocals"] && silent.lyrics == nil)
    #expect(silent.notes.contains { $0.contains("the lyrics count") })
    let empty = try brief("pop", lyrics: "[Verse]\n[Chorus]")
    #expect(!empty.vocals && empty.notes.contains { $0.contains("no words to sing") })
  }

  @Test func `a form in the lyrics is the track's unless the ticket or the prompt has one`() throws {
    let text = "[Verse]\na\n[Chorus]\nb\n[Verse]\nc\n[Chorus]"
    #expect(try brief("pop", lyrics: text).structure.map(\.section) == [.verse, .chorus, .verse, .chorus])
    #expect(try brief("pop, long intro", lyrics: text).structure.isEmpty)
    #expect(try brief("pop", lyrics: "[Chorus]\nb").structure.isEmpty)
  }
}
