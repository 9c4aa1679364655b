import Analysis
import Audio
import Foundation
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// What a tempo means where the beat is a dotted quarter.
@Suite struct CompoundMeterTests {
  private func plan(
    reference bpm: Double? = nil, genre: String? = "pop", meter: Meter = .sixEight,
    _ change: (inout Brief) -> Void = { _ in }
  ) throws -> SongPlan {
    var brief = Brief()
    brief.genre = genre
    change(&brief)
    var style: StyleProfile?
    if let bpm {
      var heard = StyleProfile.undetermined(duration: .s(60))
      (heard.bpm, heard.bpmConfidence, heard.meter) = (bpm, 1, meter)
      style = heard
    } else {
      brief.meter = meter
    }
    let planner = Planner(
      defaults: .init(genre: "house", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    return try planner.plan(title: "test", brief: brief, style: style, seed: Seed(1))
  }

  @Test(arguments: [46.0, 60, 72, 90, 104, 120, 132])
  func `bars are as long as those of a reference in six eighths`(bpm: Double) throws {
    for genre in ["pop", "house", "cinematic", nil] {
      let plan = try plan(reference: bpm, genre: genre)
      #expect(plan.meter == .sixEight)
      #expect(abs(plan.barTime.value - 120 / bpm) < 1e-9)
      #expect(plan.bpm.quartersPerMinute == 1.5 * bpm)
    }
  }

  @Test(arguments: [84.0, 138, 192])
  func `bars are as long as those of a waltz`(bpm: Double) throws {
    #expect(abs(try plan(reference: bpm, meter: .threeFour).barTime.value - 180 / bpm) < 1e-9)
  }

  @Test func `a note has both ways to count`() throws {
    let notes = try plan(reference: 90).notes
    #expect(notes.contains("The tempo, 90.0 BPM in dotted quarters (135.0 in quarters), is the reference's."))
  }

  @Test func `faster than a reference in six eighths counts its beats`() throws {
    let plan = try plan(reference: 90) { $0.comparisons = [Comparison("tempo", .more, by: 6, .bpm)] }
    #expect(plan.bpm.bpm == 96 && plan.bpm.quartersPerMinute == 144)
  }

  @Test func `an asked tempo counts dotted quarters in six eighths`() throws {
    #expect(try plan { $0.bpm = Tempo(bpm: 60) }.barTime == .s(2))
  }

  @Test(arguments: ["pop", "rock", "ambient", "jazz"])
  func `where nobody says a tempo, eighths are as fast as the genre's`(genre: String) throws {
    let usual = try #require(GenreCatalogue.standard.genre(named: genre)).tempo.usual
    #expect(abs(try plan(genre: genre).bpm.quartersPerMinute - usual) < 5)
  }

  @Test func `a plan in six eighths is the same after it was stored`() throws {
    let plan = try plan(reference: 90)
    let stored = try JSONEncoder().encode(plan)
    #expect(try JSONDecoder().decode(SongPlan.self, from: stored) == plan)
    let json = try #require(try JSONSerialization.jsonObject(with: stored) as? [String: Any])
    #expect(json["bpm"] as? Double == 90)
  }
}
