import Audio
import Genres
import Music
import Prompt
import Testing

@testable import Planning

/// What the sections of a song do in its harmony.
@Suite struct SectionHarmonyTests {
  private static func genres(_ style: GenreHarmony.Style...) -> [String] {
    GenreCatalogue.standard.genres.filter { style.contains($0.harmony.style) }.map(\.name)
  }

  private static func plan(
    _ genre: String, seed: UInt64, key: String? = nil, _ structure: [(SectionKind, Int)] = Self.form
  ) throws -> SongPlan {
    var brief = Brief()
    (brief.genre, brief.key) = (genre, key.flatMap { Key($0) })
    brief.structure = structure.map { .init($0, bars: $1) }
    let defaults = Planner.Defaults(genre: "house", duration: .s(150), loudness: .LUFS(-14), truePeak: .dBTP(-1))
    return try Planner(defaults: defaults).plan(title: "test", brief: brief, style: nil, seed: Seed(seed))
  }

  private static let form: [(SectionKind, Int)] = [
    (.intro, 4), (.verse, 8), (.preChorus, 4), (.chorus, 8), (.verse, 8), (.preChorus, 4), (.chorus, 8), (.bridge, 8),
    (.chorus, 8), (.outro, 4),
  ]

  /// The chords of each bar of a section, by its index.
  private static func bars(_ index: Int, of plan: SongPlan) -> [[Chord]] {
    let start = plan.sectionStarts[index]
    return (start..<start + plan.sections[index].bars).map { plan.chords(inBar: $0).map(\.chord) }
  }

  @Test(arguments: genres(.pop, .rock, .soul, .folk, .latin, .orchestral), ["C major", "A minor"])
  func `a pre-chorus ends on the dominant or what stands for it`(genre: String, key: String) throws {
    for seed in 0..<6 as Range<UInt64> {
      let plan = try Self.plan(genre, seed: seed, key: key)
      guard Set(plan.sections.map(\.kind)).contains(.preChorus), GenreCatalogue.standard.strain(of: genre) == 0 else {
        return
      }
      let last = try #require(Self.bars(2, of: plan).last?.last)
      let standing = [plan.key.tonic + 7, plan.key.tonic + 10]
      #expect(standing.contains(last.root), "\(last) in \(plan.key), seed \(seed)")
    }
  }

  @Test(arguments: GenreCatalogue.standard.genres.map(\.name))
  func `a kind of section keeps its chords bar for bar, and the last of the main ones its roots`(genre: String) throws {
    for seed in 0..<4 as Range<UInt64> {
      let plan = try Self.plan(genre, seed: seed, key: "D minor")
      for kind in [SectionKind.verse, .preChorus, .chorus] {
        let all = plan.sections.indices.filter { plan.sections[$0].kind == kind }.map { Self.bars($0, of: plan) }
        for bars in all {
          for (bar, first) in zip(bars, all.first ?? []) {
            let roots = first.map(\.root)
            #expect(Array(bar.map(\.root).prefix(roots.count)) == roots, "\(genre), \(kind), seed \(seed)")
          }
        }
        if kind != plan.sections.mainKind { #expect(Set(all.map { $0.prefix(4).map { $0 } }).count <= 1) }
      }
    }
  }

  @Test(arguments: genres(.pop, .rock, .soul, .folk, .orchestral))
  func `verse, chorus and bridge differ, and a chorus's second half ends otherwise`(genre: String) throws {
    guard GenreCatalogue.standard.strain(of: genre) == 0 else { return }
    // A section may have the chorus's chords where the tonic would sound too little.
    var differing = 0
    for seed in 0..<6 as Range<UInt64> {
      let plan = try Self.plan(genre, seed: seed, key: "C major")
      let (verse, chorus, bridge) = (Self.bars(1, of: plan), Self.bars(3, of: plan), Self.bars(7, of: plan))
      #expect(chorus.prefix(4) != chorus.suffix(4), "seed \(seed): \(chorus)")
      differing += verse != chorus && chorus != bridge && verse != bridge ? 1 : 0
    }
    #expect(differing >= 4)
  }

  @Test(arguments: genres(.static)) func `a style that is played as written keeps to its list`(genre: String) throws {
    let definition = try #require(GenreCatalogue.standard.genre(named: genre))
    for seed in 0..<6 as Range<UInt64> {
      let plan = try Self.plan(genre, seed: seed)
      #expect(plan.chords.allSatisfy { $0.bars > 0 && $0.chord.bass == nil })
      let mode = ModalHarmony(plan.key, of: definition)
      let texts = definition.progressions + definition.sections.flatMap { $0.progressions ?? [] }
      let known = Set(texts.compactMap(Progression.init).flatMap(mode.chords(of:)))
      #expect(plan.chords.allSatisfy { known.contains($0.chord) }, "seed \(seed)")
    }
  }

  @Test(arguments: ["pop", "jazz", "house"]) func `the same seed gives the same chords`(genre: String) throws {
    #expect(try Self.plan(genre, seed: 3).chords == Self.plan(genre, seed: 3).chords)
    #expect(
      Set(try (0..<8 as Range<UInt64>).map { try "\(Self.plan(genre, seed: $0, key: "C major").chords)" }).count > 4)
  }

  @Test(arguments: ["gospel", "eurodance", "city-pop"])
  func `the last chorus lies higher in some songs, and never where a key was asked for`(genre: String) throws {
    let seeds = 0..<24 as Range<UInt64>
    let moved = try seeds.map { try Self.plan(genre, seed: $0) }.filter { !$0.otherKeys.isEmpty }
    #expect((4...20).contains(moved.count))
    for plan in moved {
      let first = try #require(plan.sections.firstIndex { $0.transposition != nil })
      #expect(plan.sections[first].kind == plan.sections.mainKind && first > plan.sections.count / 2)
      #expect([1, 2].contains(plan.sections[first].transposition) && plan.notes.contains { $0.contains("higher") })
      #expect(plan.sections[first...].allSatisfy { $0.transposition == plan.sections[first].transposition })
    }
    #expect(try seeds.allSatisfy { try Self.plan(genre, seed: $0, key: "C major").otherKeys.isEmpty })
  }

  /// Over 12 seeds of 40 bars and more: a share of the bars, by a count of chords whose lowest note is not the root.
  @Test(
    arguments: [
      ("pop", 0.03...0.4), ("folk", 0.03...0.5), ("orchestral", 0.05...0.5), ("house", 0...0.25), ("techno", 0...0),
    ] as [(String, ClosedRange<Double>)])
  func `basses leave the root as often as the style allows`(genre: String, share: ClosedRange<Double>) throws {
    let chords = try (0..<12 as Range<UInt64>).flatMap { try Self.plan(genre, seed: $0).chords }
    let inverted = Double(chords.count { $0.chord.bass != nil }) / Double(chords.count)
    #expect(share.contains(inverted), "\(inverted)")
  }

  @Test func `colour makes chords richer or plainer`() throws {
    let genre = try #require(GenreCatalogue.standard.genre(named: "pop"))
    let sections = [Section(.verse, bars: 8, energy: 0.5), Section(.chorus, bars: 8, energy: 0.9)]
    let chords = { (colour: Double) in
      HarmonyPlan(
        genre: genre, key: Key(PitchClass(0), .major), meter: .fourFour, seed: Seed(1), colour: colour
      ).chords(for: sections).map(\.chord)
    }
    #expect(chords(-1).allSatisfy { $0.quality.intervals.count == 3 })
    #expect(chords(1).count { $0.quality.intervals.count > 3 } > chords(0).count { $0.quality.intervals.count > 3 })
  }
}

extension GenreCatalogue {
  fileprivate func strain(of genre: String) -> Int { self.genre(named: genre)?.strain ?? 0 }
}
