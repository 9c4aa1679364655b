import DropFolder
import JobEngine
import Synchronization

/// The free space on the disks, shared out among the jobs under way.
final class DiskSpace: Sendable {
  private let folders: FolderAccess
  private let reservations = Mutex(DiskReservations())

  init(_ folders: FolderAccess) { self.folders = folders }

  /// Reserves room for the next step of a job in place of its last one; throws what is missing, which is transient.
  ///
  /// The disks are asked outside of the lock, for a share may be slow to answer.
  func reserve(_ demand: DiskDemand, for job: String) throws {
    let total = reservations.withLock { $0.total(with: demand, for: job) }
    try folders.current.require(work: total.work, delivery: total.delivery)
    reservations.withLock { $0.reserve(demand, for: job) }
  }

  /// Frees what was reserved for a job that writes no more.
  func release(_ job: String) { reservations.withLock { $0.release(job) } }
}
