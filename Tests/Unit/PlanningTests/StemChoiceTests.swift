import Audio
import Diagnostics
import Foundation
import Genres
import Music
import Prompt
import Testing

@testable import Planning

@Suite struct StemChoiceTests {
  private static let genres = GenreCatalogue.standard.genres
  private static let planner = Planner(
    defaults: .init(genre: "house", duration: .s(120), loudness: .LUFS(-14), truePeak: .dBTP(-1)))

  private static func plan(_ genre: String, seed: UInt64 = 1, _ change: (inout Brief) -> Void = { _ in }) throws
    -> SongPlan
  {
    var brief = Brief()
    brief.genre = genre
    change(&brief)
    return try planner.plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  @Test(arguments: genres.map(\.name)) func `stems are numbered from 1, named once, and play in existing sections`(
    genre: String
  ) throws {
    for seed in 0..<3 as Range<UInt64> {
      let plan = try Self.plan(genre, seed: seed)
      #expect(plan.stems.map(\.number) == Array(1...plan.stems.count))
      #expect(Set(plan.stems.map(\.name)).count == plan.stems.count)
      for stem in plan.stems {
        #expect(!stem.sections.isEmpty && stem.sections == stem.sections.sorted())
        #expect(stem.sections.allSatisfy(plan.sections.indices.contains))
        #expect((-1...1).contains(stem.mix.pan) && stem.mix.width >= 0 && stem.mix.duckDb >= 0)
      }
    }
  }

  @Test(arguments: StemRole.allCases) func `every role can be asked of every genre`(role: StemRole) throws {
    for genre in Self.genres {
      let plan = try Self.plan(genre.name) {
        $0.instrumentRoles = [InstrumentRole(role.rawValue, role: role)]
        $0.vocals = role == .vocals
      }
      #expect(plan.stems.contains { $0.role == role }, "\(genre.name)")
    }
  }

  @Test(arguments: StemRole.allCases.filter { $0 != .effects }) func `every role can be left out`(role: StemRole) throws
  {
    for genre in Self.genres {
      let plan = try? Self.plan(genre.name) { $0.exclude = [role.rawValue] }
      #expect(plan?.stems.contains { $0.role == role } != true, "\(genre.name)")
    }
  }

  @Test func `what leaves nothing is a diagnosis with a remedy`() {
    let problem = #expect(throws: Problems.self) {
      try Self.plan("house") { $0.exclude = StemRole.allCases.map(\.rawValue) }
    }
    #expect(problem?.diagnoses.map(\.code) == ["plan.nothing-to-play"])
    #expect(problem?.diagnoses.allSatisfy { !$0.remedy.isEmpty } == true)
  }

  @Test func `an unknown default genre is a diagnosis that names the known ones`() {
    let planner = Planner(
      defaults: .init(genre: "skronk", duration: .s(60), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
    let problem = #expect(throws: Problems.self) {
      try planner.plan(title: "", brief: Brief(), style: nil, seed: Seed(1))
    }
    #expect(problem?.diagnoses.first?.code == "settings.unknown-genre")
    #expect(problem?.diagnoses.first?.remedy.contains("house") == true)
  }

  @Test(arguments: [("house", StemRole.bass, "techno"), ("jazz", .drums, "trap"), ("techno", .bass, "dubstep")])
  func `a borrowed stem is the other genre's, in patterns, sound and name`(genre: String, role: StemRole, from: String)
    throws
  {
    let plan = try Self.plan(genre) { $0.instrumentStyles = [InstrumentStyle(role, genre: from)] }
    let definition = try #require(GenreCatalogue.standard.genre(named: from)?.stem(role))
    let stem = try #require(plan.stems.first { $0.role == role })
    #expect(
      stem.genre == from && stem.name == definition.name
        && definition.sounds.contains(SoundVariant.parts(of: stem.sound)?.base ?? stem.sound))
    #expect(plan.notes.contains { $0.contains("The \(definition.name) is ") })
  }

  @Test func `a genre without the role cannot lend it, and that is said`() throws {
    let lender = try #require(Self.genres.first { $0.stem(.percussion) == nil })
    let plan = try Self.plan("house") {
      $0.instrumentRoles = [InstrumentRole("percussion", role: .percussion)]
      $0.instrumentStyles = [InstrumentStyle(.percussion, genre: lender.name)]
    }
    #expect(plan.notes.contains { $0.hasPrefix("\(lender.name) has no percussion to borrow") })
  }

  @Test func `the larger share of a blend chooses first, and drums stay`() throws {
    var brief = Brief()
    brief.genres = [
      WeightedGenre("house", weight: 0.4), WeightedGenre("trance", weight: 0.35),
      WeightedGenre("dubstep", weight: 0.25),
    ]
    let house = try #require(GenreCatalogue.standard.genre(named: "house"))
    let borrowed = StemBorrowing(catalogue: .standard, genre: house, brief: brief).blended
    #expect(Set(borrowed.map(\.role)).count == borrowed.count)
    #expect(borrowed.allSatisfy { $0.role != .drums && $0.role != .percussion && $0.genre.name != "house" })
    let first = try #require(borrowed.first { $0.genre.name == "dubstep" }.map { _ in borrowed.count })
    #expect(first >= 1)
  }

  @Test(arguments: [
    ("kick", [DrumNote.kick]), ("snare", [.snare, .rim]), ("hi-hats", [.closedHat, .openHat, .pedalHat]),
    ("toms", [.lowTom, .midTom, .highTom]), ("piano", []), ("drums", []),
  ]) func `pieces of a kit are drums, other instruments are none`(name: String, drums: [DrumNote]) {
    #expect(NamedInstrument.drums(of: name) == drums)
  }

  @Test func `excluded pieces of a kit are silent while the kit plays on`() throws {
    let plan = try Self.plan("rock") { $0.exclude = ["cymbals", "toms"] }
    #expect(plan.silentDrums == [.crash, .ride, .lowTom, .midTom, .highTom])
    #expect(plan.stems.contains { $0.role == .drums })
  }

  @Test(arguments: ["house", "rock", "jazz", "cinematic"])
  func `songs of one genre have sounds of their own, which are the genre's`(genre: String) throws {
    let plans = try (0..<10 as Range<UInt64>).map { try Self.plan(genre, seed: $0) }
    let likeness = plans.indices.flatMap { i in plans[..<i].map { Self.likeness($0, plans[i]) } }
    #expect(likeness.reduce(0, +) / Double(likeness.count) <= 0.5)
    let known = Set(try #require(GenreCatalogue.standard.genre(named: genre)).stems.flatMap(\.sounds))
    for stem in plans.flatMap(\.stems) {
      #expect(known.contains(SoundVariant.parts(of: stem.sound)?.base ?? stem.sound))
    }
  }

  /// The share of equal sounds among the stems that both songs have.
  private static func likeness(_ a: SongPlan, _ b: SongPlan) -> Double {
    let same = a.stems.compactMap { stem in b.stems.first { $0.name == stem.name }.map { $0.sound == stem.sound } }
    return Double(same.count { $0 }) / Double(max(1, same.count))
  }

  @Test func `an instrument that was asked for is played as it is`() throws {
    for seed in 0..<6 as Range<UInt64> {
      let plan = try Self.plan("jazz", seed: seed) {
        $0.instruments = ["piano"]
        $0.instrumentRoles = [InstrumentRole("piano", role: .chords)]
      }
      #expect(plan.stems.contains { $0.instrument == "piano" && $0.program == 0 && $0.sound == "keys-piano" })
    }
  }

  @Test func `a plan survives JSON`() throws {
    for genre in ["house", "jazz", "ambient"] {
      var plan = try Self.plan(genre, seed: 9)
      plan = plan.varied(["bass": 2])
      let data = try JSONEncoder().encode(plan)
      #expect(try JSONDecoder().decode(SongPlan.self, from: data) == plan)
    }
  }
}
