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

  @Test func `a prompt without adjectives leaves the genre's own sound, and so do those that speak of no axis`() {
    #expect(SongCharacter(Brief()) == nil)
    var brief = Brief()
    brief.style = "memorable"
    #expect(SongCharacter(brief) == nil)
  }

  @Test(arguments: [
    (["dark"], "", SongCharacter.Axis.brightness, -1.0), ([], "bright", .brightness, 1), ([], "soft", .attack, -1),
    (["energetic"], "", .density, 0.8), ([], "wide, lush", .width, 1), (["dark"], "bright", .brightness, 0),
  ])
  func `adjectives move their axis as far as they say, and opposites cancel`(
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
