#if DEBUG
  import Audio
  import Diagnostics
  import Foundation
  import Glibc
  import Prompt
  import QualityControl
  import System

  /// Stands in for production where tests want many jobs and no sound: every stage takes a moment and a small delivery
  /// follows.
  ///
  /// The prompt `fail` fails, `kill` ends the process as a fault in native code would, `hang` never ends.
  public struct SilentProduction: Sendable {
    private let pause: Duration

    /// `pause` is the time that each stage takes.
    public init(pause: Duration) { self.pause = pause }

    /// Leaves a delivery of two files and a manifest; stages that were finished before are not repeated.
    public func attempt(
      _ job: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord] = [],
      observe: @escaping @Sendable (ProductionEvent) -> Void
    ) async throws(ProductionError) -> AttemptResult {
      let checkpoints = Checkpoints(in: folders.work)
      let stages = StageRunner(attempt: earlier.count + 1, checkpoints: checkpoints, observe: observe)
      for stage in Stage.allCases {
        try await stages.run(stage) { _ in
          if stage == .publish { return try write(job, to: folders.delivery) }
          let inputs = try Fingerprint.of(job.ticketSHA256, stages.attempt)
          _ = try await checkpoints.value(stage.rawValue, from: inputs) {
            try await Task.sleep(for: pause)
            if stage == .mix { try obey(job.ticket.prompt) }
            return stage
          }
        }
      }
      return AttemptResult(
        record: AttemptRecord(number: stages.attempt, seed: Seed(0), passed: true, failed: []),
        quality: QualityReport([]),
        timings: stages.timings)
    }

    private func obey(_ prompt: String) throws {
      if prompt == "kill" { kill(getpid(), SIGKILL) }
      while prompt == "hang" { sleep(3600) }
      guard prompt != "fail" else {
        throw Problems(
          Diagnosis(code: "silent.failed", location: "$.prompt", finding: "asks to fail", remedy: "ask kindly"))
      }
    }

    private func write(_ job: ProductionJob, to folder: String) throws {
      try Data(job.ticketText).write(to: URL(filePath: "\(folder)/\(job.name).wav"))
      try FileManager.default.createDirectory(atPath: "\(folder)/stems", withIntermediateDirectories: false)
      try Data(job.ticketText).write(to: URL(filePath: "\(folder)/stems/01-drums.wav"))
      let manifest = ["job_id": job.jobID, "name": job.name, "ticket_sha256": job.ticketSHA256]
      try JSONEncoder().encode(manifest).write(to: URL(filePath: "\(folder)/manifest.json"))
    }
  }
#endif
