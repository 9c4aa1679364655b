import Audio
import Foundation
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import Production
@testable import QualityControl

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
    _ checks: [CheckResult], _ adjustments: RetryAdjustments = RetryAdjustments(), tried: [RepairChange] = [],
    hasOtherBackend: Bool = false
  ) -> Repair? {
    RepairChoice(plan: plan, adjustments: adjustments, tried: tried, hasOtherBackend: hasOtherBackend)
      .repair(for: QualityReport(checks))
  }

  private static func failed(
    _ check: CheckDefinition, value: Double? = nil, target: Double? = nil, stem: String? = nil
  ) -> CheckResult {
    CheckResult(
      check, .fail, value: value.map(MeasuredValue.number), target: target.map(MeasuredValue.number), detail: "",
      stem: stem)
  }

  @Test func `what passed needs no repair`() {
    #expect(Self.repair([CheckResult(.key, .pass, detail: ""), CheckResult(.holes, .warn, detail: "")]) == nil)
  }

  @Test func `a master that is 0.8 LU too loud is aimed that much lower, and nothing is rendered`() throws {
    let repair = try #require(Self.repair([Self.failed(.loudness, value: -13.2, target: -14)]))
    #expect(repair.adjustments.loudness == -0.8)
    #expect(repair.adjustments.variations.isEmpty && repair.adjustments.songs == 0)
    #expect(repair.changes.map(\.what) == ["The mastering aims 0.80 LU below the target."])
  }

  @Test func `a master that stays 1.8 LU too quiet is made of denser stems`() throws {
    let repair = try #require(Self.repair([Self.failed(.loudness, value: -10.8, target: -9)]))
    #expect(repair.adjustments.loudness == 0 && repair.adjustments.density == 2.7)
    #expect(repair.changes.map(\.what) == ["Peaks are rounded and limited as for a master 2.70 LU louder."])
  }

  @Test func `adjustments from before there was density are read`() throws {
    let adjustments = try JSONDecoder().decode(
      RetryAdjustments.self, from: Data(#"{"ceiling_db": 0.5, "songs": 1}"#.utf8))
    #expect(adjustments.ceiling == 0.5 && adjustments.songs == 1 && adjustments.density == 0)
  }

  @Test func `a peak of 0.3 dB too much lowers the ceiling by 0.5 dB`() throws {
    let repair = try #require(Self.repair([Self.failed(.truePeak, value: -0.7, target: -1)]))
    #expect(repair.adjustments.ceiling == 0.5)
  }

  @Test func `a tempo that was missed blames the drums and spells the tempo out`() throws {
    let repair = try #require(Self.repair([Self.failed(.tempo, value: 120, target: 126)]))
    #expect(repair.adjustments.variations == ["drums": 1] && repair.adjustments.spelledOut == ["drums"])
    let stem = try #require(
      Self.plan.varied(repair.adjustments.variations, spellingOut: repair.adjustments.spelledOut).stems.first {
        $0.name == "drums"
      })
    #expect(stem.variation == 1 && stem.description.contains("BPM"))
  }

  @Test func `two checks that blame one stem make it anew once`() throws {
    let stem = Self.plan.stems[1]
    let repair = try #require(
      Self.repair([Self.failed(.clicks, stem: stem.fileName), Self.failed(.dropouts, stem: stem.fileName)]))
    #expect(repair.adjustments.variations == [stem.name: 1])
    #expect(repair.changes.map(\.check) == ["clicks"])
  }

  @Test func `two checks that blame two stems make both anew`() throws {
    let (first, second) = (Self.plan.stems[0], Self.plan.stems[1])
    let repair = try #require(
      Self.repair([Self.failed(.clicks, stem: first.fileName), Self.failed(.dropouts, stem: second.fileName)]))
    #expect(repair.adjustments.variations == [first.name: 1, second.name: 1])
    #expect(repair.adjustments.spelledOut.isEmpty && repair.changes.count == 2)
  }

  @Test func `what another seed of one stem did not cure takes another song`() throws {
    let tried = [RepairChange(what: "another seed", check: "clicks")]
    let repair = try #require(Self.repair([Self.failed(.clicks, stem: Self.plan.stems[0].fileName)], tried: tried))
    #expect(repair.adjustments.songs == 1 && repair.adjustments.variations.isEmpty)
  }

  @Test(arguments: [
    (0, false, "The stem drums is made anew with another seed."),
    (0, true, "The stem drums is made anew with another seed."),
    (1, true, "The program's own engine plays drums."), (1, false, "The whole song is planned anew with another seed."),
    (2, true, "The whole song is planned anew with another seed."),
  ])
  func `a stem is made from another seed, then by the engine, and then the song is another`(
    tries: Int, hasOtherBackend: Bool, change: String
  ) throws {
    let drums = try #require(Self.plan.stems.first { $0.name == "drums" })
    let tried = [RepairChange](repeating: RepairChange(what: "", check: "clicks"), count: tries)
    let repair = try #require(
      Self.repair([Self.failed(.clicks, stem: drums.fileName)], tried: tried, hasOtherBackend: hasOtherBackend))
    #expect(repair.changes == [RepairChange(what: change, check: "clicks")])
  }

  /// What is wrong with the whole and with no stem of it cannot be mended in one.
  @Test(arguments: CheckDefinition.all.filter { $0.repair == .anotherSong || $0.repair == .anotherSeed(of: .named) })
  func `where no stem is named, the song is another, with nothing of the course left`(check: CheckDefinition) throws {
    var course = RetryAdjustments()
    (course.ceiling, course.songs, course.variations) = (0.4, 2, ["drums": 1])
    let repair = try #require(Self.repair([Self.failed(check)], course))
    var fresh = RetryAdjustments()
    fresh.songs = 3
    #expect(repair.adjustments == fresh)
  }

  @Test(arguments: [
    (CheckDefinition.truePeak, Double?.some(-0.99), Double?.some(-1), 0.21), (.truePeak, -1.3, -1, 0.2),
    (.codecPeak, 1.5, 0, 1.7), (.clipping, 12, 0, 3), (.clipping, nil, nil, 0.3),
  ])
  func `a peak lowers the ceiling by its excess and 0.2 dB, and by 3 dB at most`(
    check: CheckDefinition, value: Double?, target: Double?, ceiling: Double
  ) throws {
    let repair = try #require(Self.repair([Self.failed(check, value: value, target: target)]))
    #expect(repair.adjustments.ceiling == ceiling && repair.adjustments.songs == 0)
  }

  @Test func `a ceiling that is as low as it may be is no change`() throws {
    var course = RetryAdjustments()
    course.ceiling = 3
    let repair = try #require(Self.repair([Self.failed(.truePeak, value: 0, target: -1)], course))
    #expect(repair.adjustments == course && repair.changes.isEmpty)
  }

  @Test(arguments: [(0.1, 0.0, 2.0), (1.8, 0, 2.7), (4, 4, 8), (1, 7.5, 8)])
  func `a master that is too quiet is limited harder, by 8 LU at most`(
    lack: Double, before: Double, after: Double
  ) throws {
    var course = RetryAdjustments()
    course.density = before
    let repair = try #require(Self.repair([Self.failed(.loudness, value: -9 - lack, target: -9)], course))
    #expect(abs(repair.adjustments.density - after) < 1e-9 && repair.adjustments.loudness == 0)
  }

  @Test func `a silent master, of which no loudness can be told, takes another song`() throws {
    let repair = try #require(Self.repair([Self.failed(.loudness, target: -14)]))
    #expect(repair.adjustments.songs == 1)
  }

  @Test func `a key that was missed blames another stem each time, and at last the song`() throws {
    var adjustments = RetryAdjustments()
    var blamed: [String] = []
    for _ in 0..<Self.plan.stems.count {
      let next = try #require(Self.repair([Self.failed(.key)], adjustments)).adjustments
      guard let stem = next.variations.keys.first(where: { !blamed.contains($0) }) else { break }
      #expect(next.spelledOut.contains(stem))
      blamed.append(stem)
      adjustments = next
    }
    let roles = blamed.map { name in Self.plan.stems.first { $0.name == name }?.role }
    #expect(roles.first == .chords && !roles.contains(.drums) && blamed.count > 1)
    #expect(try #require(Self.repair([Self.failed(.key)], adjustments)).adjustments.songs == 1)
  }

  @Test func `what is spelled out already is not said again`() throws {
    var adjustments = RetryAdjustments()
    adjustments.spelledOut = ["drums"]
    let repair = try #require(Self.repair([Self.failed(.drift)], adjustments))
    #expect(repair.adjustments.spelledOut == ["drums"])
    #expect(repair.changes.map(\.what) == ["The stem drums is made anew with another seed."])
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
