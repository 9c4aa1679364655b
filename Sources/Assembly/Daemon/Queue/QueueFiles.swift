import DropFolder
import JobStore
import Synchronization
import System

/// The files in the queue folder that show the jobs; one that was put there and is missing was deleted by a user.
final class QueueFiles: Sendable {
  private let folders: FolderAccess
  private let records: JobRecords
  /// The job of each file that was shown and not removed.
  private let shown = Mutex<[FileName: String]>([:])

  init(_ folders: FolderAccess, _ records: JobRecords) { (self.folders, self.records) = (folders, records) }

  /// Shows a job as it is in the database.
  func show(_ job: Job, of claimed: ClaimedJob) throws {
    var status = QueueStatus(claimed, job)
    status.twin = try records.twin(of: job)
    try show(status)
  }

  /// Shows a job, or brings its file up to date; a file that somebody has deleted stays away.
  func show(_ status: QueueStatus) throws {
    let projection = QueueProjection(folders.current)
    if shown.withLock({ $0[status.file] != nil }) {
      _ = try projection.update(status)
    } else {
      try projection.show(status)
      shown.withLock { $0[status.file] = status.job.description }
    }
  }

  /// Removes a job's file.
  func remove(_ job: JobID, name: PublicName) throws {
    forget(QueueStatus(job: job, name: name, status: "").file)
    try QueueProjection(folders.current).remove(job, name: name)
  }

  /// The id of the job of each file that was shown and not removed.
  var files: [FileName: String] { shown.withLock { $0 } }

  func forget(_ file: FileName) { shown.withLock { $0[file] = nil } }

  /// Forgets everything, because the folder is another one: all has to be shown again.
  func forgetAll() { shown.withLock { $0 = [:] } }
}

extension QueueStatus {
  init(_ claimed: ClaimedJob, _ job: Job) {
    self.init(job: claimed.id, name: claimed.publicName, status: job.state.status)
    stage = job.stage
    progress = Int(job.progress)
    attempts = job.attempt
    waitingFor = job.waitingFor
    reason = job.reason
  }
}
