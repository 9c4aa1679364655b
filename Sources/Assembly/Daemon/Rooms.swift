import DropFolder
import Production
import Prompt
import Settings
import Signal
import Synchronization

/// Keeps room on the disks for the jobs under way, so that two of them do not count on the same free space.
final class Rooms: Sendable {
  private let kept = Mutex<[String: DiskSpaceNeed]>([:])

  /// Keeps room for the next step of a job in place of its last one; throws what is missing, which is transient.
  func keep(_ need: DiskSpaceNeed, for job: String, in folders: Folders) throws {
    let others = kept.withLock { kept in
      kept.filter { $0.key != job }.values.reduce(into: DiskSpaceNeed(work: 0)) {
        $0 = DiskSpaceNeed(work: $0.work + $1.work, delivery: $0.delivery + $1.delivery)
      }
    }
    try folders.require(work: need.work + others.work, delivery: need.delivery + others.delivery)
    kept.withLock { $0[job] = need }
  }

  /// The job writes no more.
  func release(_ job: String) { kept.withLock { $0[job] = nil } }
}

extension Installation {
  /// The most that a job may write, by its duration.
  func roomForJob(_ claimed: ClaimedJob) -> DiskSpaceNeed {
    Self.room(forSeconds: (try? desk.ticket(of: claimed))?.duration?.value ?? settings.defaults.duration)
  }

  /// The most that a track of this length may write, with the largest number of stems: two work files of floats for each
  /// stem, the masters of 24 bits, and two sums.
  public static func room(forSeconds length: Double) -> DiskSpaceNeed {
    let frames = Int(length * 48_000)
    return DiskSpaceNeed(work: frames * (12 * 16 + 13 * 6 + 16), delivery: frames * 13 * 6)
  }
}
