import Daemon
import Diagnostics
import Foundation
import Production
import QualityControl

/// The making of one delivery without a daemon: attempts, repairs, and the best of them.
struct RenderRun: Sendable {
  let production: Production
  let job: ProductionJob
  /// The most attempts after the first one.
  let retries: Int
  /// The folder in which the delivery's folder is put.
  let output: String

  /// The track, whose delivery lies in `output` afterwards, also where checks failed.
  ///
  /// After a cancellation nothing lies there.
  func run(observe: @escaping @Sendable (JobProgress) -> Void) async throws -> RenderedTrack {
    let begin = ContinuousClock.now
    let hidden = "\(output)/.dubplate-\(job.jobID)"
    defer { try? FileManager.default.removeItem(atPath: hidden) }
    let best = try await bestAttempt(in: hidden, observe)
    return RenderedTrack(
      job, best.attempt, in: try publish(best.attempt.delivery), attempts: best.count,
      seconds: (ContinuousClock.now - begin) / .seconds(1))
  }

  /// Attempts until one is as good as it gets or all are used up, and how many they were.
  private func bestAttempt(
    in hidden: String, _ observe: @escaping @Sendable (JobProgress) -> Void
  ) async throws -> (attempt: RetryLoop<String>.BuiltAttempt, count: Int) {
    var attempts = RetryLoop<String>()
    while true {
      // What was paid for stays in the work folder for the next attempt.
      let folders = AttemptFolders(work: "\(hidden)/work", delivery: "\(hidden)/\(attempts.records.count + 1)")
      for folder in [folders.work, folders.delivery] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      let result = try await production.attempt(job, in: folders, after: attempts.records) { event in
        if case .progress(let progress) = event { observe(progress) }
      }
      let (step, obsolete) = attempts.add(result, folders.delivery, retries: retries)
      if let obsolete { try? FileManager.default.removeItem(atPath: obsolete) }
      switch step {
      case .retry: continue
      case .deliver(let attempt), .giveUp(let attempt): return (attempt, attempts.records.count)
      }
    }
  }

  /// Moves the delivery to a name that is free.
  private func publish(_ delivery: String) throws -> String {
    let parent = output.hasSuffix("/") ? output : "\(output)/"
    for number in 1...9_999 {
      let name = number == 1 ? job.name : "\(job.name)~\(number)"
      let final = output == "." ? name : parent + name
      if FileManager.default.fileExists(atPath: final) { continue }
      try FileManager.default.moveItem(atPath: delivery, toPath: final)
      return final
    }
    throw Problems(
      Diagnosis(
        code: "drop.no_free_name", location: output, finding: "every variant of the name \(job.name) is taken",
        remedy: "give another folder with -o"))
  }
}

/// The track that `render` has made.
struct RenderedTrack: Encodable, Sendable {
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
  /// The checks that failed.
  let problems: [Diagnosis]
  /// The checks and the words in a line.
  let verdict: String
  /// The wishes that were not kept, in whole sentences with their reasons.
  let shortcomings: [String]

  fileprivate init(
    _ job: ProductionJob, _ attempt: RetryLoop<String>.BuiltAttempt, in folder: String, attempts: Int, seconds: Double
  ) {
    (problems, verdict, shortcomings) = (attempt.problems, attempt.verdict, attempt.shortcomings)
    jobID = job.jobID
    name = job.name
    status = problems.isEmpty ? "completed" : "failed"
    results = folder
    master = DeliveredFolder.master(in: folder)
    self.attempts = attempts
    self.seconds = (seconds * 1_000).rounded() / 1_000
  }

  enum CodingKeys: String, CodingKey {
    case name, status, results, master, attempts, seconds, problems, verdict, shortcomings
    case jobID = "job_id"
  }
}
