import Diagnosis
import DropFolder
import Foundation
import JobStore
import Production
import Prompt
import QualityControl
import Settings

/// Takes one job from its start to its end: attempts, retries, delivery or rejection.
struct JobRunner: Sendable {
  let house: Installation
  let claimed: ClaimedJob

  private var name: String { claimed.name.description }
  private var now: String { house.circumstances.time() }

  /// Works on `job` until it ends or has to wait; returns whether it has ended.
  func run(_ job: Job) async throws -> Bool {
    let begin = ContinuousClock.now
    var job = job
    var records: [AttemptRecord] = []
    if let isOver = try endUnstarted(job) { return isOver }
    while true {
      guard let started = try house.store.apply(.start, to: job, at: now) else { return false }
      CrashPoint.startCounted.reached()
      job = started
      let staged: StagingFolder
      do { staged = try Publication(house.folders).stage(claimed.id, attempt: job.starts) } catch {
        return try giveUp(job, .failed(.publish, error.diagnoses))
      }
      CrashPoint.workStaged.reached()
      do throws(ProductionError) {
        let result = try await attempt(job, in: staged, after: records)
        records.append(result.record)
        CrashPoint.workDone.reached()
        guard let next = try settle(job, staged, result, since: begin) else { return true }
        job = next
      } catch {
        // A share that is away keeps its remains until the next start.
        try? Publication(house.folders).discard(staged)
        return try giveUp(job, error)
      }
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
      try house.folders.require(bytes: house.roomForJob(claimed))
      return nil
    } catch {
      return try giveUp(job, .failed(.publish, error.diagnoses))
    }
  }

  /// A job at whose work the process died is worked on alone; after this many deaths it is given up.
  static let mostCrashes = 3

  private func attempt(
    _ job: Job, in staged: StagingFolder, after records: [AttemptRecord]
  ) async throws(ProductionError) -> AttemptResult {
    let work = "\(house.layout.state)/work/\(claimed.id)"
    defer { try? FileManager.default.removeItem(atPath: work) }
    let (order, audio): (Order, OpenFile?)
    do {
      try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
      let ticket = try house.desk.ticket(of: claimed)
      audio = try house.desk.reference(of: ticket, in: claimed)
      order = Order(
        jobID: job.id, name: job.name, ticket: ticket, ticketText: claimed.ticket, ticketSHA256: job.ticketSHA256,
        reference: audio?.path)
    } catch {
      throw .failed(.parse, Diagnosis.all(of: error, at: name))
    }
    // The file must stay open for as long as its path is used.
    defer { withExtendedLifetime(audio) {} }
    let watch = JobWatch(house: house, claimed: claimed, job: job)
    return try await house.production.attempt(
      order, in: AttemptFolders(work: work, delivery: staged.path), after: records, observe: watch.take)
  }

  /// Delivers what passed, or decides what follows; returns the job when another attempt is due.
  private func settle(
    _ job: Job, _ staged: StagingFolder, _ result: AttemptResult, since begin: ContinuousClock.Instant
  ) throws(ProductionError) -> Job? {
    do {
      if result.quality.passed {
        try deliver(job, staged, since: begin)
        return nil
      }
      let reason = "checks failed: \(result.record.failed.joined(separator: ", "))"
      if result.record.number <= house.settings.work.retries {
        try Publication(house.folders).discard(staged)
        house.observe(.retrying(name: name, reason: reason))
        return try house.store.apply(.retry(reason: reason), to: job, at: now)
      }
      let report = try Data(contentsOf: URL(filePath: "\(staged.path)/qa.json"))
      try Publication(house.folders).discard(staged)
      try fail(job, result.problems, report: Array(report))
      return nil
    } catch {
      throw .failed(.publish, Diagnosis.all(of: error, at: name))
    }
  }

  private func deliver(_ job: Job, _ staged: StagingFolder, since begin: ContinuousClock.Instant) throws {
    guard let publishing = try house.store.apply(.publish, to: job, at: now) else { return }
    CrashPoint.publishNoted.reached()
    let published = try Publication(house.folders).publish(staged, as: claimed.publicName)
    if let delivered = try house.store.apply(.deliver(path: published.path), to: publishing, at: now) {
      CrashPoint.deliverNoted.reached()
      try archive(delivered)
    }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    house.observe(.delivered(name: name, folder: published.path, seconds: seconds))
  }

  /// Puts the ticket of a job that is in the outbox into the archive.
  ///
  /// Trouble there is told, not thrown: the job is delivered, and its ticket follows later.
  func archive(_ delivered: Job) throws {
    do {
      if try house.folders.hasClaim(of: claimed.id) { try Archive(house.folders).store(claimed.folder) }
      if delivered.state == .delivered {
        _ = try house.store.apply(.archive(outcome: "delivered"), to: delivered, at: now)
      }
      CrashPoint.archiveNoted.reached()
      try QueueProjection(house.folders).remove(claimed.id, name: claimed.publicName)
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: name)))
    }
  }

  /// After an error: the job goes back, waits, or fails; returns whether it has ended.
  private func giveUp(_ seen: Job, _ error: ProductionError) throws -> Bool {
    // The job may have moved on to being published meanwhile, within the same run.
    let current = try house.store.reader.job(seen.id) ?? seen
    let job = current.starts == seen.starts ? current : seen
    if case .interrupted = error {
      _ = try house.store.apply(.giveBack, to: job, at: now)
      return false
    }
    if error.isTransient {
      let reason = error.diagnoses.map(\.description).joined(separator: "; ")
      _ = try house.store.apply(.hold(reason: reason), to: job, at: now)
      house.observe(.held(name: name, reason: reason))
      return false
    }
    try fail(job, error.diagnoses, report: nil)
    return true
  }

  private func fail(_ job: Job, _ problems: [Diagnosis], report: [UInt8]?) throws {
    let grounds = Rejection.Grounds(problems, attempts: job.attempt, qualityReport: report)
    let folder = try Rejection(house.folders).reject(claimed.folder, grounds)
    CrashPoint.failMoved.reached()
    let reason = problems.map(\.description).joined(separator: "; ")
    _ = try house.store.apply(.fail(reason: reason), to: job, at: now)
    CrashPoint.failNoted.reached()
    try QueueProjection(house.folders).remove(claimed.id, name: claimed.publicName)
    house.observe(.failed(name: name, problems: problems, folder: folder))
  }
}
