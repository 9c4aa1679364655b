import Diagnostics
import DropFolder
import Production

/// An attempt whose delivery still lies where it was built.
struct BestAttempt: Sendable {
  let record: AttemptRecord
  let problems: [Diagnosis]
  let staged: StagingFolder

  init(_ result: AttemptResult, in staged: StagingFolder) {
    record = result.record
    problems = result.problems
    self.staged = staged
  }

  /// Whether it misses more checks; of two that miss as many, the later one has more repaired.
  func isWorse(than other: BestAttempt) -> Bool { record.failed.count > other.record.failed.count }

  /// Why there will be another one, and what it does differently.
  var reason: String {
    let failed = "checks failed: \(record.failed.joined(separator: ", "))"
    return record.next.map { "\(failed); now: \($0.summary)" } ?? failed
  }
}
