import GRDB

/// Queries of the jobs; any number of processes may read while one daemon writes.
public final class JobReader: Sendable {
  private let connection: JobDatabase

  /// Opens the database that a daemon has made at `path`, without ever writing to it.
  public init(path: String) throws(JobStoreError) { connection = try JobDatabase(reading: path) }

  init(_ connection: JobDatabase) { self.connection = connection }

  /// The job of this id.
  public func job(_ id: String) throws(JobStoreError) -> Job? {
    try connection.read { try Job.fetchOne($0, sql: "SELECT * FROM job WHERE id = ?", arguments: [id]) }
  }

  /// All jobs in these states, in the order in which they were accepted.
  public func jobs(in states: [JobState] = JobState.allCases) throws(JobStoreError) -> [Job] {
    let names = states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try connection.read {
      try Job.fetchAll($0, sql: "SELECT * FROM job WHERE state IN (\(names)) ORDER BY sequence")
    }
  }

  /// The number of jobs that have not ended.
  public func openCount() throws -> Int { try counts().filter { !$0.key.isFinal }.values.reduce(0, +) }

  /// The number of jobs by state; states without any are left out.
  public func counts() throws(JobStoreError) -> [JobState: Int] {
    let rows = try connection.read { try Row.fetchAll($0, sql: "SELECT state, count(*) FROM job GROUP BY state") }
    let pairs = rows.compactMap { row in JobState(rawValue: row[0]).map { ($0, row[1] as Int) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The jobs whose id ends or whose name is as given, the latest first: what a user types for a job.
  public func jobs(called text: String) throws(JobStoreError) -> [Job] {
    try connection.read {
      try Job.fetchAll(
        $0, sql: "SELECT * FROM job WHERE name = ? OR substr(id, -length(?)) = ? ORDER BY sequence DESC",
        arguments: [text, text, text])
    }
  }

  /// The latest job before `job` that was made from the same ticket and has neither failed nor been cancelled.
  public func twin(of job: Job) throws(JobStoreError) -> Job? {
    try connection.read {
      try Job.fetchOne(
        $0,
        sql: """
          SELECT * FROM job WHERE ticket_sha256 = ? AND sequence < (SELECT sequence FROM job WHERE id = ?)
          AND state NOT IN ('failed', 'cancelled') ORDER BY sequence DESC LIMIT 1
          """, arguments: [job.ticketSHA256, job.id])
    }
  }

  /// The queued job whose turn it is: the highest priority, then first come, first served.
  public func next() throws(JobStoreError) -> Job? {
    try connection.read {
      try Job.fetchOne(
        $0, sql: "SELECT * FROM job WHERE state = 'queued' ORDER BY priority DESC, sequence LIMIT 1")
    }
  }

  /// The first `count` queued jobs in the order of their turns.
  public func queued(first count: Int) throws(JobStoreError) -> [Job] {
    try connection.read {
      try Job.fetchAll(
        $0, sql: "SELECT * FROM job WHERE state = 'queued' ORDER BY priority DESC, sequence LIMIT ?",
        arguments: [count])
    }
  }

  /// The durations of a job's stages, in the order in which they ended.
  public func timings(of id: String) throws(JobStoreError) -> [StageTiming] {
    try connection.read {
      try StageTiming.fetchAll($0, sql: "SELECT * FROM stage_timing WHERE job_id = ? ORDER BY rowid", arguments: [id])
    }
  }

  /// Everything that happened to a job.
  public func history(of id: String) throws(JobStoreError) -> [LoggedEvent] {
    try connection.read {
      try LoggedEvent.fetchAll($0, sql: "SELECT * FROM event WHERE job_id = ? ORDER BY sequence", arguments: [id])
    }
  }
}
