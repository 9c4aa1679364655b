import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// Plans for briefs that name their players.
@Suite struct BandTests {
  static func plan(_ genre: String, seed: UInt64 = 1, duration: Double = 100, _ change: (inout Brief) -> Void) throws
    -> SongPlan
  {
    var brief = Brief()
    brief.genre = genre
    brief.duration = .s(duration)
    change(&brief)
    let defaults = Planner.Defaults(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  private static func ask(_ brief: inout Brief, _ players: [(String, StemRole)], only: Bool) {
    brief.instruments = players.map(\.0)
    brief.instrumentRoles = players.map { InstrumentRole($0.0, role: $0.1) }
    brief.onlyInstruments = only
  }

  static let bands: [(players: [(String, StemRole)], stems: [String])] = [
    ([("piano", .chords)], ["piano"]), ([("kick", .drums), ("bass", .bass)], ["drums", "bass"]),
    (
      [("violin", .lead), ("violin", .lead), ("viola", .lead), ("cello", .pad)],
      ["violin", "violin-2", "viola", "cello"]
    ),
    ([("guitar", .chords), ("guitar", .chords)], ["guitar", "guitar-2"]),
  ]

  @Test(arguments: bands.indices, ["house", "jazz"]) func `those who were asked for alone play, and nobody else`(
    row: Int, genre: String
  ) throws {
    let (players, stems) = Self.bands[row]
    let plan = try Self.plan(genre) { Self.ask(&$0, players, only: true) }
    #expect(Set(plan.stems.map(\.name)) == Set(stems))
    for section in plan.sections.indices {
      #expect(plan.stems.contains { $0.sections.contains(section) }, "section \(section)")
    }
  }

  @Test func `every asked instrument has a stem of its own beside the genre's other stems`() throws {
    let plan = try Self.plan("funk") {
      Self.ask(&$0, [("trumpet", .lead), ("saxophone", .lead), ("trombone", .chords), ("piano", .chords)], only: false)
    }
    let names = plan.stems.map(\.name)
    #expect(["trumpet", "saxophone", "trombone", "piano", "drums", "bass"].allSatisfy(names.contains))
    #expect(plan.stems.first { $0.name == "trombone" }?.harmonyVoice == 1)
    #expect(Set(names).count == names.count && plan.notes.allSatisfy { !$0.contains("A part has one instrument") })
  }

  @Test func `a piano alone plays with both hands, beside a voice it accompanies`() throws {
    let alone = try Self.plan("pop") { Self.ask(&$0, [("piano", .chords)], only: true) }
    #expect(alone.stems.map(\.bothHands) == [true])
    let sung = try Self.plan("pop") {
      Self.ask(&$0, [("piano", .chords)], only: true)
      $0.vocals = true
    }
    #expect(sung.stems.first { $0.name == "piano" }?.bothHands == nil)
  }

  @Test func `only single drums of a kit play when they are all that was asked of it`() throws {
    let plan = try Self.plan("house") { Self.ask(&$0, [("kick", .drums), ("bass", .bass)], only: true) }
    #expect(plan.silentDrums.contains(.snare) && plan.silentDrums.contains(.closedHat))
    #expect(!plan.silentDrums.contains(.kick))
  }

  @Test func `exclusions win over what was asked for`() throws {
    let plan = try Self.plan("jazz") {
      Self.ask(&$0, [("trumpet", .lead), ("guitar", .chords)], only: false)
      $0.exclude = ["guitar", "piano"]
    }
    #expect(!plan.stems.contains { $0.name == "guitar" || $0.sound == "keys-piano" || $0.program == 0 })
  }

  @Test func `more than sixteen are too many, and that is said`() throws {
    let many = ["trumpet", "saxophone", "flute", "violin", "oboe", "clarinet", "harmonica", "recorder", "whistle"]
    let plan = try Self.plan("house") {
      Self.ask(&$0, many.map { ($0, .lead) } + many.map { ($0, .lead) }, only: false)
    }
    #expect(plan.stems.count <= 16)
    #expect(plan.notes.contains { $0.contains("16 stems at most") })
  }

  @Test(arguments: GenreCatalogue.standard.genres.map(\.name)) func `a genre keeps its stems where nobody asks`(
    name: String
  ) throws {
    let genre = try #require(GenreCatalogue.standard.genre(named: name))
    let plan = try Self.plan(name, duration: 200) { _ in }
    let own = genre.stems.filter { !$0.optional }.map(\.name)
    #expect(plan.stems.map(\.name) == own.filter { name in plan.stems.contains { $0.name == name } })
  }
}
