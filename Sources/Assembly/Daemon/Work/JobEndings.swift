import Diagnostics
import DropFolder
import Foundation
import JobEngine
import JobStore
import Production
import System

/// The ways in which the work on a job ends: in the outbox and the archive, in `failed`, or back in the queue.
struct JobEndings: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let queueFiles: QueueFiles
  let outboxIndex: OutboxIndex
  let observe: DaemonObserver

  /// Publishes what `attempt` built; where the job was cancelled meanwhile, that is discarded instead.
  func deliver(
    _ job: Job, _ claimed: ClaimedJob, _ attempt: RetryLoop<StagingFolder>.BuiltAttempt,
    since begin: ContinuousClock.Instant
  ) throws(ProductionError) {
    let (name, staged) = (claimed.name.description, attempt.delivery)
    do {
      guard let publishing = try records.apply(.publish, to: job) else {
        return try folders.publication.discard(staged)
      }
      CrashPoint.publishNoted.reached()
      let published = try folders.publication.publish(staged, as: claimed.publicName)
      if let delivered = try records.apply(.deliver(path: published.path), to: publishing) {
        CrashPoint.deliverNoted.reached()
        archive(delivered, claimed)
      }
      // The list is a convenience: without it the job has been delivered all the same.
      do { try outboxIndex.refresh(folders.current, at: folders.layout.outbox) } catch {
        observe(.trouble(Diagnosis.all(of: error, at: "index.html")))
      }
      let seconds = (ContinuousClock.now - begin) / .seconds(1)
      observe(
        .delivered(
          name: name, folder: published.path, seconds: seconds, verdict: attempt.verdict,
          shortcomings: attempt.shortcomings))
    } catch {
      throw .failed(.publish, Diagnosis.all(of: error, at: name))
    }
  }

  /// Notes a delivery that is found in the outbox, at `path`, and archives its ticket.
  func noteDelivery(of job: Job, _ claimed: ClaimedJob, at path: String) throws {
    if let delivered = try records.apply(.deliver(path: path), to: job) { archive(delivered, claimed) }
  }

  /// Puts the ticket of a job that is in the outbox, or was cancelled, into the archive.
  ///
  /// Trouble there is told, not thrown: the job has ended, and its ticket follows later.
  func archive(_ ended: Job, _ claimed: ClaimedJob) {
    let name = claimed.name.description
    do {
      let isCancelled = ended.state == .cancelled
      let end = Archive.End(
        status: isCancelled ? "cancelled" : "completed", reason: isCancelled ? ended.reason : nil,
        time: records.clock.now())
      var folder = "\(folders.layout.archive)/\(claimed.publicName)"
      if try folders.hasClaim(of: claimed.id) { folder = try Archive(folders.current).store(claimed.folder, end) }
      if ended.state == .delivered { _ = try records.apply(.archive(outcome: "delivered"), to: ended) }
      CrashPoint.archiveNoted.reached()
      try Retention(folders.current).forget(claimed.id)
      try queueFiles.remove(claimed.id, name: claimed.publicName)
      if isCancelled { observe(.cancelled(name: name, reason: ended.reason ?? "", folder: folder)) }
    } catch {
      observe(.trouble(Diagnosis.all(of: error, at: name)))
    }
  }

  /// Archives the job if it was cancelled meanwhile; true when it was.
  func endCancelled(_ seen: Job, _ claimed: ClaimedJob) throws -> Bool {
    guard let job = try records.job(seen.id), job.state == .cancelled else { return false }
    archive(job, claimed)
    return true
  }

  /// Queues the job for another attempt after its checks failed; nil when it has moved on meanwhile.
  func retry(_ job: Job, _ claimed: ClaimedJob, reason: String) throws -> Job? {
    observe(.retrying(name: claimed.name.description, reason: reason))
    return try records.apply(.retry(reason: reason), to: job)
  }

  /// Ends the work on a job after an error: it goes back, waits, or fails.
  func breakOff(_ seen: Job, _ claimed: ClaimedJob, _ error: ProductionError) throws -> JobScheduler.End {
    if try endCancelled(seen, claimed) { return .over }
    let job = Job.record(seen: seen, now: try records.job(seen.id))
    var isInterrupted = false
    if case .interrupted = error { isInterrupted = true }
    let end = BrokenAttempt(isInterrupted: isInterrupted, problems: error.diagnoses, absence: folders.absence)
    if case .fail(let problems) = end {
      try fail(job, claimed.folder, .init(problems, attempts: job.attempt))
      return .over
    }
    let waiting = try records.apply(end.event, to: job)
    if case .hold(let reason) = end { observe(.held(name: claimed.name.description, reason: reason)) }
    show(waiting, claimed)
    return .later
  }

  /// Lets a job wait whose work was broken off by `problems` that are not its own; false where that is not possible.
  ///
  /// When the database is the trouble, the next start sees to that.
  func hold(_ seen: Job, _ problems: [Diagnosis]) -> Bool {
    let reason = problems.joinedDescription
    guard let job = (try? records.job(seen.id)) ?? nil,
      let held = try? records.apply(.hold(reason: reason), to: job)
    else { return false }
    observe(.held(name: held.name, reason: reason))
    return true
  }

  /// Gives the job up after its last attempt, and keeps the one that came nearest.
  func fail(_ job: Job, _ claimed: ClaimedJob, _ best: RetryLoop<StagingFolder>.BuiltAttempt, after log: AttemptLog)
    throws
  {
    let report = try Data(contentsOf: URL(filePath: "\(best.delivery.path)/qa.json"))
    let tried = log.records.flatMap { $0.changes.map(\.what) }
    try fail(
      job, claimed.folder,
      .init(best.problems, attempts: job.attempt, qualityReport: Array(report), best: best.delivery, tried: tried))
  }

  /// Gives the job up: its files go to `failed`, with the reasons.
  func fail(_ job: Job, _ folder: ClaimedFolder, _ grounds: Rejection.Grounds) throws {
    let path = try Rejection(folders.current).reject(folder, grounds)
    CrashPoint.failMoved.reached()
    _ = try records.apply(.fail(reason: grounds.problems.joinedDescription), to: job)
    CrashPoint.failNoted.reached()
    try queueFiles.remove(folder.id, name: folder.publicName)
    observe(.failed(name: folder.name.description, problems: grounds.problems, folder: path))
  }

  /// Gives up a job whose files have left the claims, though the inbox is in place; its ticket, which the database has
  /// kept, lies in `failed` then.
  func failLost(_ job: Job) throws {
    let problem = UnreadableFiles.lossDiagnosis(of: job)
    var folder = folders.layout.failed
    if let id = JobID(job.id), let dropped = FileName(job.droppedName) {
      let restored = try folders.claims.restore(id, dropped: dropped, ticket: job.ticket, at: records.clock.now())
      folder = try Rejection(folders.current).reject(restored, .init([problem], attempts: job.attempt))
      try queueFiles.remove(id, name: restored.publicName)
    }
    _ = try records.apply(.fail(reason: problem.description), to: job)
    observe(.failed(name: job.name, problems: [problem], folder: folder))
  }

  /// Shows why the job waits; a queue folder that cannot be written to is told.
  private func show(_ job: Job?, _ claimed: ClaimedJob) {
    guard let job else { return }
    do { try queueFiles.show(job, of: claimed) } catch {
      observe(.trouble(Diagnosis.all(of: error, at: claimed.name.description)))
    }
  }
}
