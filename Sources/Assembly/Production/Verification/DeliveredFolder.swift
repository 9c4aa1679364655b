import Diagnostics
import Foundation
import Planning
import QualityControl

/// A delivery read back from its folder, with the targets of its checks that its manifest records.
public struct DeliveredFolder: Sendable {
  /// The targets of the checks, which the caller may change.
  public var expectations: Expectations {
    get { plan.expectations }
    set { plan.expectations = newValue }
  }

  private let path: String
  private let attempts: [AttemptRecord]
  private var plan: VerificationPlan

  /// True for a folder with a manifest in it.
  public static func isOne(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/manifest.json")
  }

  /// The path of the master in a delivery's folder; nil when there is none.
  public static func master(in path: String) -> String? {
    (try? DeliveredFolder(path)).map { "\(path)/\($0.plan.master.path)" }
  }

  /// The verdict that a delivery's manifest records; nil for one without, or where there is none.
  public static func verdict(in path: String) -> String? { (try? manifest(in: path))?.verdict }

  /// Throws `Problems` for a folder that is not a whole delivery.
  public init(_ path: String) throws {
    let manifest = try Self.manifest(in: path)
    guard let plan = manifest.verificationPlan else {
      throw Self.problem(path, "names no master", remedy: "point to the folder of a whole delivery")
    }
    self.path = path
    self.plan = plan
    attempts = manifest.attempts ?? []
  }

  /// The checks, measured on the files as they are now.
  ///
  /// They note what attempts changed because of them, as those of the delivery do.
  public func check() throws -> QualityReport {
    let work = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }
    let delivery = try plan.delivery(in: path, workFolder: work)
    return try QualityControl.check(delivery, against: expectations).noting(attempts.flatMap(\.changes))
  }

  /// The parts of a manifest that say what was delivered.
  private struct RecordedDelivery: Decodable {
    struct RecordedFile: Decodable {
      let path: String
    }

    let name: String
    let plan: SongPlan
    let files: [RecordedFile]
    let attempts: [AttemptRecord]?
    let verdict: String?
    /// Nil in manifests of versions that did not record it.
    let verification: VerificationPlan?

    var verificationPlan: VerificationPlan? {
      verification ?? VerificationPlan(plan, name: name, files: files.map(\.path))
    }
  }

  private static func manifest(in path: String) throws -> RecordedDelivery {
    let file = URL(filePath: "\(path)/manifest.json")
    do { return try JSONDecoder().decode(RecordedDelivery.self, from: Data(contentsOf: file)) } catch {
      throw problem(file.path, "is not the manifest of a delivery", remedy: "check its audio files one by one")
    }
  }

  private static func problem(_ path: String, _ finding: String, remedy: String) -> Problems {
    Problems(Diagnosis(code: "qa.folder", location: path, finding: finding, remedy: remedy))
  }
}
