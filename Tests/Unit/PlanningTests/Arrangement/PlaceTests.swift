import Audio
import Music
import Prompt
import Testing

@testable import Planning

/// What is said of one place holds in that place.
@Suite struct PlaceTests {
  private static let form: [Section] = [
    Section(.intro, bars: 8, energy: 0.3), Section(.verse, bars: 16, energy: 0.5),
    Section(.chorus, bars: 8, energy: 0.9),
    Section(.verse, bars: 16, energy: 0.5), Section(.chorus, bars: 8, energy: 0.9),
    Section(.outro, bars: 4, energy: 0.3),
  ]

  static let places: [(place: SectionPlace, ranges: [Range<Int>])] = [
    (.start, [0..<8]), (.end, [56..<60]), (.whole, [0..<60]),
    (SectionPlace(.in, nil, occurrence: 1, bars: 16), [0..<16]),
    (SectionPlace(.in, nil, occurrence: -1, bars: 8), [52..<60]),
    (SectionPlace(.after, nil, occurrence: 1, bars: 16), [16..<60]), (SectionPlace(.in, .chorus), [24..<32, 48..<56]),
    (SectionPlace(.in, .chorus, occurrence: -1), [48..<56]), (SectionPlace(.until, .chorus), [0..<24]),
    (SectionPlace(.from, .chorus, occurrence: 2), [48..<60]), (SectionPlace(.after, .chorus), [32..<60]),
    (SectionPlace(.before, .chorus, occurrence: -1), [32..<48]),
    (SectionPlace(.before, .chorus, bars: 4), [20..<24, 44..<48]),
    (SectionPlace(.in, .drop), [24..<32, 48..<56]), (SectionPlace(.in, .verse, occurrence: 1, bars: 4), [8..<12]),
  ]

  @Test(arguments: places.indices) func `a place is the bars that it names`(row: Int) throws {
    let (place, ranges) = Self.places[row]
    #expect(try PlaceFinder(sections: Self.form).ranges(of: place) == ranges)
  }

  @Test(arguments: [SectionPlace(.in, .solo), SectionPlace(.in, .chorus, occurrence: 3), SectionPlace(.before, .intro)])
  func `a place that the form has not got is no place`(place: SectionPlace) {
    #expect(throws: PlaceFinder.MissingPlace.self) { try PlaceFinder(sections: Self.form).ranges(of: place) }
  }

  private static func plan(_ genre: String, _ details: [SectionDetail], _ change: (inout Brief) -> Void = { _ in })
    throws
    -> SongPlan
  {
    try BandTests.plan(genre, duration: 150) {
      $0.sectionDetails = details
      change(&$0)
    }
  }

  private static func detail(_ place: SectionPlace, _ change: (inout SectionArrangement) -> Void) -> SectionDetail {
    var arrangement = SectionArrangement()
    change(&arrangement)
    return SectionDetail(place, arrangement, words: "words")
  }

  @Test func `no drums until the drop`() throws {
    let plan = try Self.plan("house", [Self.detail(SectionPlace(.until, .drop)) { $0.without = ["drums"] }])
    let drop = try #require(plan.sections.firstIndex { $0.kind == .drop })
    for stem in plan.stems where [.drums, .percussion].contains(stem.role) {
      #expect(stem.sections.allSatisfy { $0 >= drop }, "\(stem.name)")
      #expect(!stem.sections.isEmpty)
    }
    for section in plan.sections.indices { #expect(plan.stems.contains { $0.sections.contains(section) }) }
  }

  @Test func `sixteen bars of kick and hats, then bass`() throws {
    let plan = try BandTests.plan("techno", duration: 120) { brief in
      var first = SectionArrangement()
      (first.instruments, first.only) = (["kick", "hi-hats"], true)
      var second = SectionArrangement()
      second.instruments = ["bass"]
      brief.structure = [StructureItem(.groove, bars: 16, first), StructureItem(.groove, bars: 16, second)]
      brief.instruments = ["kick", "hi-hats", "bass"]
      brief.instrumentRoles = [
        InstrumentRole("kick", role: .drums), InstrumentRole("hi-hats", role: .drums),
        InstrumentRole("bass", role: .bass),
      ]
    }
    #expect(plan.stems.filter { $0.sections.contains(0) }.map(\.role) == [.drums])
    #expect(plan.sections[0].drums?.contains(.kick) == true && plan.sections[0].drums?.contains(.snare) == false)
    #expect(plan.stems.first { $0.role == .bass }?.sections.contains(1) == true)
  }

  @Test func `a solo before the last chorus is a section of its own, and other melodies rest`() throws {
    let place = SectionPlace(.before, .chorus, occurrence: -1)
    let plan = try Self.plan("rock", [Self.detail(place) { $0.solo = "guitar" }]) {
      $0.instruments = ["guitar"]
      $0.instrumentRoles = [InstrumentRole("guitar", role: .chords)]
    }
    let solo = try #require(plan.sections.firstIndex { $0.kind == .solo })
    #expect(plan.sections[solo + 1].kind == .chorus)
    #expect(plan.stems.filter { $0.isSolo(in: solo) }.map(\.instrument) == ["guitar"])
    #expect(!plan.stems.contains { $0.role == .lead && $0.sections.contains(solo) && !$0.isSolo(in: solo) })
  }

  @Test func `quiet and loud sections differ in level and energy`() throws {
    let plan = try Self.plan(
      "pop",
      [
        Self.detail(SectionPlace(.in, .intro)) { $0.level = .quiet },
        Self.detail(SectionPlace(.in, .chorus)) { $0.level = .loud },
      ])
    for section in plan.sections where section.kind == .intro {
      #expect(section.levelDb == -8 && section.energy <= 0.36)
    }
    for section in plan.sections where section.kind == .chorus { #expect(section.energy >= 0.95) }
  }

  @Test func `a key change holds from its place to the end, in chords and key`() throws {
    let place = SectionPlace(.in, .chorus, occurrence: -1)
    let plan = try Self.plan("pop", [Self.detail(place) { $0.transposition = 2 }])
    let last = try #require(plan.sections.lastIndex { $0.kind == .chorus })
    #expect(plan.key(inBar: plan.sectionStarts[last]) == Key(plan.key.tonic + 2, plan.key.mode))
    #expect(plan.key(inBar: 0) == plan.key && plan.key(inBar: plan.bars) != plan.key)
    #expect(plan.otherKeys == [Key(plan.key.tonic + 2, plan.key.mode)])
    let moved = plan.key(inBar: plan.bars - 1)
    #expect(moved.contains(plan.chord(inBar: plan.sectionStarts[last]).root))
  }

  @Test func `a wish without room is said`() throws {
    let plan = try Self.plan("house", [Self.detail(SectionPlace(.in, .drop, occurrence: 7)) { $0.level = .quiet }])
    #expect(plan.notes.contains { $0.hasPrefix("\"words\" has no room") })
  }

  @Test func `the first bars are split off where a wish is about them alone`() throws {
    let place = SectionPlace(.in, .drop, occurrence: 1, bars: 4)
    let plan = try Self.plan("house", [Self.detail(place) { $0.without = ["bass"] }])
    let drop = try #require(plan.sections.firstIndex { $0.kind == .drop })
    #expect(plan.sections[drop].bars == 4 && plan.sections[drop + 1].kind == .drop)
    let bass = try #require(plan.stems.first { $0.role == .bass })
    #expect(!bass.sections.contains(drop) && bass.sections.contains(drop + 1))
  }
}
