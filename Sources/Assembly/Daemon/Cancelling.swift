import DropFolder
import JobStore
import System

/// Cancels jobs, whatever they are doing.
///
/// The database decides: a job is cancelled or it is published, whichever is noted first, and never both.
struct Cancelling {
  private let house: Installation
  private let backlog: Backlog

  init(_ house: Installation, _ backlog: Backlog) {
    self.house = house
    self.backlog = backlog
  }

  /// Cancels the job of this id; false when it is too late.
  func cancel(_ id: String, reason: String) async throws -> Bool {
    while let job = try house.store.reader.job(id), job.state.after(.cancel(reason: reason)) != nil {
      let now = house.circumstances.time()
      // Nil when the job has moved on since it was read.
      guard let cancelled = try house.store.apply(.cancel(reason: reason), to: job, at: now) else { continue }
      CrashPoint.cancelNoted.reached()
      // Whoever works on it stops, and puts its files away.
      guard await backlog.hold(id) else { return true }
      if let claimed = try await backlog.claim(of: id, in: house.claim) {
        try JobRunner(house: house, claimed: claimed).archive(cancelled)
      }
      await backlog.end(id, .over)
      return true
    }
    return false
  }
}
