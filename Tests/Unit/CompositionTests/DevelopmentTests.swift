import Composition
import Genres
import Music
import Planning
import Testing

@Suite struct DevelopmentTests {
  /// The bars of `section` in ticks.
  private static func ticks(_ plan: SongPlan, section: Int, bars: Range<Int>) -> Range<Int> {
    let first = plan.sectionStarts[section]
    let bar = plan.meter.bar.ticks
    return bar * (first + bars.lowerBound)..<bar * (first + bars.upperBound)
  }

  @Test(arguments: ["house", "drum-and-bass", "dubstep", "techno", "trance"], 1...3 as ClosedRange<UInt64>)
  func `a long drop ends with more parts and drums than it begins with`(genre: String, seed: UInt64) throws {
    let plan = try Songs.plan(genre, seed: seed, duration: 120)
    guard
      let index = plan.sections.indices.first(where: { plan.sections[$0].kind == .drop && plan.sections[$0].bars >= 12 }
      )
    else { return }
    let section = plan.sections[index]
    let parts = Composer().compose(plan).parts.filter { $0.role != .effects }
    let voices = { (bars: Range<Int>) -> Int in
      let range = Self.ticks(plan, section: index, bars: bars)
      return parts.reduce(0) { sum, part in
        let playing = part.notes.filter { range.contains($0.onset.ticks) }
        return sum + (part.isPercussion ? Set(playing.map(\.pitch)).count : playing.isEmpty ? 0 : 1)
      }
    }
    let step = section.stepBars
    #expect(voices(section.bars - step..<section.bars - 1) > voices(0..<step - 1))
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func `kick and bass rest before a long drop goes on`(seed: UInt64)
    throws
  {
    let plan = try Songs.plan("house", seed: seed, duration: 120)
    guard
      let index = plan.sections.indices.first(where: { plan.sections[$0].kind == .drop && plan.sections[$0].bars >= 12 }
      )
    else { return }
    let step = plan.sections[index].stepBars
    let bar = Self.ticks(plan, section: index, bars: step - 1..<step)
    let half = bar.lowerBound + bar.count / 2..<bar.upperBound - 60
    for part in Composer().compose(plan).parts {
      let low = part.notes.filter { part.role == .bass || $0.pitch == DrumNote.kick.pitch }
      #expect(!low.contains { half.contains($0.onset.ticks) }, "\(part.name)")
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func `a horn and the drums trade`(seed: UInt64) throws {
    let plan = try Songs.plan("jazz", seed: seed, duration: 180)
    guard let index = plan.sections.indices.first(where: { plan.sections[$0].kind == .bridge }) else { return }
    let turn = plan.sections[index].bars >= 16 ? 4 : 2
    let parts = Composer().compose(plan).parts
    let playing = { (bars: Range<Int>) -> Set<StemRole> in
      let range = Self.ticks(plan, section: index, bars: bars)
      return Set(parts.filter { $0.notes.contains { range.contains($0.onset.ticks + 30) } }.map(\.role))
    }
    #expect(playing(0..<turn).isSuperset(of: [.lead, .bass, .drums]))
    #expect(playing(turn..<2 * turn) == [.drums])
  }
}
