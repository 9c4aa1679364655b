import Composition
import Genres
import Music
import Planning
import Testing

/// The bounds that `Tests/Tools/Listening/genres.py` defends, on two minutes of every genre.
@Suite struct RepetitionTests {
  private static let seeds: Range<UInt64> = 0..<2

  private func bars(_ genre: String, seed: UInt64) throws -> [Set<Songs.Event>] {
    let plan = try Songs.plan(genre, seed: seed, duration: 120)
    return Songs.bars(of: Composer().compose(plan).parts, in: plan).filter { !$0.isEmpty }
  }

  @Test(arguments: Songs.genres) func `at most half of the bars of two minutes copy an earlier bar`(genre: String)
    throws
  {
    for seed in Self.seeds {
      let bars = try bars(genre, seed: seed)
      var seen: Set<Set<Songs.Event>> = []
      let copies = bars.count { !seen.insert($0).inserted }
      #expect(Double(copies) <= 0.5 * Double(bars.count), "seed \(seed): \(copies) of \(bars.count)")
    }
  }

  @Test(arguments: Songs.genres) func `no bar is heard more than four times in a row`(genre: String) throws {
    for seed in Self.seeds {
      var (run, longest) = (1, 1)
      let bars = try bars(genre, seed: seed)
      for (bar, next) in zip(bars, bars.dropFirst()) {
        run = bar == next ? run + 1 : 1
        longest = max(longest, run)
      }
      #expect(longest <= 4, "seed \(seed)")
    }
  }

  @Test(arguments: Songs.genres) func `two bars share on average at most 0.6 of their notes`(genre: String) throws {
    let bars = try bars(genre, seed: 1)
    let pairs = bars.indices.flatMap { first in bars.indices.dropFirst(first + 1).map { (bars[first], bars[$0]) } }
    let likeness = pairs.map { Double($0.intersection($1).count) / Double($0.union($1).count) }
    #expect(likeness.reduce(0, +) / Double(pairs.count) <= 0.6)
  }

  @Test(arguments: Songs.genres) func `the loudest section is struck harder than the calmest`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 3, duration: 120)
    let calm = try #require(plan.sections.indices.min { plan.sections[$0].energy < plan.sections[$1].energy })
    let loud = try #require(plan.sections.indices.max { plan.sections[$0].energy < plan.sections[$1].energy })
    // Those who play in both: a soft instrument that joins the loud section lowers the mean of all.
    let both = Set(plan.stems.filter { $0.sections.contains(calm) && $0.sections.contains(loud) }.map(\.name))
    let notes = Composer().compose(plan).parts.filter { $0.role != .effects && both.contains($0.name) }.flatMap(\.notes)
    let mean = { (index: Int) in
      let start = plan.meter.bar.ticks * plan.sectionStarts[index]
      let range = start..<start + plan.meter.bar.ticks * plan.sections[index].bars
      let struck = notes.filter { range.contains($0.onset.ticks) }.map(\.velocity)
      return struck.reduce(0, +) / Double(max(1, struck.count))
    }
    #expect(mean(loud) > mean(calm), "\(both)")
  }
}
