import DropFolder
import Foundation
import JobEngine
import JobStore
import System

/// The time of day as ISO 8601 text, which is only ever recorded and shown.
public struct WallClock: Sendable {
  public let now: @Sendable () -> String

  public init(now: @escaping @Sendable () -> String) { self.now = now }

  /// The machine's clock.
  public static let system = WallClock { Date.now.formatted(.iso8601) }
}

/// The source of new ids.
public struct JobIDSource: Sendable {
  public let next: @Sendable () -> JobID

  public init(next: @escaping @Sendable () -> JobID) { self.next = next }

  /// Ids of the machine's time and random numbers.
  public static let random = JobIDSource {
    let random = (0..<10).map { _ in UInt8.random(in: .min ... .max) }
    return JobID(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000), random: random)
  }
}

/// The database of jobs, and the clock by which its changes are dated.
struct JobRecords: Sendable {
  let store: JobStore
  let clock: WallClock

  var reader: JobReader { store.reader }

  /// The job of this id; nil when there is none.
  func job(_ id: String) throws(JobStoreError) -> Job? { try reader.job(id) }

  /// The job after `event`; nil when that cannot happen in its state, or when it has moved on since it was read.
  func apply(_ event: JobEvent, to job: Job) throws(JobStoreError) -> Job? {
    try store.apply(event, to: job, at: clock.now())
  }

  /// Adds a line to a job's history that is no change of its state.
  func note(_ name: String, _ detail: String?, of id: String) throws(JobStoreError) {
    try store.note(name, detail, of: id, at: clock.now())
  }

  /// An earlier job of the same ticket, in words; nil when there is none.
  func twin(of job: Job) throws(JobStoreError) -> String? {
    try reader.twin(of: job).map { "\($0.name) (\($0.id.suffix(8)), \($0.state.status))" }
  }

  /// Gives the jobs back whose work does not stop when the program does.
  ///
  /// A stage that went on could no longer publish anything: what it knows of its job is out of date then.
  func giveBackAtExit() {
    for job in (try? reader.jobs(in: [.running, .publishing])) ?? [] {
      if let event = RestartRecovery.eventAtExit(for: job) { _ = try? apply(event, to: job) }
    }
  }
}

extension NewJob {
  /// A job as it was claimed.
  init(_ claimed: ClaimedJob, priority: Int = 0) {
    self.init(
      id: claimed.id.description, name: claimed.publicName.description, droppedName: claimed.name.bytes,
      ticket: claimed.ticket, ticketSHA256: claimed.fingerprint.description, priority: priority)
  }
}

extension JobReader {
  /// True when some jobs have not ended, or when that cannot be found out.
  var hasOpenJobs: Bool { (try? openCount() > 0) ?? true }
}
