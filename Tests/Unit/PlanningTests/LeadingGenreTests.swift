import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@Suite struct LeadingGenreTests {
  private func plan(_ change: (inout Brief) -> Void) throws -> SongPlan {
    var brief = Brief()
    change(&brief)
    let defaults = Planner.Defaults(genre: "pop", duration: .s(60), loudness: .LUFS(-9), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "x", brief: brief, style: nil, seed: Seed(1))
  }

  @Test(arguments: [(174.0, "drum-and-bass"), (140.0, "dubstep"), (132.0, "techno")])
  func `a tempo alone leads to a genre whose usual tempo it is, whatever the alphabet says`(bpm: Double, genre: String)
    throws
  {
    let plan = try plan { $0.bpm = Tempo(bpm: bpm) }
    let chosen = try #require(GenreCatalogue.standard.genre(named: plan.genre))
    let named = try #require(GenreCatalogue.standard.genre(named: genre))
    #expect(abs(chosen.tempo.usual - bpm) <= abs(named.tempo.usual - bpm))
    #expect(plan.notes.contains { $0.hasPrefix("No genre was named;") })
  }

  @Test func `the default is taken where it is at home, and a note says so`() throws {
    let plan = try plan { $0.bpm = Tempo(bpm: 124) }
    #expect(plan.genre == "pop")
    #expect(plan.notes.contains("No genre was named; Pop is the default."))
  }

  @Test func `what spoke for a genre counts beside the tempo`() throws {
    let plan = try plan {
      $0.bpm = Tempo(bpm: 140)
      $0.styleVotes = [StyleVote("trap", weight: 0.3, source: .mood, words: "dark")]
    }
    #expect(plan.genre == "trap")
  }
}
