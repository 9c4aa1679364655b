import Diagnosis
import DropFolder
import Foundation
import JobStore
import Production

/// The ways in which a job leaves: to the archive, to `failed`, or back into the queue.
extension JobRunner {
  /// Puts the ticket of a job that is in the outbox, or was cancelled, into the archive.
  ///
  /// Trouble there is told, not thrown: the job has ended, and its ticket follows later.
  func archive(_ ended: Job) throws {
    do {
      let isCancelled = ended.state == .cancelled
      let end = Archive.End(
        status: isCancelled ? "cancelled" : "completed", reason: isCancelled ? ended.reason : nil, time: now)
      var folder = "\(house.layout.archive)/\(claimed.publicName)"
      if try house.folders.hasClaim(of: claimed.id) { folder = try Archive(house.folders).store(claimed.folder, end) }
      if ended.state == .delivered {
        _ = try house.store.apply(.archive(outcome: "delivered"), to: ended, at: now)
      }
      CrashPoint.archiveNoted.reached()
      try Retention(house.folders).forget(claimed.id)
      try house.queueBoard.remove(claimed.id, name: claimed.publicName, in: house.folders)
      if isCancelled { house.observe(.cancelled(name: name, reason: ended.reason ?? "", folder: folder)) }
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: name)))
    }
  }

  /// Puts the job away if it was cancelled meanwhile, and says whether it was.
  func endCancelled(_ seen: Job) throws -> Bool {
    guard let job = try house.store.reader.job(seen.id), job.state == .cancelled else { return false }
    try archive(job)
    return true
  }

  /// After an error: the job goes back, waits, or fails; returns whether it has ended.
  func giveUp(_ seen: Job, _ error: ProductionError) throws -> Bool {
    if try endCancelled(seen) { return true }
    // The job may have moved on to being published meanwhile, within the same run.
    let current = try house.store.reader.job(seen.id) ?? seen
    let job = current.starts == seen.starts ? current : seen
    if case .interrupted = error {
      try show(try house.store.apply(.giveBack, to: job, at: now))
      return false
    }
    // What goes wrong while a share is away is not the job's fault, whatever it looks like.
    let absence = error.isTransient ? nil : house.absence
    if error.isTransient || absence != nil {
      let reason = (absence.map { [$0] } ?? error.diagnoses).map(\.description).joined(separator: "; ")
      let held = try house.store.apply(.hold(reason: reason), to: job, at: now)
      house.observe(.held(name: name, reason: reason))
      try show(held)
      return false
    }
    try fail(job, error.diagnoses, report: nil)
    return true
  }

  /// Gives the job up, with the reasons and the last attempt's report beside its ticket.
  func fail(_ job: Job, _ problems: [Diagnosis], report: [UInt8]?) throws {
    try fail(job, Rejection.Grounds(problems, attempts: job.attempt, qualityReport: report))
  }

  /// Gives the job up after its last attempt, and keeps the one that came nearest.
  func fail(_ job: Job, _ best: RetryLoop<StagingFolder>.BuiltAttempt, after log: AttemptLog) throws {
    let report = try Data(contentsOf: URL(filePath: "\(best.delivery.path)/qa.json"))
    let tried = log.records.flatMap { $0.changes.map(\.what) }
    try fail(
      job,
      Rejection.Grounds(
        best.problems, attempts: job.attempt, qualityReport: Array(report), best: best.delivery, tried: tried))
  }

  private func fail(_ job: Job, _ grounds: Rejection.Grounds) throws {
    let problems = grounds.problems
    let folder = try Rejection(house.folders).reject(claimed.folder, grounds)
    CrashPoint.failMoved.reached()
    let reason = problems.map(\.description).joined(separator: "; ")
    _ = try house.store.apply(.fail(reason: reason), to: job, at: now)
    CrashPoint.failNoted.reached()
    try house.queueBoard.remove(claimed.id, name: claimed.publicName, in: house.folders)
    house.observe(.failed(name: name, problems: problems, folder: folder))
  }

  /// Shows why the job waits; a queue folder that cannot be written to is told.
  private func show(_ job: Job?) throws {
    guard let job else { return }
    do { try house.show(job, of: claimed) } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: name)))
    }
  }
}
