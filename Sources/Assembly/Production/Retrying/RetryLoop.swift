import Diagnostics
import QualityControl

/// The decisions over the attempts at one job: whether another one follows, and which delivery is the result.
///
/// It is told each attempt's result and the `Delivery` that came of it, a value that finds it again, such as a folder.
public struct RetryLoop<Delivery: Sendable>: Sendable {
  /// An attempt whose delivery still lies where it was built.
  public struct BuiltAttempt: Sendable {
    public let record: AttemptRecord
    /// The checks that failed.
    public let problems: [Diagnosis]
    /// The checks and the words in a line: `Passed`.
    public let verdict: String
    /// The wishes that were not kept, in whole sentences with their reasons.
    public let shortcomings: [String]
    public let delivery: Delivery
  }

  /// The consequence of an attempt.
  public enum NextStep: Sendable {
    /// All of its checks passed, and no other attempt would keep more of what was asked.
    case deliver(BuiltAttempt)
    /// The next attempt, and why there is one, in a line.
    case retry(reason: String)
    /// The attempts are used up; of all, this one came nearest.
    case giveUp(best: BuiltAttempt)
  }

  /// All attempts in their order; the last one says what the next one changes.
  public private(set) var records: [AttemptRecord]
  /// The attempt that came nearest of those that were not good enough; nil when none is kept.
  public private(set) var best: BuiltAttempt?
  /// Attempts that were not good enough since the job was asked for last.
  private var failures: Int

  /// Goes on after `earlier` attempts, the last `failures` of which count against the job.
  public init(after earlier: [AttemptRecord] = [], failures: Int = 0) {
    records = earlier
    self.failures = failures
  }

  /// The step after `result`, where a job may be tried again `retries` times.
  ///
  /// `obsolete` is the delivery that no later step needs; nil where all are still needed.
  public mutating func add(
    _ result: AttemptResult, _ delivery: Delivery, retries: Int
  ) -> (step: NextStep, obsolete: Delivery?) {
    let attempt = BuiltAttempt(
      record: result.record, problems: result.problems, verdict: result.quality.verdict,
      shortcomings: result.shortcomings, delivery: delivery)
    records.append(attempt.record)
    // A repair of words does not stand in the way of a better attempt before.
    let isFinal = attempt.record.passed && (attempt.record.next == nil || failures >= retries)
    if isFinal, best.map({ Self.misses(attempt) <= Self.misses($0) }) ?? true { return (.deliver(attempt), nil) }
    failures += 1
    let obsolete = keepBetter(attempt)
    guard isFinal || failures > retries, let best else { return (.retry(reason: attempt.record.reason), obsolete) }
    guard best.record.passed else { return (.giveUp(best: best), obsolete) }
    self.best = nil
    return (.deliver(best), obsolete)
  }

  /// Forgets the best attempt, whose delivery has gone elsewhere.
  public mutating func release() { best = nil }

  /// Checks weigh more than any number of wishes.
  private static func misses(_ attempt: BuiltAttempt) -> Int {
    1_000 * attempt.record.failed.count + (attempt.record.unkept?.count ?? 0)
  }

  /// Keeps the one of two that misses fewer checks, and then fewer wishes; of two that miss as many, the later one has more
  /// repaired.
  private mutating func keepBetter(_ attempt: BuiltAttempt) -> Delivery? {
    if let best, Self.misses(attempt) > Self.misses(best) { return attempt.delivery }
    defer { best = attempt }
    return best?.delivery
  }
}

extension AttemptRecord {
  /// The reason for another attempt, and its changes, in a line.
  fileprivate var reason: String {
    let missed =
      failed.isEmpty
      ? "wishes not kept: \((unkept ?? []).joined(separator: ", "))"
      : "checks failed: \(failed.joined(separator: ", "))"
    return next.map { "\(missed); now: \($0.summary)" } ?? missed
  }
}
