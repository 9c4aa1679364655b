import Audio
import Diagnostics
import Foundation
import QualityControl

/// The folders of one attempt; both exist.
public struct AttemptFolders: Sendable {
  /// The folder of everything that is needed until the job ends, on a local file system.
  ///
  /// It may hold the finished stages of earlier attempts.
  public let work: String
  /// The folder in which the delivery is built; empty at first.
  public let delivery: String
  /// Called before a stage writes; throws where the disks have too little space for that.
  public let reserveSpace: @Sendable (DiskSpaceNeed) throws -> Void

  public init(
    work: String, delivery: String, reserveSpace: @escaping @Sendable (DiskSpaceNeed) throws -> Void = { _ in }
  ) {
    self.work = work
    self.delivery = delivery
    self.reserveSpace = reserveSpace
  }

  /// Makes `path` below the delivery, one folder after the other, and never the delivery's own.
  ///
  /// With the share gone that holds it, the mount point beneath stays as empty as it is.
  func makeDeliveryFolder(_ path: String) throws {
    var folder = delivery
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false) } catch let
        error as CocoaError where error.code == .fileWriteFileExists
      {}
    }
  }
}

/// The most bytes that a stage is about to write, by the folder.
public struct DiskSpaceNeed: Sendable, Hashable {
  public let work: Int
  public let delivery: Int

  public init(work: Int, delivery: Int = 0) {
    self.work = work
    self.delivery = delivery
  }
}

/// The outcome of an attempt; a manifest lists those of all attempts.
public struct AttemptRecord: Sendable, Equatable, Codable {
  public let number: Int
  public let seed: Seed
  public let passed: Bool
  /// The ids of the checks that failed.
  public let failed: [String]
  /// The kinds of the wishes that were missed or kept in part; nil where all were kept.
  public let unkept: [String]?
  /// The changes from the attempt before.
  public let changes: [RepairChange]
  /// The changes for the next attempt; nil where this one is as good as it gets.
  public let next: Repair?

  public init(
    number: Int, seed: Seed, passed: Bool, failed: [String], unkept: [String]? = nil, changes: [RepairChange] = [],
    next: Repair? = nil
  ) {
    self.changes = changes
    self.next = next
    self.number = number
    self.seed = seed
    self.passed = passed
    self.failed = failed
    self.unkept = unkept
  }

  /// The record of an attempt by its checks.
  init(number: Int, seed: Seed, report: QualityReport, changes: [RepairChange], next: Repair?) {
    self.init(
      number: number, seed: seed, passed: report.passed,
      failed: report.checks.filter { $0.status == .fail }.map(\.id),
      unkept: report.kept ? nil : report.unkept.map(\.kind), changes: changes, next: next)
  }
}

/// The outcome of an attempt whose delivery is complete.
public struct AttemptResult: Sendable {
  public let record: AttemptRecord
  public let quality: QualityReport
  /// The time that each stage took, in seconds, in the order of the stages.
  public let timings: [(stage: Stage, seconds: Double)]

  /// The wishes that were not kept, in whole sentences with their reasons.
  public var shortcomings: [String] {
    quality.unkept.map { "\"\($0.asked)\": \($0.measured). \($0.reason)" }
  }

  /// The failed checks as problems with a remedy.
  public var problems: [Diagnosis] {
    quality.checks.filter { $0.status == .fail }.map {
      Diagnosis(
        code: "quality.\($0.id)", location: $0.stem ?? "master", finding: $0.detail,
        remedy: "drop the ticket again with another seed, or ask for something that can be met")
    }
  }
}

/// An event of an attempt at work.
public enum ProductionEvent: Sendable {
  case progress(JobProgress)
  /// All that the stage makes was there already, from before the job was cut off or from an earlier attempt.
  case reused(Stage)
  case finished(Stage, seconds: Double)
}
