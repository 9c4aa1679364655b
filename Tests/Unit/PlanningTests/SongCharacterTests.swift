import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct SongCharacterTests {
  private static func plan(_ genre: String, moods: [String] = [], style: String = "") throws -> SongPlan {
    var brief = Brief()
    (brief.genre, brief.moods, brief.style) = (genre, moods, style)
    let planner = Planner(
      defaults: .init(genre: "pop", duration: .s(90), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    return try planner.plan(title: "", brief: brief, style: nil, seed: Seed(4))
  }

  @Test func `a prompt without adjectives leaves the genre's own sound`() {
    #expect(SongCharacter(Brief()) == nil)
  }

  @Test func `every mood and every word for the sound leads somewhere`() throws {
    let words = try Lexicon.builtIn().adjectives
    let idle = words.filter { SongCharacter.directions(of: $0).isEmpty }
    #expect(idle.isEmpty, "\(idle.sorted())")
  }

  @Test(arguments: [("slightly", 0.5), ("", 1), ("very", 1.5), ("extremely", 1.5)])
  func `degrees move in proportion, as far as the genre goes`(adverb: String, value: Double) throws {
    let parser = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", aliases: [], tempo: 118...130)])
    let brief = parser.brief(for: Ticket(prompt: "A house track, \(adverb) bright"))
    #expect(abs((SongCharacter(brief)?.brightness ?? 0) - value) < 1e-9)
  }

  @Test func `the notes say of each word what it did, and which did nothing`() throws {
    let notes = try Self.plan("house", moods: ["dark"], style: "swung, dry").notes
    #expect(notes.contains("\"dark\": the tone is tilted down by 1.5 dB an octave."))
    #expect(notes.contains { $0.hasPrefix("\"swung\": the second note of a pair comes at 60 %") })
    #expect(notes.contains { $0.hasPrefix("\"dry\": rooms and echoes are 9.0 dB softer") })
    let waltz = try Self.plan("trap", style: "straight").notes
    #expect(waltz.contains { $0.hasPrefix("\"straight\"") })
  }

  @Test func `an uplifting trance stays in minor, a happy pop song takes major`() throws {
    var brief = Brief()
    (brief.genre, brief.mode) = ("trance", .major)
    brief.evidence = [Evidence("mode", words: "happy", confidence: 0.4)]
    let planner = Planner(
      defaults: .init(genre: "pop", duration: .s(90), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let modes = try #require(GenreCatalogue.standard.genre(named: "trance")).modes.map(\.mode.family)
    let plan = try planner.plan(title: "", brief: brief, style: nil, seed: Seed(4))
    #expect(modes.contains(plan.key.mode.family))
    brief.genre = "pop"
    #expect(try planner.plan(title: "", brief: brief, style: nil, seed: Seed(4)).key.mode.family == .major)
  }

  @Test(arguments: [
    (["dark"], "", SongCharacter.Axis.brightness, -1.0), ([], "bright", .brightness, 1), ([], "soft", .attack, -1),
    (["energetic"], "", .density, 0.8), ([], "wide, lush", .width, 1.5), (["dark"], "bright", .brightness, 0),
  ])
  func `adjectives move their axis as far as they say, to one and a half at most, and opposites cancel`(
    moods: [String], style: String, axis: SongCharacter.Axis, value: Double
  ) {
    var brief = Brief()
    (brief.moods, brief.style) = (moods, style)
    #expect(abs((SongCharacter(brief)?[axis] ?? 0) - value) < 1e-9)
  }

  @Test func `an asked density is one of the directions`() {
    var brief = Brief()
    brief.density = 0.2
    #expect(abs((SongCharacter(brief)?.density ?? 0) + 0.6) < 1e-9)
  }

  @Test(arguments: ["house", "pop", "rock", "solo-piano", "jazz"])
  func `calm songs are slower than energetic ones, within their genre`(genre: String) throws {
    let range = try #require(GenreCatalogue.standard.genre(named: genre)).tempo
    let (calm, lively) = (try Self.plan(genre, moods: ["calm"]), try Self.plan(genre, moods: ["energetic"]))
    #expect(calm.bpm.bpm < lively.bpm.bpm)
    #expect((range.low...range.high).contains(calm.bpm.bpm) && (range.low...range.high).contains(lively.bpm.bpm))
  }

  @Test func `hard songs have their drums in front, wide ones their sides apart, and no bass leaves the middle`() throws
  {
    let (plain, hard) = (try Self.plan("house"), try Self.plan("house", style: "hard, wide"))
    for (a, b) in zip(plain.stems, hard.stems) {
      #expect(a.name == b.name)
      if a.role == .drums { #expect(b.mix.levelLu == a.mix.levelLu + 4) }
      if a.role == .bass { #expect(b.mix == a.mix) }
      if a.role == .pad || a.role == .chords { #expect(b.mix.width > a.mix.width) }
    }
  }
}
