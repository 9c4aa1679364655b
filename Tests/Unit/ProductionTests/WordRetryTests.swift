import Audio
import Genres
import Music
import Planning
import Prompt
import Testing

@testable import Production
@testable import QualityControl

/// The repairs for wishes, and which of several attempts at them is delivered.
@Suite struct WordRetryTests {
  private static let plan: SongPlan = {
    do {
      let brief = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)])
        .brief(for: Ticket(prompt: "house"))
      return try Planner(defaults: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)))
        .plan(title: "test", brief: brief, style: nil, seed: Seed(1))
    } catch { preconditionFailure("\(error)") }
  }()

  private static func word(
    _ kind: WishDefinition = .instrument, _ verdict: WishVerdict = .missed, stem: String? = nil,
    _ repair: WishRepair? = nil
  ) -> WishResult {
    WishResult(
      Wish(kind, asked: "bass", planned: "bass"), verdict, measured: "silent", reason: "It is silent.", stem: stem,
      repair: repair)
  }

  private static func repair(
    _ words: [WishResult], failed: [CheckResult] = [], _ adjustments: RetryAdjustments = RetryAdjustments(),
    tried: [RepairChange] = []
  ) -> Repair? {
    RepairChoice(plan: plan, adjustments: adjustments, tried: tried, hasOtherBackend: false)
      .repair(for: QualityReport(failed, words: words))
  }

  private static var stem: StemPlan { plan.stems[1] }

  @Test func `what was kept, and what no attempt can keep, needs no repair`() {
    #expect(Self.repair([Self.word(.instrument, .kept, stem: Self.stem.fileName, .anotherSeed)]) == nil)
    #expect(Self.repair([Self.word(.style), Self.word(.tempo)]) == nil)
    #expect(Self.repair([Self.word(.instrument, .missed, stem: "99-nobody", .anotherSeed)]) == nil)
  }

  @Test func `a stem that nobody hears is raised in the mix, and the plan has it`() throws {
    let repair = try #require(Self.repair([Self.word(stem: Self.stem.fileName, .louder(6.04))]))
    #expect(repair.adjustments.levels == [Self.stem.name: 6])
    #expect(
      repair.changes == [
        RepairChange(what: "The stem \(Self.stem.name) is 6.0 LU louder in the mix.", check: "instrument")
      ])
    let louder = Self.plan.louder(repair.adjustments.levels)
    #expect(abs(louder.stems[1].mix.levelLu - Self.stem.mix.levelLu - 6) < 1e-9)
    #expect(louder.stems[0] == Self.plan.stems[0])
  }

  @Test func `a stem is raised by 12 LU at most`() throws {
    let repair = try #require(Self.repair([Self.word(stem: Self.stem.fileName, .louder(40))]))
    #expect(repair.adjustments.levels == [Self.stem.name: 12])
    var raised = RetryAdjustments()
    raised.levels = [Self.stem.name: 12]
    #expect(Self.repair([Self.word(stem: Self.stem.fileName, .louder(3))], raised) == nil)
  }

  @Test func `a silent stem is made anew once`() throws {
    let word = Self.word(stem: Self.stem.fileName, .anotherSeed)
    let repair = try #require(Self.repair([word]))
    #expect(repair.adjustments.variations == [Self.stem.name: 1])
    #expect(Self.repair([word], repair.adjustments, tried: repair.changes) == nil)
  }

  @Test func `an adjective that chance missed is worth one other song, and no third`() throws {
    let word = Self.word(.character, .missed, .anotherSong)
    let repair = try #require(Self.repair([word]))
    #expect(repair.adjustments.songs == 1 && repair.changes.map(\.check) == ["character"])
    #expect(Self.repair([word], repair.adjustments, tried: repair.changes) == nil)
  }

  @Test func `a stem is mended before the whole song is given up`() throws {
    let repair = try #require(
      Self.repair([Self.word(.character, .missed, .anotherSong), Self.word(stem: Self.stem.fileName, .louder(3))]))
    #expect(repair.adjustments.songs == 0 && repair.adjustments.levels == [Self.stem.name: 3])
  }

  @Test func `a check that asks for another song outranks the words`() throws {
    let failed = CheckResult(.silence, .fail, detail: "")
    let repair = try #require(Self.repair([Self.word(stem: Self.stem.fileName, .louder(3))], failed: [failed]))
    #expect(repair.adjustments.songs == 1 && repair.adjustments.levels.isEmpty)
  }

  // MARK: Which attempt is delivered

  /// An attempt that misses so many checks and wishes; `again` says that another one could keep more.
  private static func result(_ checks: Int, _ wishes: Int, again: Bool) -> AttemptResult {
    let failed = [CheckDefinition.loudness, .key, .tempo].prefix(checks)
    let words = (0..<wishes).map { _ in word() }
    let report = QualityReport(failed.map { CheckResult($0, .fail, detail: "off") }, words: words)
    let next = again ? Repair(adjustments: RetryAdjustments(), changes: []) : nil
    return AttemptResult(
      record: AttemptRecord(number: 1, seed: Seed(1), report: report, changes: [], next: next), quality: report,
      timings: [])
  }

  // Misses of checks and of wishes, in order; all but the last could be better. The end, and what was removed.
  @Test(
    arguments: [
      ([(0, 0)], 2, "delivers 1", []),
      // What another attempt can keep is tried again, and the better one is delivered.
      ([(0, 2), (0, 1)], 2, "delivers 2", []), ([(0, 1), (0, 2)], 2, "delivers 1", [2]),
      // Words never cost a track: of two that pass, one is delivered, whatever comes after it fails.
      ([(0, 1), (1, 0), (1, 0)], 2, "delivers 1", [2, 3]), ([(0, 1), (1, 0)], 1, "delivers 1", [2]),
      // A check weighs more than any wish.
      ([(1, 0), (0, 5)], 2, "delivers 2", []), ([(1, 3), (1, 2), (1, 4)], 2, "fails with 2", [1, 3]),
      ([(0, 1)], 0, "delivers 1", []), ([(0, 2), (0, 2), (0, 2)], 2, "delivers 3", [1]),
    ] as [([(Int, Int)], Int, String, [Int])])
  func `the attempt with the fewest failed checks and then the fewest missed wishes is delivered`(
    misses: [(Int, Int)], retries: Int, end: String, removed: [Int]
  ) {
    var loop = RetryLoop<Int>()
    var gone: [Int] = []
    for (index, miss) in misses.enumerated() {
      let canBeBetter = index + 1 < misses.count || miss.0 > 0
      let result = Self.result(miss.0, miss.1, again: canBeBetter || (miss.1 > 0 && retries == 0))
      let (step, obsolete) = loop.add(result, index + 1, retries: retries)
      if let obsolete { gone.append(obsolete) }
      switch step {
      case .retry: continue
      case .deliver(let attempt):
        #expect("delivers \(attempt.delivery)" == end)
        // Whoever delivers removes the best that is left.
        if let best = loop.best { #expect(best.delivery != attempt.delivery) }
      case .giveUp(let best): #expect("fails with \(best.delivery)" == end)
      }
      #expect(gone == removed)
      return
    }
    Issue.record("the job goes on")
  }

  @Test func `a retry for words says which kinds were not kept`() {
    var loop = RetryLoop<Int>()
    guard case .retry(let reason) = loop.add(Self.result(0, 2, again: true), 1, retries: 2).step else {
      Issue.record("the job ended")
      return
    }
    #expect(reason == "wishes not kept: instrument, instrument; now: ")
    #expect(loop.best?.verdict == "Made, but 2 of 2 wishes were not kept")
    #expect(loop.best?.shortcomings == ["\"bass\": silent. It is silent.", "\"bass\": silent. It is silent."])
  }
}
