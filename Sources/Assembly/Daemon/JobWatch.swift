import Diagnosis
import DropFolder
import JobStore
import Production
import Synchronization

/// Carries a running job's progress to the database, its file in the queue and whoever watches.
final class JobWatch: Sendable {
  private let house: Installation
  private let claimed: ClaimedJob
  private let job: Job
  private let twin: String?
  private let last = Mutex<JobProgress?>(nil)
  private let waits = Mutex(0)

  init(house: Installation, claimed: ClaimedJob, job: Job) {
    self.house = house
    self.claimed = claimed
    self.job = job
    // It is only shown: without it, the rest is shown all the same.
    twin = (try? house.twin(of: job)) ?? nil
  }

  /// Takes what production tells; progress is kept when the stage changes or ten percent have passed.
  ///
  /// A database or a queue folder that cannot be written to is told, and does not stop the work.
  func take(_ event: ProductionEvent) {
    house.vitals.beat(.job(job.name))
    do {
      switch event {
      case .reused(let stage):
        try house.store.note("reuse", stage.rawValue, of: job.id, at: house.circumstances.time())
      case .finished(let stage, let seconds):
        defer { CrashPoint.stageFinished.reached() }
        try house.store.record(
          StageTiming(attempt: job.attempt, stage: stage.rawValue, seconds: seconds), of: job)
      case .progress(let progress):
        house.observe(.progress(name: claimed.name.description, progress))
        if isWorthKeeping(progress) { try keep(progress) }
        CrashPoint.progressTold.reached()
      }
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: claimed.name.description)))
    }
  }

  /// Takes what one of the job's orders waits for, and nil when it goes on; shows the first that waits.
  ///
  /// Returns whether the job waits from now on, and nil if that has not changed.
  func wait(for reason: String?) -> Bool? {
    let count = waits.withLock { waits in
      waits += reason == nil ? -1 : 1
      return waits
    }
    guard count == (reason == nil ? 0 : 1) else { return nil }
    do {
      try house.store.report(waitingFor: reason, of: job, at: house.circumstances.time())
      if let progress = last.withLock({ $0 }) { try show(progress, waitingFor: reason) }
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: claimed.name.description)))
    }
    return reason != nil
  }

  private func isWorthKeeping(_ progress: JobProgress) -> Bool {
    last.withLock { last in
      if let last, last.stage == progress.stage, progress.percent < last.percent + 10 { return false }
      last = progress
      return true
    }
  }

  private func keep(_ progress: JobProgress) throws {
    let percent = Double(progress.percent)
    let isCurrent = try house.store.report(
      stage: progress.stage.rawValue, progress: percent, of: job, at: house.circumstances.time())
    guard isCurrent else { return }
    try show(progress)
  }

  private func show(_ progress: JobProgress, waitingFor reason: String? = nil) throws {
    var status = QueueStatus(claimed, job)
    status.stage = progress.stage.rawValue
    status.progress = progress.percent
    status.twin = twin
    status.waitingFor = reason
    try house.queueBoard.show(status, in: house.folders)
  }
}
