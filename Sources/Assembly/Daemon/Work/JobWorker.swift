import Diagnostics
import DropFolder
import JobEngine
import JobStore

/// The work on jobs that are under way, each of which can be stopped.
struct JobWorker: Sendable {
  let active: ActiveJobs
  let folders: FolderAccess
  let records: JobRecords
  let runner: JobRunner
  let endings: JobEndings
  let heartbeats: Heartbeats
  let observe: DaemonObserver

  /// Works on one job until it ends or has to wait; an error that is not the job's own is told and leaves it where it is.
  ///
  /// `whenResting` is called when the job begins to wait for a service, so that there is room for another one.
  func work(on job: Job, whenResting: @escaping @Sendable () -> Void = {}) async {
    var end = JobScheduler.End.later
    heartbeats.beat(.job(job.name))
    defer {
      active.end(job.id, end)
      heartbeats.end(.job(job.name))
    }
    do {
      let id = JobID(job.id)
      let claimed = try id.flatMap { active.hasClaim(of: $0) ? try folders.claimedJob($0) : nil }
      let files = try JobFiles(
        isReadable: claimed != nil, hasClaim: id.map(folders.hasClaim) ?? false, absence: folders.absence)
      switch files {
      case .readable:
        if let claimed, try await run(job, claimed, whenResting) { end = .over }
      case .unread(let reason): _ = try records.apply(.hold(reason: reason), to: job)
      case .away(let absence): if !endings.hold(job, [absence]) { end = .troubled }
      case .lost:
        end = .over
        try endings.failLost(job)
      }
    } catch {
      let problems = Diagnosis.all(of: error, at: job.name)
      if !endings.hold(job, problems) { observe(.trouble(problems)) }
      end = .troubled
    }
  }

  private func run(
    _ job: Job, _ claimed: ClaimedJob, _ whenResting: @escaping @Sendable () -> Void
  ) async throws -> Bool {
    let work = Task {
      try await runner.run(job, claimed) { isResting in
        active.setResting(job.id, isResting)
        if isResting { whenResting() }
      }
    }
    active.setStop(of: job.id, work.cancel)
    return try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      work.cancel()
    }
  }
}
