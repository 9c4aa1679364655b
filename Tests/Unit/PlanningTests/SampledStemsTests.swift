import Audio
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct SampledStemsTests {
  private func plan(_ sounds: [AskedSound], genre: String = "house") throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(60)
    brief.sounds = sounds
    for sound in sounds {
      let name = sound.instrument ?? sound.role.rawValue
      brief.instruments.append(name)
      brief.instrumentRoles.append(InstrumentRole(name, role: sound.role))
    }
    let defaults = Planner.Defaults(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
  }

  @Test func `each sound goes to the stem that was asked for it, and the plan says so`() throws {
    let plan = try plan([
      AskedSound("virtuosity-kit", role: .drums), AskedSound("felt", role: .chords, instrument: "piano"),
    ])
    #expect(plan.stems.first { $0.role == .drums }?.samples == "virtuosity-kit")
    #expect(plan.stems.first { $0.plays("piano") }?.samples == "felt")
    #expect(plan.stems.count { $0.samples != nil } == 2)
    #expect(plan.notes.contains("virtuosity-kit plays the drums, as asked."))
    #expect(plan.notes.contains("felt plays the piano, as asked."))
  }

  @Test func `a genre without drums gets some where a kit was asked for`() throws {
    let plan = try plan([AskedSound("virtuosity-kit", role: .drums)], genre: "ambient")
    #expect(plan.stems.first { $0.role == .drums }?.samples == "virtuosity-kit")
  }

  @Test func `a sound for which there is no stem is said`() throws {
    let plan = try plan([AskedSound("a", role: .bass), AskedSound("b", role: .vocals)])
    #expect(plan.notes.contains("No stem is there for b to play, as none is vocals."))
  }
}
