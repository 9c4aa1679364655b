import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct HarmonyTests {
  static let genres = GenreCatalogue.standard.genres.map(\.name)

  private func plan(_ genre: String, seed: UInt64) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(120)
    let defaults = Planner.Defaults(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  @Test(arguments: genres) func `main sections begin with the chord of the tonic`(genre: String) throws {
    for seed in 0..<4 as Range<UInt64> {
      let plan = try plan(genre, seed: seed)
      for (start, section) in zip(plan.sectionStarts, plan.sections)
      where SectionFunction(section.kind, main: plan.sections.mainKind ?? .chorus) == .home {
        #expect(
          plan.chord(inBar: start).root == plan.key(inBar: start).tonic, "seed \(seed) in \(plan.key), \(section.kind)")
      }
    }
  }

  @Test(arguments: genres) func `the tonic's chord sounds at least half as long as any other`(genre: String) throws {
    for seed in 0..<4 as Range<UInt64> {
      let plan = try plan(genre, seed: seed)
      var beats = [Double](repeating: 0, count: 12)
      for span in plan.chords { beats[span.chord.root.index] += span.length(in: plan.meter).quarters }
      let most = try #require(beats.max())
      #expect(2 * beats[plan.key.tonic.index] >= most, "seed \(seed) in \(plan.key): \(beats)")
    }
  }

  @Test(arguments: [
    ("glockenspiel", "lead-bell"), ("ukulele", "guitar-nylon"), ("french horn", "horns"), ("donk bass", "bass-fm"),
    ("organ bass", "bass-organ"), ("chip lead", "lead-chip"), ("kalimba", "mallet-kalimba"),
    ("staccato strings", "strings-short"), ("electronic drums", "kit-gated"), ("timpani", "kit-taiko"),
  ]) func `an instrument that is asked for by name arrives`(name: String, sound: String) throws {
    #expect(NamedInstrument.sound(of: name) == sound)
  }

  @Test func `drum parts are never played by pitched instruments`() throws {
    var brief = Brief()
    brief.genre = "cinematic"
    brief.instrumentRoles = [InstrumentRole("timpani", role: .percussion)]
    let defaults = Planner.Defaults(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    let plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    let percussion = try #require(plan.stems.first { $0.role == .percussion })
    #expect(percussion.sound == "kit-taiko" && percussion.program == nil)
  }
}
