import DropFolder
import JobStore
import Synchronization
import System

/// Shows the jobs in the queue folder, and knows which files it has put there: one that is missing was deleted by a user.
final class QueueBoard: Sendable {
  /// The job of each file.
  private let shown = Mutex<[FileName: String]>([:])

  /// Shows a job, or brings its file up to date; a file that somebody has deleted stays away.
  func show(_ status: QueueStatus, in folders: Folders) throws {
    let projection = QueueProjection(folders)
    if shown.withLock({ $0[status.file] != nil }) {
      _ = try projection.update(status)
    } else {
      try projection.show(status)
      shown.withLock { $0[status.file] = status.job.description }
    }
  }

  /// Takes a job's file away.
  func remove(_ job: JobID, name: PublicName, in folders: Folders) throws {
    forget(QueueStatus(job: job, name: name, status: "").file)
    try QueueProjection(folders).remove(job, name: name)
  }

  /// What was shown and not removed.
  var files: [FileName: String] { shown.withLock { $0 } }

  func forget(_ file: FileName) { shown.withLock { $0[file] = nil } }

  /// Forgets everything, because the folder is another one: all has to be shown again.
  func forgetAll() { shown.withLock { $0 = [:] } }
}

extension Installation {
  /// Shows a job as it is now.
  func show(_ job: Job, of claimed: ClaimedJob) throws {
    var status = QueueStatus(claimed, job)
    status.twin = try twin(of: job)
    try queueBoard.show(status, in: folders)
  }

  /// An earlier job of the same ticket, in words.
  func twin(of job: Job) throws -> String? {
    try store.reader.twin(of: job).map { "\($0.name) (\($0.id.suffix(8)), \($0.state.status))" }
  }
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
