import Diagnostics
import DropFolder
import Foundation
import JobEngine
import JobStore
import Prompt
import System

/// The cancelling of jobs, whatever they are doing.
///
/// The database decides: a job is cancelled or it is published, whichever is noted first, and never both.
struct JobCanceller: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let active: ActiveJobs
  let endings: JobEndings

  /// Cancels the job of this id; false when it is too late.
  func cancel(_ id: String, reason: String) throws -> Bool {
    while let job = try records.job(id), CancelDecision.isPossible(for: job) {
      // Nil when the job has moved on since it was read.
      guard let cancelled = try records.apply(.cancel(reason: reason), to: job) else { continue }
      CrashPoint.cancelNoted.reached()
      // Whoever works on it stops, and moves its files to the archive.
      guard active.reserve(id) else { return true }
      if let jobID = JobID(id), active.hasClaim(of: jobID), let claimed = try folders.claimedJob(jobID) {
        endings.archive(cancelled, claimed)
      }
      active.end(id, .over)
      return true
    }
    return false
  }
}

/// The reopening of jobs that failed or were cancelled, under their old ids and names.
///
/// The database is changed first, and then the files move: after a crash between the two the files tell where the job
/// stands, and the request, which goes last, is found again.
struct JobReopener: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let active: ActiveJobs
  let queueFiles: QueueFiles
  let configurations: Configurations
  let observe: DaemonObserver

  private static let filesAreGone = "its files are neither in failed nor in archive"

  /// Reopens the one of `found` that has ended, or a ticket that was refused; returns the reason when it is not done.
  func reopen(_ request: QueueRequest, _ found: [Job]) throws -> String? {
    let decision = try RetryDecision(among: found) { job in
      try JobID(job.id).map { try folders.hasClaim(of: $0) } ?? false
    }
    switch decision {
    case .nothing: return nil
    case .refuse(let reason): return reason
    case .findRefused:
      guard let (id, dropped) = refusedTicket(request) else { return "there is no such job" }
      return try claimAgain(id, dropped) ? nil : "its files are not in failed any more"
    case .claim(let job): return try reopen(job) { job }
    case .resubmit(let job): return try reopen(job) { try records.apply(.resubmit, to: job) }
    }
  }

  private func reopen(_ job: Job, queued: () throws -> Job?) throws -> String? {
    guard let id = JobID(job.id), let dropped = FileName(job.droppedName) else { return "its id is damaged" }
    guard active.reserve(job.id) else { return "it is being worked on" }
    defer { active.end(job.id, .later) }
    let queued = try queued()
    CrashPoint.retryNoted.reached()
    if try claimAgain(id, dropped) { return nil }
    if let queued { _ = try records.apply(.fail(reason: Self.filesAreGone), to: queued) }
    return Self.filesAreGone
  }

  /// Claims the files again; false when they are not there.
  private func claimAgain(_ id: JobID, _ dropped: FileName) throws -> Bool {
    let name = PublicName(of: dropped)
    let outcome = try folders.claims.reclaim(id, name: name, dropped: dropped, at: records.clock.now())
    switch outcome {
    case nil: return false
    case .refused(let folder, let error)?: try refuse(folder, error.diagnoses)
    case .job(let claimed)?:
      do {
        let ticket = try configurations.current.tickets.ticket(of: claimed)
        let job = try records.store.accept(NewJob(claimed, priority: ticket.priority), at: records.clock.now())
        active.add(id)
        try queueFiles.show(job, of: claimed)
        observe(.accepted(name: dropped.description))
      } catch let problems as Problems { try refuse(claimed.folder, problems.diagnoses) }
    }
    return true
  }

  private func refuse(_ folder: ClaimedFolder, _ problems: [Diagnosis]) throws {
    let path = try Rejection(folders.current).reject(folder, .init(problems))
    if let job = try records.job(folder.id.description) {
      _ = try records.apply(.fail(reason: problems.joinedDescription), to: job)
    }
    observe(.refused(name: folder.name.description, problems: problems, folder: path))
  }

  /// A ticket in `failed` that never became a job: its id, and the name under which it was dropped.
  private func refusedTicket(_ request: QueueRequest) -> (JobID, FileName)? {
    guard let end = request.idEnd else { return nil }
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: folders.layout.failed)) ?? []
    for folder in names.sorted() where folder == request.name || folder.hasPrefix("\(request.name)~") {
      let path = "\(folders.layout.failed)/\(folder)"
      guard let id = FailureRecord(at: path)?.job_id.flatMap({ JobID($0) }), id.short == end else { continue }
      let names = (try? files.contentsOfDirectory(atPath: path)) ?? []
      let ticket = [".json", ".txt"].map { request.name + $0 }.first(where: names.contains)
      return FileName(text: ticket ?? request.name).map { (id, $0) }
    }
    return nil
  }
}
