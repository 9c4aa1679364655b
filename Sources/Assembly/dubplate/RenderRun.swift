import Daemon
import Diagnostics
import Foundation
import Production
import QualityControl

/// One order taken to its delivery without a daemon: attempts, repairs, and the best of them.
struct RenderRun: Sendable {
  let production: Production
  let order: Order
  /// How often is tried again after checks that failed.
  let retries: Int
  /// Where the delivery's folder is put.
  let output: String

  /// Makes the track; whether its checks passed or not, a delivery lies in `output` afterwards.
  ///
  /// When it is cancelled, nothing does.
  func run(observe: @escaping @Sendable (JobProgress) -> Void) async throws -> Rendered {
    let files = FileManager.default
    let begin = ContinuousClock.now
    let hidden = "\(output)/.dubplate-\(order.jobID)"
    defer { try? files.removeItem(atPath: hidden) }
    var records: [AttemptRecord] = []
    var fewest: AttemptResult?
    let best = "\(hidden)/best"
    repeat {
      let folders = AttemptFolders(work: "\(hidden)/work", delivery: "\(hidden)/delivery")
      // What was paid for stays for the next attempt.
      try? files.removeItem(atPath: folders.delivery)
      for folder in [folders.work, folders.delivery] {
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      let result = try await production.attempt(order, in: folders, after: records) { event in
        if case .progress(let progress) = event { observe(progress) }
      }
      // Of two that miss as many checks, the later one has more repaired.
      if result.record.failed.count <= fewest?.record.failed.count ?? .max {
        try? files.removeItem(atPath: best)
        try files.moveItem(atPath: folders.delivery, toPath: best)
        fewest = result
      }
      records.append(result.record)
      guard result.quality.passed || records.count > retries else { continue }
      let final = try publish(best)
      return Rendered(
        order, in: final, attempts: records.count, seconds: (ContinuousClock.now - begin) / .seconds(1),
        problems: result.quality.passed ? [] : (fewest ?? result).problems)
    } while true
  }

  /// Moves the delivery to a name that is free.
  private func publish(_ delivery: String) throws -> String {
    let place = output.hasSuffix("/") ? output : "\(output)/"
    for number in 1...9_999 {
      let name = number == 1 ? order.name : "\(order.name)~\(number)"
      let final = output == "." ? name : place + name
      if FileManager.default.fileExists(atPath: final) { continue }
      try FileManager.default.moveItem(atPath: delivery, toPath: final)
      return final
    }
    throw Problems(
      Diagnosis(
        code: "drop.no_free_name", place: output, finding: "every variant of the name \(order.name) is taken",
        remedy: "give another folder with -o"))
  }
}

/// What `render` has made.
struct Rendered: Encodable, Sendable {
  let jobID: String
  let name: String
  /// `completed`, or `failed` when checks were missed.
  let status: String
  /// The delivery's folder.
  let results: String
  /// The path of the master.
  let master: String?
  let attempts: Int
  let seconds: Double
  /// What the checks found.
  let problems: [Diagnosis]

  fileprivate init(_ order: Order, in folder: String, attempts: Int, seconds: Double, problems: [Diagnosis]) {
    jobID = order.jobID
    name = order.name
    status = problems.isEmpty ? "completed" : "failed"
    results = folder
    master = DeliveredFolder.master(in: folder)
    self.attempts = attempts
    self.seconds = (seconds * 1_000).rounded() / 1_000
    self.problems = problems
  }

  enum CodingKeys: String, CodingKey {
    case name, status, results, master, attempts, seconds, problems
    case jobID = "job_id"
  }
}
