import Diagnosis
import QualityControl

/// Where one attempt works: both folders exist and are empty.
public struct AttemptFolders: Sendable {
  /// For what is needed only meanwhile; on a local file system.
  public let work: String
  /// Where the delivery is built.
  public let delivery: String

  public init(work: String, delivery: String) {
    self.work = work
    self.delivery = delivery
  }
}

/// How an attempt came out; in manifests, all of them are listed.
public struct AttemptRecord: Sendable, Equatable, Codable {
  public let number: Int
  public let seed: UInt64
  public let passed: Bool
  /// The ids of the checks that failed.
  public let failed: [String]

  public init(number: Int, seed: UInt64, passed: Bool, failed: [String]) {
    self.number = number
    self.seed = seed
    self.passed = passed
    self.failed = failed
  }
}

/// What an attempt has left in its delivery folder.
public struct AttemptResult: Sendable {
  public let record: AttemptRecord
  public let quality: QualityReport
  /// How long each stage took, in seconds, in the order of the stages.
  public let timings: [(stage: Stage, seconds: Double)]

  /// The failed checks as problems with a remedy.
  public var problems: [Diagnosis] {
    quality.checks.filter { $0.status == .fail }.map {
      Diagnosis(
        code: "quality.\($0.id)", place: $0.stem ?? "master", finding: $0.detail,
        remedy: "drop the ticket again with another seed, or ask for something that can be met")
    }
  }
}

/// What production tells while it works.
public enum ProductionEvent: Sendable {
  case progress(JobProgress)
  case finished(Stage, seconds: Double)
}
