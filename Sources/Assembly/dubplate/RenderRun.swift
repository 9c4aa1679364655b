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
    let begin = ContinuousClock.now
    let hidden = "\(output)/.dubplate-\(order.jobID)"
    defer { try? FileManager.default.removeItem(atPath: hidden) }
    let best = try await bestAttempt(in: hidden, observe)
    return Rendered(
      order, in: try publish(best.delivery), attempts: best.attempts,
      seconds: (ContinuousClock.now - begin) / .seconds(1), problems: best.problems)
  }

  /// Attempts until one passes or all are used up; `problems` are empty for one that passed.
  private func bestAttempt(
    in hidden: String, _ observe: @escaping @Sendable (JobProgress) -> Void
  ) async throws -> (delivery: String, attempts: Int, problems: [Diagnosis]) {
    var attempts = RetryLoop<String>()
    while true {
      // What was paid for stays in the work folder for the next attempt.
      let folders = AttemptFolders(work: "\(hidden)/work", delivery: "\(hidden)/\(attempts.records.count + 1)")
      for folder in [folders.work, folders.delivery] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      let result = try await production.attempt(order, in: folders, after: attempts.records) { event in
        if case .progress(let progress) = event { observe(progress) }
      }
      let (step, obsolete) = attempts.add(result, folders.delivery, retries: retries)
      if let obsolete { try? FileManager.default.removeItem(atPath: obsolete) }
      switch step {
      case .retry: continue
      case .deliver(let attempt): return (attempt.delivery, attempts.records.count, [])
      case .giveUp(let best): return (best.delivery, attempts.records.count, best.problems)
      }
    }
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
