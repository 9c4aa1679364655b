import Diagnosis
import DropFolder
import Foundation
import JobStore
import Limits
import Production
import Prompt
import QualityControl
import Settings

/// Takes one job from its start to its end: attempts, retries, delivery or rejection.
struct JobRunner: Sendable {
  let house: Installation
  let claimed: ClaimedJob
  /// Told when the job begins to wait for a service, and when it goes on: meanwhile another one may be worked on.
  var rest: @Sendable (Bool) -> Void = { _ in }

  var name: String { claimed.name.description }
  var now: String { house.circumstances.time() }
  /// Where the job's checkpoints are.
  private var work: String { "\(house.layout.state)/work/\(claimed.id)" }

  /// Works on `job` until it ends or has to wait; returns whether it has ended.
  func run(_ job: Job) async throws -> Bool {
    let begin = ContinuousClock.now
    var job = job
    defer { house.rooms.release(job.id) }
    if let isOver = try endUnstarted(job) { return isOver }
    var log = AttemptLog(in: work, isFresh: job.attempt == 0)
    var attempts = RetryLoop<StagingFolder>(after: log.records, failures: log.count)
    // What is kept for the end is of no use to another run.
    defer { if let best = attempts.best { try? Publication(house.folders).discard(best.delivery) } }
    while true {
      guard let started = try house.store.apply(.start, to: job, at: now) else { return try endCancelled(job) }
      CrashPoint.startCounted.reached()
      job = started
      let staged: StagingFolder
      do { staged = try Publication(house.folders).stage(claimed.id, attempt: job.starts) } catch {
        return try giveUp(job, .failed(.publish, error.diagnoses))
      }
      CrashPoint.workStaged.reached()
      do throws(ProductionError) {
        let result = try await attempt(job, in: staged, after: log.records)
        CrashPoint.workDone.reached()
        if let next = try settle(job, result, staged, &attempts, &log, since: begin) {
          job = next
          continue
        }
      } catch {
        // A share that is away keeps its remains until the next start.
        try? Publication(house.folders).discard(staged)
        return try giveUp(job, error)
      }
      _ = try endCancelled(job)
      return true
    }
  }

  /// Ends or holds a job that should not be started now; nil when it should.
  private func endUnstarted(_ job: Job) throws -> Bool? {
    if job.starts > 0, let found = try Publication(house.folders).find(claimed.id, name: claimed.publicName) {
      if let delivered = try house.store.apply(.deliver(path: found.path), to: job, at: now) { try archive(delivered) }
      return true
    }
    guard job.crashes < JobRunner.mostCrashes else {
      let finding = "ended the program \(job.crashes) times while it was worked on"
      let remedy = "change the ticket or its audio, and keep this folder for a report of the fault"
      try fail(job, [Diagnosis(code: "job.crash", place: name, finding: finding, remedy: remedy)], report: nil)
      return true
    }
    do {
      try house.rooms.keep(house.roomForJob(claimed), for: job.id, in: house.folders)
      return nil
    } catch {
      return try giveUp(job, .failed(.publish, Diagnosis.all(of: error, at: name)))
    }
  }

  /// A job at whose work the process died is worked on alone; after this many deaths it is given up.
  static let mostCrashes = 3

  private func attempt(
    _ job: Job, in staged: StagingFolder, after records: [AttemptRecord]
  ) async throws(ProductionError) -> AttemptResult {
    let (order, audio): (ProductionJob, OpenFile?)
    do {
      try house.folders.makeWorkFolder(of: claimed.id)
      let ticket = try house.desk.ticket(of: claimed)
      audio = try house.desk.reference(of: ticket, in: claimed)
      order = ProductionJob(
        jobID: job.id, name: job.name, ticket: ticket, ticketText: claimed.ticket, ticketSHA256: job.ticketSHA256,
        reference: audio?.path, referenceName: audio.flatMap { _ in ticket.reference ?? claimed.ownAudio?.description })
    } catch {
      throw .failed(.parse, Diagnosis.all(of: error, at: name))
    }
    // The file must stay open for as long as its path is used.
    defer { withExtendedLifetime(audio) {} }
    let watch = JobWatch(house: house, claimed: claimed, job: job)
    let folders = AttemptFolders(work: work, delivery: staged.path) { [house] need in
      try house.rooms.keep(need, for: job.id, in: house.folders)
    }
    let turn = JobTurn(job: job.id, priority: job.priority) { watch.wait(for: $1, of: $0, rest) }
    let production = house.production
    let result: Result<AttemptResult, ProductionError> = await JobTurn.$current.withValue(turn) {
      do throws(ProductionError) {
        return .success(try await production.attempt(order, in: folders, after: records, observe: watch.take))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Delivers what passed, or does what follows; returns the job when another attempt is due.
  private func settle(
    _ job: Job, _ result: AttemptResult, _ staged: StagingFolder, _ attempts: inout RetryLoop<StagingFolder>,
    _ log: inout AttemptLog, since begin: ContinuousClock.Instant
  ) throws(ProductionError) -> Job? {
    do {
      let (step, obsolete) = attempts.add(result, staged, retries: house.settings.work.retries)
      if case .deliver(let attempt) = step {
        try deliver(job, attempt.delivery, since: begin)
        return nil
      }
      try log.add(result.record, in: work)
      if let obsolete { try Publication(house.folders).discard(obsolete) }
      if case .retry(let reason) = step {
        house.observe(.retrying(name: name, reason: reason))
        return try house.store.apply(.retry(reason: reason), to: job, at: now)
      }
      if try house.store.reader.job(job.id)?.state == .cancelled { return nil }
      if case .giveUp(let best) = step { try fail(job, best, after: log) }
      attempts.release()
      AttemptLog.clear(work)
      return nil
    } catch {
      throw .failed(.publish, Diagnosis.all(of: error, at: name))
    }
  }

  private func deliver(_ job: Job, _ staged: StagingFolder, since begin: ContinuousClock.Instant) throws {
    guard let publishing = try house.store.apply(.publish, to: job, at: now) else {
      return try Publication(house.folders).discard(staged)
    }
    CrashPoint.publishNoted.reached()
    let published = try Publication(house.folders).publish(staged, as: claimed.publicName)
    if let delivered = try house.store.apply(.deliver(path: published.path), to: publishing, at: now) {
      CrashPoint.deliverNoted.reached()
      try archive(delivered)
    }
    // The list is a convenience: without it the job has been delivered all the same.
    do { try house.outboxIndex.refresh(house.folders, at: house.layout.outbox) } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: "index.html")))
    }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    house.observe(.delivered(name: name, folder: published.path, seconds: seconds))
  }
}
