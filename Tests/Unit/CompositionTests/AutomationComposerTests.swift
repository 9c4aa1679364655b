import Composition
import Genres
import Music
import Planning
import Testing

@Suite struct AutomationComposerTests {
  @Test(arguments: Songs.genres) func `lanes are in order, within the song, and the same again`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 1, duration: 120)
    let score = Composer().compose(plan)
    let end = plan.meter.bar * plan.bars
    for part in score.parts {
      #expect(Set(part.automation.map(\.target)).count == part.automation.count)
      for lane in part.automation {
        #expect(zip(lane.points, lane.points.dropFirst()).allSatisfy { $0.at < $1.at }, "\(part.name)")
        #expect(lane.points.allSatisfy { $0.at >= .zero && $0.at <= end })
        #expect(lane.points.allSatisfy { lane.target != .brightness || (-2.5...0).contains($0.value) })
        #expect(lane.points.allSatisfy { lane.target != .level || (-12...3).contains($0.value) })
      }
    }
    #expect(Composer().compose(plan).parts.map(\.automation) == score.parts.map(\.automation))
  }

  @Test(arguments: ["house", "trance", "pop", "rock", "cinematic"])
  func `builds rise, and the first arrival is held back against the last`(genre: String) throws {
    let plan = try Songs.plan(genre, seed: 1, duration: 120)
    let tension = plan.tension
    for part in Composer().compose(plan).parts where part.role == .drums {
      let lane = try #require(part.lane(.level))
      let level = { (bar: Int) in lane.value(at: plan.meter.bar * bar) }
      let starts = plan.sectionStarts
      for (index, section) in plan.sections.enumerated() where section.kind == .build || section.kind == .preChorus {
        #expect(level(starts[index] + section.bars - 1) - level(starts[index]) > 2.5)
      }
      let arrivals = plan.sections.indices.filter { tension.spans[$0].motion == .arrived }
      guard let first = arrivals.first, let last = arrivals.last, tension.spans[first].arrival == 0 else { continue }
      #expect(level(starts[last]) - level(starts[first]) >= 1)
    }
  }

  @Test func `the low end stays in the middle, and effects move by themselves`() throws {
    let score = Composer().compose(try Songs.plan("house", seed: 1, duration: 120))
    for part in score.parts {
      if part.role == .effects { #expect(part.automation.isEmpty) }
      if part.role == .bass || part.role == .drums { #expect(part.lane(.width) == nil) }
    }
  }
}
