import Diagnostics
import DropFolder
import JobEngine
import JobStore
import System

/// The shell around `RestartRecovery`: it looks at the folders and the database, and does what is decided.
///
/// No job can be under way then, for this process holds the lock.
struct Recovery: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let endings: JobEndings
  /// True when the database was made just now and knows nothing of what the folders hold.
  let isStoreNew: Bool
  let observe: DaemonObserver

  /// Before the claims are adopted: fills a new database, and gives jobs back that were under way.
  func recoverInterrupted() throws {
    if isStoreNew { try StoreRebuilding(records, folders.layout).fill() }
    for job in try records.reader.jobs(in: RestartRecovery.interruptedStates) {
      if let event = RestartRecovery.event(for: job, delivery: try delivery(of: job)) {
        _ = try records.apply(event, to: job)
      }
    }
  }

  /// Ends a claim whose job has ended already: its ticket, which was left behind, goes where it belongs; false when the job
  /// has not ended.
  func end(_ claimed: ClaimedJob) throws -> Bool {
    let known = try records.job(claimed.id.description)
    let fate = try ClaimRecovery(
      of: known, delivery: folders.publication.find(claimed.id, name: claimed.publicName)?.path)
    switch fate {
    case .admit: return false
    case .archive: break
    case .deliver(let path): if let known { _ = try records.apply(.deliver(path: path), to: known) }
    case .restore(let path):
      try records.store.restore(EndedJob(NewJob(claimed), result: path), at: records.clock.now())
    }
    guard let ended = try records.job(claimed.id.description), ClaimRecovery(of: ended, delivery: nil) == .archive
    else { return false }
    endings.archive(ended, claimed)
    return true
  }

  /// After the claims are adopted: ends jobs that have left the claims, and removes what belongs to none.
  func endUnclaimed() throws {
    for job in try records.reader.jobs(in: RestartRecovery.claimedStates) {
      guard let id = JobID(job.id), try !folders.hasClaim(of: id) else { continue }
      try endUnclaimed(job, id)
    }
    let reader = records.reader
    try folders.publication.sweep { (try? reader.job($0.description)) != nil }
    for job in try reader.jobs(in: [.completed, .cancelled]) {
      guard let id = JobID(job.id), try folders.current.hasCheckpoints(of: id) else { continue }
      try Retention(folders.current).forget(id)
    }
    try QueueProjection(folders.current).sweep { (try? reader.job($0.description))?.state.isFinal == true }
  }

  private func endUnclaimed(_ job: Job, _ id: JobID) throws {
    let now = folders.current
    let name = publicName(of: job)
    let failed = job.state == .queued ? try name.flatMap { try Rejection(now).find(id, name: $0) } : nil
    let archived = failed == nil ? try name.flatMap { try Archive(now).find(id, name: $0) } : nil
    guard let event = RestartRecovery.event(forUnclaimed: job, failed: failed, archived: archived) else { return }
    _ = try records.apply(event, to: job)
    if case .fail = event, let failed {
      let problem = RestartRecovery.givenUpDiagnosis(of: job, at: failed)
      observe(.failed(name: job.name, problems: [problem], folder: failed))
    } else if case .cancel = event, let archived {
      observe(.cancelled(name: job.name, reason: "as was asked for before the last run ended", folder: archived))
    }
  }

  private func delivery(of job: Job) throws -> String? {
    guard let id = JobID(job.id), let name = publicName(of: job) else { return nil }
    return try folders.publication.find(id, name: name)?.path
  }

  private func publicName(of job: Job) -> PublicName? { FileName(job.droppedName).map { PublicName(of: $0) } }
}
