import ClipServices
import Diagnostics
import DropFolder
import JobEngine
import JobStore
import Production
import Synchronization
import System

/// The carrier of a running job's progress to the database, its file in the queue folder, and whoever watches.
///
/// It is called from any thread. A database or a queue folder that cannot be written to is told of, once, and does not stop
/// the work.
final class ProgressReporter: Sendable {
  private let job: Job
  private let claimed: ClaimedJob
  private let records: JobRecords
  private let queueFiles: QueueFiles
  private let heartbeats: Heartbeats
  private let observe: DaemonObserver
  private let twin: String?
  private let steps = Mutex((kept: ProgressFilter(), last: JobProgress?.none))
  private let waits = Mutex(OrderWaits())
  private let trouble = Mutex(RepeatFilter<[Diagnosis]>([]))
  /// The words last told for what the job waits for.
  private let told = Mutex<String?>(nil)

  init(
    _ job: Job, _ claimed: ClaimedJob, records: JobRecords, queueFiles: QueueFiles, heartbeats: Heartbeats,
    observe: @escaping DaemonObserver
  ) {
    (self.job, self.claimed, self.records, self.queueFiles) = (job, claimed, records, queueFiles)
    (self.heartbeats, self.observe) = (heartbeats, observe)
    // It is only shown: without it, the rest is shown all the same.
    twin = (try? records.twin(of: job)) ?? nil
  }

  /// Notes what production tells; progress is kept when the stage changes or ten percent have passed.
  func note(_ event: ProductionEvent) {
    beat()
    do {
      switch event {
      case .reused(let stage): try records.note("reuse", stage.rawValue, of: job.id)
      case .finished(let stage, let seconds):
        defer { CrashPoint.stageFinished.reached() }
        try records.store.record(
          StageTiming(attempt: job.attempt, stage: stage.rawValue, seconds: seconds), of: job)
      case .progress(let progress):
        observe(.progress(name: claimed.name.description, progress))
        if isWorthKeeping(progress) { try keep(progress) }
        CrashPoint.progressTold.reached()
      }
    } catch { tell(error) }
  }

  /// Notes what one of the job's orders waits for, nil when it waits no more, and shows what all of them wait for.
  ///
  /// `setResting` is called when the job begins to wait and when it goes on, one after the other, whoever calls this.
  func setWait(_ wait: OrderWait?, of order: String, _ setResting: (Bool) -> Void) {
    waits.withLock { $0.set(wait, of: order) }
    beat()
    told.withLock { told in
      let now = waits.withLock(\.words)
      guard now != told else { return }
      tell(waitingFor: now)
      if (now == nil) != (told == nil) { setResting(now != nil) }
      told = now
    }
  }

  private func tell(waitingFor reason: String?) {
    do {
      try records.store.report(waitingFor: reason, of: job, at: records.clock.now())
      if let progress = steps.withLock(\.last) { try show(progress) }
    } catch { tell(error) }
  }

  /// The same trouble may be there at every step.
  private func tell(_ error: any Error) {
    let problems = Diagnosis.all(of: error, at: claimed.name.description)
    if trouble.withLock({ $0.isNews(problems) }) { observe(.trouble(problems)) }
  }

  /// A sign of life; while services work for the job, for hours perhaps, none is expected.
  private func beat() {
    if waits.withLock(\.words) == nil { heartbeats.beat(.job(job.name)) } else { heartbeats.end(.job(job.name)) }
  }

  private func isWorthKeeping(_ progress: JobProgress) -> Bool {
    steps.withLock { steps in
      let isKept = steps.kept.keeps(stage: progress.stage.rawValue, percent: progress.percent)
      if isKept { steps.last = progress }
      return isKept
    }
  }

  private func keep(_ progress: JobProgress) throws {
    let percent = Double(progress.percent)
    let isCurrent = try records.store.report(
      stage: progress.stage.rawValue, progress: percent, of: job, at: records.clock.now())
    if isCurrent { try show(progress) }
  }

  private func show(_ progress: JobProgress) throws {
    var status = QueueStatus(claimed, job)
    status.stage = progress.stage.rawValue
    status.progress = progress.percent
    status.twin = twin
    status.waitingFor = waits.withLock(\.words)
    try queueFiles.show(status)
  }
}

/// The waits of a job's orders, in the order in which they began.
struct OrderWaits {
  private var all: [(order: String, wait: OrderWait)] = []

  /// The things that the job waits for, for people; nil when none of its orders waits.
  var words: String? { OrderWait.words(for: all.map(\.wait)) }

  /// Notes what an order waits for, nil when it waits no more.
  mutating func set(_ wait: OrderWait?, of order: String) {
    let index = all.firstIndex { $0.order == order }
    switch (wait, index) {
    case (let wait?, let index?): all[index].wait = wait
    case (let wait?, nil): all.append((order, wait))
    case (nil, let index?): all.remove(at: index)
    case (nil, nil): break
    }
  }
}
