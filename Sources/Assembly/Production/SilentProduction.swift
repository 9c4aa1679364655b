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
      _ order: Order, in folders: AttemptFolders, after earlier: [AttemptRecord] = [],
      observe: @escaping @Sendable (ProductionEvent) -> Void
    ) async throws(ProductionError) -> AttemptResult {
      let checkpoints = Checkpoints(in: folders.work)
      let line = StageLine(attempt: earlier.count + 1, checkpoints: checkpoints, observe: observe)
      for stage in Stage.allCases {
        try await line.run(stage) { _ in
          if stage == .publish { return try write(order, to: folders.delivery) }
          let inputs = try Fingerprint.of(order.ticketSHA256, line.attempt)
          _ = try await checkpoints.value(stage.rawValue, from: inputs) {
            try await Task.sleep(for: pause)
            if stage == .mix { try obey(order.ticket.prompt) }
            return stage
          }
        }
      }
      return AttemptResult(
        record: AttemptRecord(number: line.attempt, seed: Seed(0), passed: true, failed: []),
        quality: QualityReport([]),
        timings: line.timings)
    }

    private func obey(_ prompt: String) throws {
      if prompt == "kill" { kill(getpid(), SIGKILL) }
      while prompt == "hang" { sleep(3600) }
      guard prompt != "fail" else {
        throw Problems(
          Diagnosis(code: "silent.failed", place: "$.prompt", finding: "asks to fail", remedy: "ask kindly"))
      }
    }

    private func write(_ order: Order, to folder: String) throws {
      try Data(order.ticketText).write(to: URL(filePath: "\(folder)/\(order.name).wav"))
      try FileManager.default.createDirectory(atPath: "\(folder)/stems", withIntermediateDirectories: false)
      try Data(order.ticketText).write(to: URL(filePath: "\(folder)/stems/01-drums.wav"))
      let manifest = ["job_id": order.jobID, "name": order.name, "ticket_sha256": order.ticketSHA256]
      try JSONEncoder().encode(manifest).write(to: URL(filePath: "\(folder)/manifest.json"))
    }
  }
#endif
