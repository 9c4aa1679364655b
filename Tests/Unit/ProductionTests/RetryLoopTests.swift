import Audio
import Diagnostics
import Testing

@testable import Production
@testable import QualityControl

/// The decisions over several attempts, without sound, disks and threads.
@Suite struct RetryLoopTests {
  /// An attempt that misses so many checks.
  private static func result(_ misses: Int, number: Int = 1, repair: String? = nil) -> AttemptResult {
    let failed = [CheckDefinition.loudness, .key, .tempo, .clicks].prefix(misses)
    let next = repair.map {
      Repair(adjustments: RetryAdjustments(), changes: [RepairChange(what: $0, check: failed.first?.id ?? "")])
    }
    return AttemptResult(
      record: AttemptRecord(number: number, seed: Seed(1), passed: misses == 0, failed: failed.map(\.id), next: next),
      quality: QualityReport(failed.map { CheckResult($0, .fail, detail: "\($0.id) is off") }), timings: [])
  }

  /// What becomes of attempts that miss so many checks each; every delivery is called by its number from 1.
  private static func outcome(_ misses: [Int], retries: Int) -> (end: String, removed: [Int], attempts: Int) {
    var loop = RetryLoop<Int>()
    var removed: [Int] = []
    for (index, count) in misses.enumerated() {
      let (step, obsolete) = loop.add(result(count), index + 1, retries: retries)
      if let obsolete { removed.append(obsolete) }
      switch step {
      case .retry: continue
      case .deliver(let attempt): return ("delivers \(attempt.delivery)", removed, loop.records.count)
      case .giveUp(let best): return ("fails with \(best.delivery)", removed, loop.records.count)
      }
    }
    return ("goes on", removed, loop.records.count)
  }

  @Test(
    arguments: [
      // The first that passes is delivered, and nothing is made after it.
      ([0], 2, "delivers 1", []), ([2, 0], 2, "delivers 2", []), ([1, 1, 0], 2, "delivers 3", [1]),
      // Of those that missed something, the one with the fewest misses stays; of equals, the later one.
      ([3, 1, 2], 2, "fails with 2", [1, 3]), ([1, 1, 1], 2, "fails with 3", [1, 2]),
      ([1, 2, 3], 2, "fails with 1", [2, 3]), ([3, 2, 1], 2, "fails with 3", [1, 2]),
      // As many retries as the settings say.
      ([1], 0, "fails with 1", []), ([1, 1], 0, "fails with 1", []), ([1, 1], 1, "fails with 2", [1]),
      ([1, 1], 2, "goes on", [1]),
    ] as [([Int], Int, String, [Int])])
  func `the best attempt is kept, and the others are removed`(
    misses: [Int], retries: Int, end: String, removed: [Int]
  ) {
    let outcome = Self.outcome(misses, retries: retries)
    #expect(outcome.end == end)
    #expect(outcome.removed == removed)
  }

  @Test func `every delivery is removed, kept as the best or delivered, and none twice`() {
    for seed in 0..<200 {
      var state = UInt64(seed)
      let misses = (0..<6).map { _ -> Int in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % 5
      }
      var loop = RetryLoop<Int>()
      var gone: [Int] = []
      var made = 0
      attempts: for count in misses {
        made += 1
        let (step, obsolete) = loop.add(Self.result(count), made, retries: 5)
        if let obsolete { gone.append(obsolete) }
        switch step {
        case .retry: continue
        case .deliver(let attempt):
          gone.append(attempt.delivery)
          break attempts
        case .giveUp: break attempts
        }
      }
      if let best = loop.best { gone.append(best.delivery) }
      #expect(gone.sorted() == Array(1...made), "\(misses)")
    }
  }

  @Test func `attempts from before a crash count, and those from before the job was asked for again do not`() {
    let earlier = (1...3).map { Self.result(1, number: $0).record }
    var loop = RetryLoop<String>(after: earlier, failures: 1)
    #expect(loop.best == nil)
    guard case .retry = loop.add(Self.result(2, number: 4), "fourth", retries: 2).step else {
      Issue.record("the second of three attempts ended the job")
      return
    }
    guard case .giveUp(let best) = loop.add(Self.result(3, number: 5), "fifth", retries: 2).step else {
      Issue.record("a fourth attempt was made")
      return
    }
    #expect(best.delivery == "fourth")
    #expect(loop.records.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `a retry says which checks failed and what is done about them`() {
    var loop = RetryLoop<Int>()
    guard case .retry(let plain) = loop.add(Self.result(2), 1, retries: 5).step,
      case .retry(let repaired) = loop.add(Self.result(1, repair: "It aims lower."), 2, retries: 5).step
    else {
      Issue.record("the job ended")
      return
    }
    #expect(plain == "checks failed: loudness, key")
    #expect(repaired == "checks failed: loudness; now: loudness: It aims lower.")
  }

  @Test func `the best attempt has its problems with it, until it is released`() {
    var loop = RetryLoop<Int>()
    _ = loop.add(Self.result(2), 1, retries: 0)
    #expect(loop.best?.problems.map(\.code) == ["quality.loudness", "quality.key"])
    #expect(loop.best?.problems.map(\.finding) == ["loudness is off", "key is off"])
    loop.release()
    #expect(loop.best == nil)
  }
}
