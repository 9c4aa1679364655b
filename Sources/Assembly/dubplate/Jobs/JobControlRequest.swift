import Daemon
import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

/// A request to cancel or retry a job, made by a file in the queue folder: the holder of the lock carries it out.
///
/// That is the daemon; where none runs, it is this process.
struct JobControlRequest {
  private let kind: QueueRequest.Kind
  private let job: String
  private let options: GlobalOptions
  /// True where the result is printed as JSON.
  private let json: Bool

  init(_ kind: QueueRequest.Kind, _ job: String, _ options: GlobalOptions, json: Bool) {
    (self.kind, self.job, self.options, self.json) = (kind, job, options, json)
  }

  /// The number of looks for the answer of a running daemon, one every 0.1 s.
  private static let patience = 150

  /// Makes the request and returns when it has been carried out; throws the reason for which it was not.
  func run() async throws {
    let settings = try options.settings()
    let layout = FolderLayout(options.paths(settings))
    let (id, name) = try target(layout)
    let request = QueueRequest(kind, job: id, name: name)
    let projection = try await make(request, settings)
    guard try !projection.holds(request) else {
      throw Problems(
        Diagnosis(
          code: "job.waiting", location: request.file.description, finding: "the daemon has not answered yet",
          remedy: "it does so when the folders are in place again", transient: true))
    }
    try check(id, layout)
  }

  /// Leaves the request where the holder of the lock finds it, and waits for the answer.
  ///
  /// The folders are looked at first: in place of a share that is away, nothing is left.
  private func make(_ request: QueueRequest, _ settings: Settings) async throws -> QueueProjection {
    let paths = options.paths(settings)
    let reporter = ConsoleProgress(logger: options.logger(settings))
    do {
      let daemon = try Daemon(
        settings, paths: paths, catalogue: try options.catalogue(), observe: reporter.report)
      let projection = try QueueProjection(queue: paths.queue)
      try projection.ask(request)
      try daemon.attend()
      return projection
    } catch DropFolderError.alreadyRunning {
      let projection = try QueueProjection(queue: paths.queue)
      try projection.ask(request)
      for _ in 0..<Self.patience where try projection.holds(request) { try await Task.sleep(for: .milliseconds(100)) }
      return projection
    }
  }

  /// The job that is meant; a ticket that was refused is known by its folder in `failed` alone.
  private func target(_ layout: FolderLayout) throws -> (JobID, PublicName) {
    let lookup = try JobLookup(options)
    let found = try lookup.jobs(called: job)
    let wanted = found.first { kind == .cancel ? !$0.state.isFinal : $0.state == .failed || $0.state == .cancelled }
    if wanted == nil, let other = found.first { throw refusal(other.state) }
    if let job = wanted, let id = JobID(job.id), let name = FileName(text: job.name) {
      return (id, PublicName(of: name))
    }
    guard let refused = lookup.rejected(called: job) else { throw lookup.unknown(job) }
    guard kind == .retry else { throw refusal(.failed) }
    if let id = JobID(refused.jobID), let name = FileName(text: String(refused.name.prefix { $0 != "~" })) {
      return (id, PublicName(of: name))
    }
    throw lookup.unknown(job)
  }

  private func check(_ id: JobID, _ layout: FolderLayout) throws {
    let found = try options.jobs().job(id.description)
    let state = found?.state
    let isDone = kind == .cancel ? state == .cancelled : state != .failed && state != .cancelled && state != nil
    guard isDone else { throw refusal(state) }
    if json, let found { return try StandardOutput.print(JobView(found)) }
    StandardOutput.print(text: "\(job): \(kind == .cancel ? "cancelled" : "queued again")\n")
  }

  private func refusal(_ state: JobState?) -> Problems {
    Problems(
      Diagnosis(
        code: "job.state", location: job, finding: "it is \(state?.status ?? "unknown")",
        remedy: kind == .cancel
          ? "what has ended cannot be cancelled" : "only what failed or was cancelled is tried again"))
  }
}
