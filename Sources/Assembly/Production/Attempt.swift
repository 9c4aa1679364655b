import Audio
import Diagnostics
import QualityControl

/// Where one attempt works: both folders exist.
public struct AttemptFolders: Sendable {
  /// For what is needed until the job ends, on a local file system.
  ///
  /// It may hold what earlier attempts finished.
  public let work: String
  /// Where the delivery is built; empty.
  public let delivery: String
  /// Called before a stage writes; throws when there is no room for that.
  public let makeRoom: @Sendable (RoomNeed) throws -> Void

  public init(
    work: String, delivery: String, makeRoom: @escaping @Sendable (RoomNeed) throws -> Void = { _ in }
  ) {
    self.work = work
    self.delivery = delivery
    self.makeRoom = makeRoom
  }
}

/// The most bytes that a stage is about to write.
public struct RoomNeed: Sendable, Hashable {
  public let work: Int
  public let delivery: Int

  public init(work: Int, delivery: Int = 0) {
    self.work = work
    self.delivery = delivery
  }
}

/// How an attempt came out; in manifests, all of them are listed.
public struct AttemptRecord: Sendable, Equatable, Codable {
  public let number: Int
  public let seed: Seed
  public let passed: Bool
  /// The ids of the checks that failed.
  public let failed: [String]
  /// What was changed from the attempt before.
  public let changes: [Change]
  /// What the next attempt should do differently; nil when this one passed.
  public let next: Repair?

  public init(
    number: Int, seed: Seed, passed: Bool, failed: [String], changes: [Change] = [], next: Repair? = nil
  ) {
    self.changes = changes
    self.next = next
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
  /// All that the stage makes was there already, from before the job was cut off or from an earlier attempt.
  case reused(Stage)
  case finished(Stage, seconds: Double)
}
