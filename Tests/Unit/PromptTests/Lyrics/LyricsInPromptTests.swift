import Music
import Prompt
import Testing

/// Lyrics, titles and voices where people write them.
@Suite struct LyricsInPromptTests {
  private func brief(_ prompt: String) throws -> Brief {
    try KnownGenres.standardParser().brief(for: Ticket(prompt: prompt))
  }

  @Test func `words under marks are sung, and mean nothing else`() throws {
    let brief = try brief(
      """
      Style: dark synthwave, 100 bpm
      Title: Neon Rain

      [Verse 1]
      Pouring rain on the guitar strings
      I drop my heart in C minor

      [Chorus]
      Rock me tonight

      [Guitar Solo]
      [Outro]
      (oohs)
      """)
    #expect(brief.title == "Neon Rain" && brief.genre == "synthwave" && brief.bpm == Tempo(bpm: 100))
    #expect(brief.structure.map(\.section) == [.verse, .chorus, .solo, .outro])
    #expect(brief.structure.first { $0.section == .solo }?.arrangement?.solo == "guitar")
    #expect(brief.instruments.isEmpty && brief.key == nil && brief.vocals && brief.notUnderstood.isEmpty)
    #expect(brief.lyrics?.contains("Pouring rain") == true && brief.lyrics?.contains("Style") == false)
  }

  @Test(arguments: [
    ("pop singing \"carry me home\"", "carry me home"), ("techno, a voice saying “we never sleep”", "we never sleep"),
    ("pop\nLyrics:\nla la la\nwe go home", "la la la\nwe go home"),
  ])
  func `quoted and labelled words are sung`(prompt: String, lyrics: String) throws {
    #expect(try brief(prompt).lyrics == lyrics)
  }

  @Test(arguments: [
    ("a song called \"Midnight Drive\", synthwave", "Midnight Drive"),
    ("a track titled Neon Nights with piano", "Neon Nights"), ("Title: Paper Boats\nfolk", "Paper Boats"),
  ])
  func `a title is told by the words before it`(prompt: String, title: String) throws {
    #expect(try brief(prompt).title == title)
  }

  @Test func `a prompt that is all lyrics is sung, and a note says so`() throws {
    let text = "The bus is late again\nMy shoes are full of water\n\nI walk along the wall\nAnd wait for you tonight"
    let brief = try brief(text)
    #expect(brief.lyrics == text && brief.vocals && brief.notes.contains { $0.contains("all lyrics") })
  }

  @Test(arguments: [
    ("deep male voice", VoiceWish(singer: .male, register: .deep)),
    ("female vocals, whispered", VoiceWish(singer: .female, manner: .whisper)),
    ("soprano with strings", VoiceWish(singer: .female, register: .high)),
    ("robot voice, electro", VoiceWish(manner: .robot)),
    ("male and female duet", VoiceWish(singer: .duet)), ("screaming vocals", VoiceWish(manner: .scream)),
    ("voix grave d'homme", VoiceWish(singer: .male, register: .deep)),
  ])
  func `the voice is as the words say`(prompt: String, voice: VoiceWish) throws {
    let brief = try brief(prompt)
    #expect(brief.voice == voice && brief.vocals)
  }

  @Test func `an instrument is no voice`() throws {
    #expect(try brief("jazz with tenor sax and soprano sax").voice == nil)
  }
}
