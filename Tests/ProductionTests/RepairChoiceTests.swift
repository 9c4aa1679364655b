import Foundation
import Genres
import Planning
import Prompt
import QualityControl
import Signal
import Testing

@testable import Production

@Suite struct RepairChoiceTests {
  private static let plan: SongPlan = {
    do {
      let brief = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)])
        .brief(for: Ticket(prompt: "house"))
      return try Planner(defaults: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
        .plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    } catch { preconditionFailure("\(error)") }
  }()

  private static func repair(
    _ checks: [Check], _ adjustments: RetryAdjustments = RetryAdjustments(), tried: [RepairChange] = [],
    hasOtherBackend: Bool = false
  ) -> Repair? {
    RepairChoice(plan: plan, adjustments: adjustments, tried: tried, hasOtherBackend: hasOtherBackend)
      .repair(for: QualityReport(checks))
  }

  private static func failed(_ id: String, value: Double? = nil, target: Double? = nil, stem: String? = nil) -> Check {
    Check(id, .fail, value: value.map(Reading.number), target: target.map(Reading.number), detail: "", stem: stem)
  }

  @Test func `what passed needs no repair`() {
    #expect(Self.repair([Check("key", .pass, detail: ""), Check("holes", .warn, detail: "")]) == nil)
  }

  @Test func `a master that is 0.8 LU too loud is aimed that much lower, and nothing is rendered`() throws {
    let repair = try #require(Self.repair([Self.failed("loudness", value: -13.2, target: -14)]))
    #expect(repair.adjustments.loudness == -0.8)
    #expect(repair.adjustments.variations.isEmpty && repair.adjustments.songs == 0)
    #expect(repair.changes.map(\.what) == ["The mastering aims 0.80 LU below the target."])
  }

  @Test func `a master that stays 1.8 LU too quiet is made of denser stems`() throws {
    let repair = try #require(Self.repair([Self.failed("loudness", value: -10.8, target: -9)]))
    #expect(repair.adjustments.loudness == 0 && repair.adjustments.density == 2.7)
    #expect(repair.changes.map(\.what) == ["Peaks are rounded and limited as for a master 2.70 LU louder."])
  }

  @Test func `adjustments from before there was density are read`() throws {
    let adjustments = try JSONDecoder().decode(
      RetryAdjustments.self, from: Data(#"{"ceiling_db": 0.5, "songs": 1}"#.utf8))
    #expect(adjustments.ceiling == 0.5 && adjustments.songs == 1 && adjustments.density == 0)
  }

  @Test func `a peak of 0.3 dB too much lowers the ceiling by 0.5 dB`() throws {
    let repair = try #require(Self.repair([Self.failed("true_peak", value: -0.7, target: -1)]))
    #expect(repair.adjustments.ceiling == 0.5)
  }

  @Test func `a tempo that was missed blames the drums and spells the tempo out`() throws {
    let repair = try #require(Self.repair([Self.failed("tempo", value: 120, target: 126)]))
    #expect(repair.adjustments.variations == ["drums": 1] && repair.adjustments.spelledOut == ["drums"])
    let stem = try #require(
      Self.plan.varied(repair.adjustments.variations, spellingOut: repair.adjustments.spelledOut).stems.first {
        $0.name == "drums"
      })
    #expect(stem.variation == 1 && stem.description.contains("BPM"))
  }

  @Test func `two checks that blame one stem make it anew once`() throws {
    let repair = try #require(
      Self.repair([Self.failed("clicks", stem: "02-bass"), Self.failed("stem_silence", stem: "02-bass")]))
    let name = Self.plan.stems[1].name
    let file = Self.plan.stems[1].fileName
    let mended = try #require(Self.repair([Self.failed("clicks", stem: file), Self.failed("dropouts", stem: file)]))
    #expect(mended.adjustments.variations == [name: 1])
    #expect(repair.changes.count <= 2)
  }

  @Test func `what another seed of one stem did not cure takes another song`() throws {
    let tried = [RepairChange(what: "another seed", check: "clicks")]
    let repair = try #require(Self.repair([Self.failed("clicks", stem: Self.plan.stems[0].fileName)], tried: tried))
    #expect(repair.adjustments.songs == 1 && repair.adjustments.variations.isEmpty)
  }

  @Test func `making one stem anew leaves the plan and the seeds of all others alone`() {
    let varied = Self.plan.varied(["drums": 1])
    for (before, after) in zip(Self.plan.stems, varied.stems) where before.name != "drums" {
      #expect(before == after)
      #expect(varied.seeded(for: after).seed == Self.plan.seed)
      #expect(varied.alone(with: after) == Self.plan.alone(with: before))
    }
  }
}
