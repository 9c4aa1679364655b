import Audio
import Music
import Prompt
import Testing

@Suite struct RuleParserTests {
  private let parser: RuleParser

  init() throws { parser = try KnownGenres.parser() }

  private func brief(_ prompt: String) -> Brief { parser.brief(for: Ticket(prompt: prompt)) }

  @Test func `every decision carries the words it came from`() {
    let brief = brief("A House track, around 124 bpm, in F♯ minor with a huge bass")
    let words = Dictionary(grouping: brief.evidence, by: \.field).mapValues { $0.map(\.words) }
    #expect(words["genre"] == ["House"])
    #expect(words["bpm"] == ["around 124 bpm"])
    #expect(words["key"] == ["F♯ minor"])
    #expect(words["instruments"] == ["bass"])
    #expect(brief.evidence.allSatisfy { (0...1).contains($0.confidence) })
  }

  @Test func `words that led to nothing are listed once`() {
    #expect(brief("house for my zorbling unicorn, a Zorbling house").notUnderstood == ["zorbling", "unicorn"])
    #expect(brief("A four-on-the-floor house beat with a dubstep-style bass.").notUnderstood == [])
  }

  @Test func `a misspelled word counts less than a spelled one`() throws {
    let guess = try #require(brief("dubsstep").evidence.first { $0.field == "genre" })
    let sure = try #require(brief("dubstep").evidence.first { $0.field == "genre" })
    #expect(guess.confidence < sure.confidence)
  }

  @Test func `of two tempi the last one counts and a note says so`() {
    let brief = brief("120 bpm … 140 bpm")
    #expect(brief.bpm == Tempo(bpm: 140))
    #expect(brief.notes == ["\"120 bpm\" and \"140 bpm\" contradict each other; the last one counts."])
  }

  @Test func `what is out of range is left open and a note says so`() {
    let brief = brief("house at 300 bpm, 2 hours")
    #expect(brief.bpm == nil && brief.duration == nil)
    #expect(brief.notes.count == 2 && brief.notes.allSatisfy { $0.contains("is outside") })
  }

  @Test func `an unknown genre is played by the nearest one and a note says so`() {
    #expect(brief("techno").notes == ["\"techno\" is not known yet; house comes nearest."])
  }

  @Test func `a genre that becomes known no longer needs a stand-in`() throws {
    let genres = KnownGenres.all + [GenreName("techno", tempo: 125...145)]
    let brief = try RuleParser(lexicon: .builtIn(), genres: genres).brief(for: Ticket(prompt: "techno"))
    #expect(brief.genre == "techno")
    #expect(brief.notes.isEmpty)
  }

  @Test func `what is wanted and not wanted stays out`() {
    let brief = brief("piano and strings, no piano")
    #expect(brief.instruments == ["strings"])
    #expect(brief.exclude == ["piano"])
    #expect(brief.instrumentRoles == [InstrumentRole("strings", role: .pad)])
  }

  @Test func `the blueprint's track is described without pretending to know its tempo`() {
    let brief = brief("Make a track in the style of Skrillex's \"Inhale Exhale\"")
    #expect(brief.genre == "house")
    #expect(brief.bpmRange == [126, 132])
    #expect(brief.notes.contains { $0.contains("our choice") })
    #expect(brief.notUnderstood == [])
  }

  @Test func `the ticket outranks the prompt`() {
    var ticket = Ticket(prompt: "dubstep at 140 bpm in C minor, 3 minutes, with piano")
    ticket.bpm = Tempo(bpm: 126)
    ticket.key = Key("F minor")
    ticket.genre = "house"
    ticket.duration = .s(60)
    ticket.instruments = ["drums", "hi hats", "hydraulophone"]
    let brief = parser.brief(for: ticket)
    #expect(brief.bpm == Tempo(bpm: 126))
    #expect(brief.key == Key("F minor"))
    #expect(brief.genres == [WeightedGenre("house", weight: 1)])
    #expect(brief.duration == .s(60))
    #expect(brief.instruments == ["drums", "hi-hats", "hydraulophone"])
    #expect(brief.notUnderstood == ["hydraulophone"])
    #expect(brief.evidence.filter { $0.field == "bpm" }.map(\.words) == ["ticket"])
    #expect(brief.notes.contains("The prompt says 140 BPM and the ticket 126 BPM; the ticket counts."))
  }

  @Test func `an empty prompt leaves everything open`() {
    #expect(brief("") == Brief())
  }

  @Test func `the same prompt gives the same brief`() throws {
    let prompt = "dark techno with growls like Skrillex, 808s, no vocals, 2 min, wide and punchy"
    #expect(brief(prompt) == (try KnownGenres.parser().brief(for: Ticket(prompt: prompt))))
  }
}
