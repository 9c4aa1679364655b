import Diagnostics
import DropFolder
import JobEngine
import JobStore
import System

/// The look at the queue folder, and the answers to what people ask for there: jobs whose file was deleted are cancelled, and
/// requests to cancel and to retry (`.cancel`, `.retry`) are met or declined.
struct QueueLook: Sendable {
  private let folders: FolderAccess
  private let records: JobRecords
  private let active: ActiveJobs
  private let queueFiles: QueueFiles
  private let canceller: JobCanceller
  private let reopener: JobReopener
  private let observe: DaemonObserver
  private var deleted = DeletedFiles<FileName>()

  init(
    _ folders: FolderAccess, _ records: JobRecords, _ active: ActiveJobs, _ queueFiles: QueueFiles,
    canceller: JobCanceller, reopener: JobReopener, observe: @escaping DaemonObserver
  ) {
    (self.folders, self.records, self.active, self.queueFiles) = (folders, records, active, queueFiles)
    (self.canceller, self.reopener, self.observe) = (canceller, reopener, observe)
  }

  /// True when a second look should follow soon.
  var isUnsure: Bool { deleted.isUnsure }

  /// Looks once.
  ///
  /// In a folder that is away, or another than before, nothing counts as deleted.
  mutating func look() throws {
    guard folders.areInPlace else { return }
    let projection = QueueProjection(folders.current)
    let listing = try projection.listing()
    if !listing.isMarked { try showAll(in: projection) }
    for request in listing.requests {
      if let refusal = try answer(request) {
        observe(.declined(request: request.file.description, reason: refusal))
      }
      try projection.withdraw(request)
    }
    let shown = queueFiles.files
    for file in deleted.observe(shown: Set(shown.keys), present: listing.files, isMarked: listing.isMarked) {
      guard let id = shown[file] else { continue }
      _ = try canceller.cancel(id, reason: "its file in the queue folder was deleted")
      queueFiles.forget(file)
    }
  }

  /// Shows all jobs in a folder that bears no mark, and marks it.
  private func showAll(in projection: QueueProjection) throws {
    queueFiles.forgetAll()
    for job in try records.reader.jobs(in: [.queued, .held, .running]) {
      guard let id = JobID(job.id), active.hasClaim(of: id), let claimed = try folders.claimedJob(id) else { continue }
      try queueFiles.show(job, of: claimed)
    }
    try projection.mark()
  }

  /// Does what is asked; returns the reason when it is not done.
  private func answer(_ request: QueueRequest) throws -> String? {
    let found = try records.reader.jobs(called: request.idEnd ?? request.name)
    guard request.kind == .cancel else { return try reopener.reopen(request, found) }
    switch CancelDecision(among: found) {
    case .refuse(let reason): return reason
    case .cancel(let job):
      let isDone = try canceller.cancel(job.id, reason: "\(request.file) asks for it")
      return isDone ? nil : CancelDecision.refusal(for: job)
    }
  }
}
