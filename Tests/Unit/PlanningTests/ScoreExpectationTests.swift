import Analysis
import Audio
import Music
import Prompt
import Testing

@testable import Planning

/// What the checks are told of the notes.
@Suite struct ScoreExpectationTests {
  /// 60 BPM, so that a quarter is a second; eight bars of C minor.
  private static func plan(_ notes: [Note], role: StemRole = .chords, decays: Bool = false) throws -> SongPlan {
    var brief = Brief()
    brief.genre = "ambient"
    brief.bpm = Tempo(bpm: 60)
    brief.key = Key("C minor")
    brief.duration = .s(32)
    let defaults = Planner.Defaults(genre: "house", duration: .s(32), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    var plan = try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    plan.stems = [try #require(plan.stems.first)]
    let score = Score(
      title: "test", tempo: plan.bpm, meter: plan.meter, key: plan.key, sections: plan.sections,
      parts: [Part(name: plan.stems[0].name, role: role, notes: notes)])
    return plan.expecting(score) { _ in decays }
  }

  private static func note(_ pitch: Int, at second: Int, for seconds: Int) -> Note {
    Note(Pitch(pitch), velocity: 0.8, at: Beats(second), for: Beats(seconds))
  }

  @Test(arguments: [
    ("a triad of the tonic", [60, 63, 67], true), ("a scale", [60, 62, 63, 65, 67, 68, 70], true),
    ("one note", [60, 72, 48], false), ("a drone of a fifth", [48, 55, 60], false),
    ("three notes without the third", [60, 65, 67], false), ("chords without the tonic", [62, 65, 68], false),
    ("a single third", [60, 63], false),
  ])
  func `a key is shown by tonic, third and another note`(name: String, pitches: [Int], shows: Bool) throws {
    let notes = pitches.enumerated().map { Self.note($1, at: 4 * $0, for: 4) }
    let plan = try Self.plan(notes)
    #expect(plan.expectations.showsKey == shows, "\(name)")
    #expect(plan.expectations.hasMeasurableKey == shows, "\(name)")
  }

  @Test(arguments: [StemRole.drums, .percussion, .effects]) func `drums and effects show no key`(role: StemRole) throws
  {
    let notes = [60, 63, 67].map { Self.note($0, at: 0, for: 4) }
    #expect(try Self.plan(notes, role: role).expectations.showsKey == false)
  }

  @Test(arguments: [([36, 43, 39, 46], false), ([36, 38, 39, 41, 43, 44, 46], true)])
  func `the roots of chords alone show no key, and a walking bass does`(pitches: [Int], shows: Bool) throws {
    let notes = pitches.enumerated().map { Self.note($1, at: 4 * $0, for: 4) }
    #expect(try Self.plan(notes, role: .bass).expectations.showsKey == shows)
  }

  @Test func `a note that hardly sounds does not make a key`() throws {
    let notes = [Self.note(60, at: 0, for: 16), Self.note(67, at: 0, for: 16)]
    let short = Note(Pitch(63), velocity: 0.8, at: Beats(4), for: Beats.sixteenths(1))
    #expect(try Self.plan(notes + [short]).expectations.showsKey == false)
  }

  @Test func `what no note covers is a silence, and a held note is none unless it dies away`() throws {
    let notes = [Self.note(60, at: 1, for: 3), Self.note(63, at: 2, for: 4), Self.note(67, at: 10, for: 22)]
    #expect(
      try Self.plan(notes).expectations.silences == [TimeRange(start: 0, end: 1), TimeRange(start: 6, end: 10)])
    #expect(
      try Self.plan(notes, decays: true).expectations.silences == [
        TimeRange(start: 0, end: 1), TimeRange(start: 1.3, end: 2), TimeRange(start: 2.3, end: 10),
        TimeRange(start: 10.3, end: 32),
      ])
  }

  @Test func `a stem without notes sounds in its sections`() throws {
    let plan = try Self.plan([])
    let covered = plan.stems[0].sections.reduce(0) { $0 + plan.sections[$1].bars }
    let silent = (plan.expectations.silences ?? []).reduce(0) { $0 + $1.end - $1.start }
    #expect(abs(Double(covered) * plan.barTime.value + silent - 32) < 1e-6)
  }
}
