import Foundation
import GRDB

/// The jobs of one daemon, on the disk.
///
/// It is an index over the folders, which are the truth. Every change is a transaction of its own that also writes a
/// line of history, and happens only if the job still is as the caller last saw it.
public final class JobStore: Sendable {
  private let connection: JobDatabase
  /// Looks at the jobs through the same connection.
  public let reader: JobReader

  /// Opens the database at `path`, making it when it is missing.
  public init(path: String) throws(JobStoreError) {
    connection = try JobDatabase(path: path)
    reader = JobReader(connection)
  }

  /// Closes the database; nothing can be done with it afterwards.
  public func close() throws(JobStoreError) { try connection.close() }

  /// Accepts a job, or returns the one of that id when it was accepted before: a claim may be reported twice.
  public func accept(_ job: NewJob, at time: String) throws(JobStoreError) -> Job {
    try connection.write { database in
      try database.execute(
        sql: """
          INSERT INTO job (id, name, dropped_name, ticket, ticket_sha256, priority, created_at, state, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT (id) DO NOTHING
          """,
        arguments: [
          job.id, job.name, Data(job.droppedName), Data(job.ticket), job.ticketSHA256, job.priority, time, time,
        ])
      if database.changesCount == 1 { try Self.log("accept", nil, of: job.id, at: time, in: database) }
      guard let accepted = try Self.job(job.id, in: database) else {
        throw JobStoreError.other(path: connection.path, finding: "job \(job.id) was not kept")
      }
      return accepted
    }
  }

  /// Lets `event` happen to a job that is as the caller last saw it; returns the job as it is then.
  ///
  /// Nil when the event cannot happen in the job's state, or when the job has moved on meanwhile: the caller has no say
  /// about it any more. An attempt that starts is counted when this returns.
  public func apply(_ event: JobEvent, to job: Job, at time: String) throws(JobStoreError) -> Job? {
    guard let next = job.state.after(event) else { return nil }
    return try connection.write { database in
      guard let current = try Self.job(job.id, in: database) else { return nil }
      let changed = current.changed(by: event, to: next, at: time)
      try database.execute(sql: Self.update, arguments: Self.values(of: changed) + Self.identity(of: job))
      guard database.changesCount == 1 else { return nil }
      try Self.log(event.name, event.detail, of: job.id, at: time, in: database)
      return changed
    }
  }

  /// Notes which stage a running job is in and how far it is, 0…100; false when the job has moved on meanwhile.
  @discardableResult
  public func report(stage: String, progress: Double, of job: Job, at time: String) throws(JobStoreError) -> Bool {
    try connection.write { database in
      try database.execute(
        sql: "UPDATE job SET stage = ?, progress = ?, updated_at = ? \(Self.whereUnchanged)",
        arguments: [stage, min(max(progress, 0), 100), time] + Self.identity(of: job))
      return database.changesCount == 1
    }
  }

  /// Notes what a running job waits for, nil when it goes on; false when the job has moved on meanwhile.
  @discardableResult
  public func report(waitingFor what: String?, of job: Job, at time: String) throws(JobStoreError) -> Bool {
    try connection.write { database in
      try database.execute(
        sql: "UPDATE job SET awaits = ?, updated_at = ? \(Self.whereUnchanged)",
        arguments: [what, time] + Self.identity(of: job))
      return database.changesCount == 1
    }
  }

  /// Adds a line to a job's history that is no change of its state.
  public func note(_ name: String, _ detail: String?, of id: String, at time: String) throws(JobStoreError) {
    try connection.write { database in try Self.log(name, detail, of: id, at: time, in: database) }
  }

  /// Notes how long a stage took; a stage that is repeated within an attempt replaces its time.
  public func record(_ timing: StageTiming, of job: Job) throws(JobStoreError) {
    try connection.write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO stage_timing (job_id, attempt, stage, seconds) VALUES (?, ?, ?, ?)",
        arguments: [job.id, timing.attempt, timing.stage, timing.seconds])
    }
  }
}

extension JobStore {
  /// True of a job that nobody has moved: attempts can be given back, so the count of starts is what tells them apart.
  private static let whereUnchanged = "WHERE id = ? AND state = ? AND starts = ?"

  private static func identity(of job: Job) -> StatementArguments { [job.id, job.state.rawValue, job.starts] }

  private static let update = """
    UPDATE job SET state = ?, stage = ?, progress = ?, attempt = ?, starts = ?, crashes = ?, updated_at = ?,
    reason = ?, result_path = ?, outcome = ?, awaits = NULL \(whereUnchanged)
    """

  private static func values(of job: Job) -> StatementArguments {
    [
      job.state.rawValue, job.stage, job.progress, job.attempt, job.starts, job.crashes, job.updatedAt, job.reason,
      job.resultPath, job.outcome,
    ]
  }

  private static func job(_ id: String, in database: Database) throws -> Job? {
    try Job.fetchOne(database, sql: "SELECT * FROM job WHERE id = ?", arguments: [id])
  }

  private static func log(
    _ name: String, _ detail: String?, of id: String, at time: String, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO event (job_id, time, name, detail) VALUES (?, ?, ?, ?)", arguments: [id, time, name, detail])
  }
}

extension Job {
  /// The job after `event` has brought it to `next`.
  func changed(by event: JobEvent, to next: JobState, at time: String) -> Job {
    var job = self
    job.state = next
    // An attempt that never began has nothing to give back.
    if case .hold = event, state == .queued {
      job.attempt = attempt
    } else {
      job.attempt = event.attempts(after: attempt)
    }
    job.starts += event == .start ? 1 : 0
    job.crashes = event == .resubmit ? 0 : job.crashes + (event == .interrupt ? 1 : 0)
    job.updatedAt = time
    switch event {
    case .retry(let text), .hold(let text), .fail(let text), .cancel(let text): job.reason = text
    case .deliver(let path): job.resultPath = path
    case .archive(let text): (job.outcome, job.progress, job.reason) = (text, 100, nil)
    case .start: (job.stage, job.progress, job.reason) = (nil, 0, nil)
    case .resubmit: (job.stage, job.progress, job.reason, job.outcome) = (nil, 0, nil, nil)
    case .release: job.reason = nil
    default: break
    }
    return job
  }
}
