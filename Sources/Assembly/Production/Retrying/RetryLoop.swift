import Diagnostics

/// The decisions over the attempts at one job: whether another one follows, and which delivery is the result.
///
/// It is told each attempt's result and the `Delivery` that came of it, a value that finds it again, such as a folder.
public struct RetryLoop<Delivery: Sendable>: Sendable {
  /// An attempt whose delivery still lies where it was built.
  public struct BuiltAttempt: Sendable {
    public let record: AttemptRecord
    /// The checks that failed.
    public let problems: [Diagnosis]
    public let delivery: Delivery
  }

  /// The consequence of an attempt.
  public enum NextStep: Sendable {
    /// All of its checks passed.
    case deliver(BuiltAttempt)
    /// The next attempt, and why there is one, in a line.
    case retry(reason: String)
    /// The attempts are used up; of all, this one came nearest.
    case giveUp(best: BuiltAttempt)
  }

  /// All attempts in their order; the last one says what the next one changes.
  public private(set) var records: [AttemptRecord]
  /// The attempt that came nearest of those whose checks failed; nil when none is kept.
  public private(set) var best: BuiltAttempt?
  /// Attempts that checks failed since the job was asked for last.
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
    let attempt = BuiltAttempt(record: result.record, problems: result.problems, delivery: delivery)
    records.append(attempt.record)
    guard !attempt.record.passed else { return (.deliver(attempt), nil) }
    failures += 1
    let obsolete = keepBetter(attempt)
    guard failures > retries, let best else { return (.retry(reason: attempt.record.reason), obsolete) }
    return (.giveUp(best: best), obsolete)
  }

  /// Forgets the best attempt, whose delivery has gone elsewhere.
  public mutating func release() { best = nil }

  /// Keeps the one of two that misses fewer checks; of two that miss as many, the later one has more repaired.
  private mutating func keepBetter(_ attempt: BuiltAttempt) -> Delivery? {
    if let best, attempt.record.failed.count > best.record.failed.count { return attempt.delivery }
    defer { best = attempt }
    return best?.delivery
  }
}

extension AttemptRecord {
  /// The reason for another attempt, and its changes, in a line.
  fileprivate var reason: String {
    let failed = "checks failed: \(failed.joined(separator: ", "))"
    return next.map { "\(failed); now: \($0.summary)" } ?? failed
  }
}
