import Diagnostics
import DropFolder
import JobStore
import System

/// Brings the database in line with the folders after a run that did not end in good order.
///
/// The folders are the truth: what is in the outbox is delivered and what is in failed has failed, whatever the database
/// says. No job can be under way now, for this process holds the lock.
struct Recovery {
  private let house: Installation

  init(_ house: Installation) { self.house = house }

  /// Before the claims are taken up: fills a new database, and gives jobs back that were under way.
  func begin() throws {
    if house.isStoreNew { try Rebuilding(house).fill() }
    for job in try house.store.reader.jobs(in: [.running, .publishing, .held]) {
      let event: JobEvent
      if let found = try delivery(of: job) {
        event = .deliver(path: found)
      } else {
        event = job.state == .held ? .release : Self.isResting(job) ? .giveBack : .interrupt
      }
      try apply(event, to: job)
    }
  }

  /// Whether a claimed job has ended already; then its ticket, which was left behind, goes where it belongs.
  func isOver(_ claimed: ClaimedJob) throws -> Bool {
    guard var job = try house.store.reader.job(claimed.id.description) ?? found(claimed) else { return false }
    if job.state == .queued, let path = try delivery(of: job) {
      job = try house.store.apply(.deliver(path: path), to: job, at: house.circumstances.time()) ?? job
    }
    guard job.state == .delivered || job.state == .completed || job.state == .cancelled else { return false }
    try JobRunner(house: house, claimed: claimed).archive(job)
    return true
  }

  /// After the claims are taken up: ends jobs that have left the claims, and sweeps up what belongs to none.
  func end() throws {
    for job in try house.store.reader.jobs(in: [.queued, .delivered]) {
      guard let id = JobID(job.id), try !house.folders.hasClaim(of: id) else { continue }
      if job.state == .delivered {
        try apply(.archive(outcome: "delivered"), to: job)
      } else if let path = try name(of: job).flatMap({ try Rejection(house.folders).find(id, name: $0) }) {
        try apply(.fail(reason: "given up; the reasons are in \(path)"), to: job)
        house.observe(.failed(name: job.name, problems: [Self.givenUp(job, path)], folder: path))
      } else if let path = try name(of: job).flatMap({ try Archive(house.folders).find(id, name: $0) }) {
        try apply(.cancel(reason: "cancelled; its ticket is in \(path)"), to: job)
        house.observe(.cancelled(name: job.name, reason: "as was asked for before the last run ended", folder: path))
      }
    }
    let store = house.store.reader
    try Publication(house.folders).sweep { (try? store.job($0.description)) != nil }
    for job in try house.store.reader.jobs(in: [.completed, .cancelled]) {
      if let id = JobID(job.id), try house.folders.hasCheckpoints(of: id) { try Retention(house.folders).forget(id) }
    }
    try QueueProjection(house.folders).sweep { (try? store.job($0.description))?.state.isFinal == true }
  }

  /// A job that the database has lost, when its delivery is in the outbox.
  private func found(_ claimed: ClaimedJob) throws -> Job? {
    guard let published = try Publication(house.folders).find(claimed.id, name: claimed.publicName) else { return nil }
    let job = NewJob(
      id: claimed.id.description, name: claimed.publicName.description, droppedName: claimed.name.bytes,
      ticket: claimed.ticket, ticketSHA256: claimed.fingerprint.description)
    try house.store.restore(EndedJob(job, result: published.path), at: house.circumstances.time())
    return try house.store.reader.job(job.id)
  }

  private static func givenUp(_ job: Job, _ path: String) -> Diagnosis {
    Diagnosis(
      code: "job.failed", place: job.name, finding: "was given up by a run that was cut off then",
      remedy: "read \(path)/WHY.txt")
  }

  /// Whether a service worked for the job, or was to: then nothing was done here that could have ended the program.
  private static func isResting(_ job: Job) -> Bool { job.state == .running && job.awaits != nil }

  private func delivery(of job: Job) throws -> String? {
    guard let id = JobID(job.id), let name = name(of: job) else { return nil }
    return try Publication(house.folders).find(id, name: name)?.path
  }

  private func name(of job: Job) -> PublicName? { FileName(job.droppedName).map { PublicName(of: $0) } }

  private func apply(_ event: JobEvent, to job: Job) throws {
    _ = try house.store.apply(event, to: job, at: house.circumstances.time())
  }
}
