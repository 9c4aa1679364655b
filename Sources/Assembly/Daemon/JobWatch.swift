import Diagnostics
import DropFolder
import JobStore
import Limits
import Production
import Synchronization
import System

/// Carries a running job's progress to the database, its file in the queue and whoever watches.
final class JobWatch: Sendable {
  private let house: Installation
  private let claimed: ClaimedJob
  private let job: Job
  private let twin: String?
  private let last = Mutex<JobProgress?>(nil)
  private let waits = Mutex(Waits())
  /// What was last told to be in the way of showing the progress.
  private let trouble = Mutex<[Diagnosis]>([])
  /// What was last told that the job waits for.
  private let told = Mutex<String?>(nil)

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
    beat()
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
    } catch { tell(error) }
  }

  /// Tells once what is in the way, for it may be there at every step.
  private func tell(_ error: any Error) {
    let problems = Diagnosis.all(of: error, at: claimed.name.description)
    let isNews = trouble.withLock { told in
      defer { told = problems }
      return told != problems
    }
    if isNews { house.observe(.trouble(problems)) }
  }

  /// Takes what one of the job's orders waits for, and nil when it waits no more; shows what all of them wait for.
  ///
  /// `rest` is told when the job begins to wait and when it goes on, one after the other, whoever calls this.
  func wait(for wait: OrderWait?, of order: String, _ rest: (Bool) -> Void) {
    waits.withLock { $0.set(wait, of: order) }
    beat()
    told.withLock { told in
      let now = waits.withLock(\.words)
      guard now != told else { return }
      tell(now)
      if (now == nil) != (told == nil) { rest(now != nil) }
      told = now
    }
  }

  private func tell(_ reason: String?) {
    do {
      try house.store.report(waitingFor: reason, of: job, at: house.circumstances.time())
      if let progress = last.withLock({ $0 }) { try show(progress) }
    } catch { tell(error) }
  }

  /// What the job's orders wait for, in the order in which they began to.
  private struct Waits {
    private var all: [(order: String, wait: OrderWait)] = []

    var words: String? { OrderWait.words(for: all.map(\.wait)) }

    mutating func set(_ wait: OrderWait?, of order: String) {
      let place = all.firstIndex { $0.order == order }
      switch (wait, place) {
      case (let wait?, let place?): all[place].wait = wait
      case (let wait?, nil): all.append((order, wait))
      case (nil, let place?): all.remove(at: place)
      case (nil, nil): break
      }
    }
  }

  /// A sign of life; while services work for the job, for hours perhaps, none is expected.
  private func beat() {
    if waits.withLock(\.words) == nil { house.vitals.beat(.job(job.name)) } else { house.vitals.end(.job(job.name)) }
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

  private func show(_ progress: JobProgress) throws {
    var status = QueueStatus(claimed, job)
    status.stage = progress.stage.rawValue
    status.progress = progress.percent
    status.twin = twin
    status.waitingFor = waits.withLock(\.words)
    try house.queueBoard.show(status, in: house.folders)
  }
}
