import Audio
import Diagnostics
import DropFolder
import JobEngine
import JobStore
import Production
import Prompt
import Settings
import System

/// The work on one job from its start to its end: attempts, retries, delivery or rejection.
struct JobRunner: Sendable {
  let active: ActiveJobs
  let folders: FolderAccess
  let records: JobRecords
  let configurations: Configurations
  let disk: DiskSpace
  let attempts: AttemptMaker
  let endings: JobEndings

  /// Works on `job` until it ends or has to wait.
  ///
  /// `setResting` is called when the job begins to wait for a service, and when it goes on.
  func run(_ job: Job, setResting: @escaping @Sendable (Bool) -> Void) async throws -> JobScheduler.End {
    let id = JobID(job.id)
    let files = try id.flatMap { active.hasClaim(of: $0) ? try folders.claimedJob($0) : nil }
    guard let claimed = files else { return try endUnreadable(job, id) }
    defer { disk.release(job.id) }
    let item = WorkItem(claimed, by: configurations.current, setResting: setResting)
    let step = try FirstStep(
      of: job, called: item.name, delivery: folders.publication.find(item.id, name: claimed.publicName)?.path)
    switch step {
    case .deliver(let path):
      try endings.noteDelivery(of: job, claimed, at: path)
      return .over
    case .fail(let problem):
      try endings.fail(job, claimed.folder, .init([problem], attempts: job.attempt))
      return .over
    case .attempt:
      do { try disk.reserve(item.diskDemand, for: job.id) } catch {
        return try endings.breakOff(job, claimed, .failed(.publish, Diagnosis.all(of: error, at: item.name)))
      }
      return try await makeAttempts(at: job, item)
    }
  }

  /// Ends or holds a job whose files cannot be read.
  private func endUnreadable(_ job: Job, _ id: JobID?) throws -> JobScheduler.End {
    switch UnreadableFiles(hasClaim: try id.map(folders.hasClaim) ?? false, absence: folders.absence) {
    case .unread(let reason):
      _ = try records.apply(.hold(reason: reason), to: job)
      return .later
    case .away(let absence): return endings.hold(job, [absence]) ? .later : .troubled
    case .lost:
      try endings.failLost(job)
      return .over
    }
  }

  private func makeAttempts(at first: Job, _ item: WorkItem) async throws -> JobScheduler.End {
    let (begin, claimed) = (ContinuousClock.now, item.claimed)
    var job = first
    var log = AttemptLog(in: folders.layout.checkpoints(of: item.id), isFresh: job.attempt == 0)
    var loop = RetryLoop<StagingFolder>(after: log.records, failures: log.count)
    // What is kept for the end is of no use to another run.
    defer { if let best = loop.best { try? folders.publication.discard(best.delivery) } }
    while true {
      guard let started = try records.apply(.start, to: job) else {
        return try endings.endCancelled(job, claimed) ? .over : .later
      }
      CrashPoint.startCounted.reached()
      job = started
      let staged: StagingFolder
      do { staged = try folders.publication.stage(item.id, attempt: job.starts) } catch {
        return try endings.breakOff(job, claimed, .failed(.publish, error.diagnoses))
      }
      CrashPoint.workStaged.reached()
      do throws(ProductionError) {
        let result = try await attempts.attempt(job, item, in: staged, after: log.records)
        CrashPoint.workDone.reached()
        let (step, obsolete) = loop.add(result, staged, retries: item.configuration.settings.work.retries)
        if case .deliver(let attempt) = step {
          // Of two attempts at what was asked, the other one is the better.
          if let obsolete { try? folders.publication.discard(obsolete) }
          try endings.deliver(job, claimed, attempt, since: begin)
        } else if let next = try settle(job, item, result.record, (step, obsolete), &loop, &log) {
          job = next
          continue
        }
      } catch {
        // A share that is away keeps its remains until the next start.
        try? folders.publication.discard(staged)
        return try endings.breakOff(job, claimed, error)
      }
      _ = try endings.endCancelled(job, claimed)
      return .over
    }
  }

  /// Does what follows an attempt whose checks failed; returns the job when another attempt is due.
  private func settle(
    _ job: Job, _ item: WorkItem, _ record: AttemptRecord,
    _ next: (step: RetryLoop<StagingFolder>.NextStep, obsolete: StagingFolder?),
    _ loop: inout RetryLoop<StagingFolder>, _ log: inout AttemptLog
  ) throws(ProductionError) -> Job? {
    let checkpoints = folders.layout.checkpoints(of: item.id)
    do {
      try log.add(record, in: checkpoints)
      if let obsolete = next.obsolete { try folders.publication.discard(obsolete) }
      if case .retry(let reason) = next.step { return try endings.retry(job, item.claimed, reason: reason) }
      if try records.job(job.id)?.state == .cancelled { return nil }
      if case .giveUp(let best) = next.step { try endings.fail(job, item.claimed, best, after: log) }
      loop.release()
      AttemptLog.clear(checkpoints)
      return nil
    } catch {
      throw .failed(.publish, Diagnosis.all(of: error, at: item.name))
    }
  }
}

/// Everything that the attempts at one job have in common; it stays as it is when the settings change meanwhile.
struct WorkItem: Sendable {
  let claimed: ClaimedJob
  let configuration: Configuration
  /// The ticket, or all that is wrong with it.
  let ticket: Result<Ticket, Problems>
  /// Called when the job begins to wait for a service, and when it goes on.
  let setResting: @Sendable (Bool) -> Void

  init(_ claimed: ClaimedJob, by configuration: Configuration, setResting: @escaping @Sendable (Bool) -> Void) {
    (self.claimed, self.configuration, self.setResting) = (claimed, configuration, setResting)
    ticket = Result { () throws(Problems) in try configuration.tickets.ticket(of: claimed) }
  }

  var id: JobID { claimed.id }
  /// The name under which the ticket was dropped, for people.
  var name: String { claimed.name.description }

  /// The most that the job may write, by its duration.
  var diskDemand: DiskDemand {
    let duration = (try? ticket.get())?.duration ?? configuration.settings.defaults.duration
    return DiskDemand(trackOf: SampleRate.standard.frames(in: duration))
  }
}
