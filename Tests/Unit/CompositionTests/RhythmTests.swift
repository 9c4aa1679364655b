import Audio
import Genres
import Music
import Planning
import Testing

@testable import Composition

@Suite struct RhythmTests {
  @Test(
    arguments: [
      ("x...", 1, [0.0], [240]), ("2...", 2, [0, 0.5], [120, 120]), ("3...", 3, [0, 1.0 / 3, 2.0 / 3], [80, 80, 80]),
      ("4...", 4, [0, 0.25, 0.5, 0.75], [60, 60, 60, 60]), ("t...", 3, [0, 2.0 / 3, 4.0 / 3], [160, 160, 160]),
    ]
      as [(String, Int, [Double], [Int])])
  func `a roll is several strokes that swell`(text: String, count: Int, steps: [Double], ticks: [Int]) throws {
    let hit = try #require(StepPattern(text, meter: .fourFour).hits(inBar: 0).first)
    let strokes = DrumStroke.all(of: hit)
    #expect(strokes.count == count && strokes.map(\.ticks) == ticks)
    #expect(zip(strokes.map(\.step), steps).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(strokes.last?.weight == 1)
    for (one, next) in zip(strokes, strokes.dropFirst()) { #expect(one.weight < next.weight) }
  }

  @Test func `patterns of several bars start again, and what does not fit a bar is left out`() {
    let pattern = StepPattern("x... .x.. ..x.", meter: .fourFour)
    #expect((0..<6).map { pattern.hits(inBar: $0).map(\.step) } == [[0], [1], [2], [0], [1], [2]])
    let long = StepPattern("x...........x..x", meter: .threeFour)
    #expect(long.hits(inBar: 0).map(\.step) == [0])
    #expect(StepPattern("", meter: .fourFour).hits(inBar: 3).isEmpty)
  }

  @Test(arguments: 0..<8 as Range<UInt64>) func `calm sections take sparse rhythms, loud ones busy ones`(seed: UInt64) {
    let rhythms = ["x...............", "x.......x.......", "x...x...x...x...", "x.x.x.x.x.x.x.x."]
    var random = SeededRandom(Seed(seed))
    let pool = RhythmPool(rhythms, random: &random)
    let (calm, loud) = (pool.pair(energy: 0.3), pool.pair(energy: 0.9))
    #expect(Set(rhythms.prefix(2)) == [calm.main, calm.other])
    #expect(Set(rhythms.suffix(2)) == [loud.main, loud.other])
  }

  @Test func `a single rhythm answers itself`() {
    var random = SeededRandom(Seed(1))
    let pool = RhythmPool(["x..."], random: &random)
    #expect(pool.pair(energy: 0.2) == ("x...", "x...") && pool.pair(energy: 1) == ("x...", "x..."))
  }

  private static let patterns = ["X...x..oX.x.x..o", "X..x..x.X...x.o.", "X.x...o.X..xx..."]

  private static func bar(_ line: DrumLine, _ position: Int, isCalm: Bool = false) -> [Int] {
    line.hits(position: position, isCalm: isCalm).map(\.step).sorted()
  }

  @Test(arguments: 0..<12 as Range<UInt64>, [DrumNote.kick, .snare, .conga]) func `accents are never varied away`(
    seed: UInt64, drum: DrumNote
  ) {
    let line = DrumLine(drum: drum, patterns: Self.patterns, meter: .fourFour, seed: Seed(seed))
    for (position, isCalm) in (0..<8).flatMap({ [($0, true), ($0, false)] }) {
      let hits = line.hits(position: position, isCalm: isCalm)
      #expect(hits.filter { $0.symbol.isUppercase }.map(\.step).sorted() == [0, 8])
      #expect(hits.allSatisfy { (0..<16).contains($0.step) } && Set(hits.map(\.step)).count == hits.count)
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>) func `a groove is the same in every bar but at the ends of phrases`(
    seed: UInt64
  ) {
    let line = DrumLine(drum: .snare, patterns: Self.patterns, meter: .fourFour, seed: Seed(seed))
    for position in [1, 2, 4, 5, 6] { #expect(Self.bar(line, position) == Self.bar(line, 0)) }
    // The calm version is the same groove with less.
    #expect(Set(Self.bar(line, 0, isCalm: true)).isSubset(of: Self.bar(line, 0)))
    let again = DrumLine(drum: .snare, patterns: Self.patterns, meter: .fourFour, seed: Seed(seed))
    #expect((0..<8).allSatisfy { Self.bar(again, $0) == Self.bar(line, $0) })
  }

  @Test func `songs of one genre have grooves of their own, made of its strokes`() {
    let places = Set(Self.patterns.flatMap { StepPattern($0, meter: .fourFour).bars[0].map(\.step) })
    let grooves = (0..<20).map { seed in
      Self.bar(DrumLine(drum: .kick, patterns: Self.patterns, meter: .fourFour, seed: Seed(seed)), 0)
    }
    #expect(Set(grooves).count >= 6 && grooves.allSatisfy { Set($0).isSubset(of: places) })
  }

  @Test func `a drum of fills alone plays nothing by itself`() {
    let rest = String(repeating: ".", count: 16)
    let line = DrumLine(drum: .lowTom, patterns: [rest], meter: .fourFour, seed: Seed(1))
    for position in 0..<8 { #expect(line.hits(position: position, isCalm: false).isEmpty) }
  }

  @Test(arguments: [DrumNote.clap, .crash, .openHat, .claves], 0..<6 as Range<UInt64>)
  func `cymbals, claps and timelines get no hits beside those written`(drum: DrumNote, seed: UInt64) {
    let line = DrumLine(drum: drum, patterns: ["X...X...X...X..."], meter: .fourFour, seed: Seed(seed))
    for position in 0..<8 { #expect(Self.bar(line, position) == [0, 4, 8, 12]) }
  }

  @Test(arguments: Songs.genres) func `a roll's strokes come faster and louder, and end before the gap`(genre: String)
    throws
  {
    let definition = try #require(GenreCatalogue.standard.genre(named: genre))
    let plan = try Songs.plan(genre, seed: 3, duration: 150)
    let drums = try #require(plan.stems.first { $0.role == .drums } ?? plan.stems.first)
    for index in plan.sections.indices {
      let span = SectionSpan(index: index, stem: drums, plan: plan)
      let notes = SnareRoll(genre: definition, plan: plan, span: span).notes
      guard span.kind == .build, span.bars >= 2, !definition.build.roll.isEmpty else {
        #expect(notes.isEmpty)
        continue
      }
      let spacing = zip(notes, notes.dropFirst()).map { $1.onset.ticks - $0.onset.ticks }
      for (one, next) in zip(spacing, spacing.dropFirst()) { #expect(next <= one) }
      let end = plan.meter.bar * (span.firstBar + span.bars)
      let gap = Beats.sixteenths(span.gap(of: definition))
      #expect(notes.allSatisfy { $0.onset < end - gap && (0...1).contains($0.velocity) })
      let downbeats = notes.filter { ($0.onset.ticks - notes[0].onset.ticks) % 960 == 0 }
      if let first = downbeats.first, let last = downbeats.last, downbeats.count > 4 {
        #expect(last.velocity > 0.6 * first.velocity)
      }
    }
  }
}
