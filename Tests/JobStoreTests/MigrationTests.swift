import Diagnostics
import Foundation
import GRDB
import Testing

@testable import JobStore

/// Databases of earlier versions and damaged ones, as they may lie on the disk.
@Suite final class MigrationTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "dubplate-migration-\(UUID().uuidString)")
  private var path: String { folder.appending(path: "dubplate.sqlite").path() }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private var names: Set<String> {
    get throws { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path())) }
  }

  /// A database of the first version with one job in it, as that version left it.
  private func makeFirstVersion() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          PRAGMA application_id = \(0x4455_4250);
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          INSERT INTO grdb_migrations VALUES ('1: jobs, timings, events');
          CREATE TABLE job (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            dropped_name BLOB NOT NULL, ticket BLOB NOT NULL, ticket_sha256 TEXT NOT NULL, priority INTEGER NOT NULL,
            created_at TEXT NOT NULL, state TEXT NOT NULL, stage TEXT, progress REAL NOT NULL DEFAULT 0,
            attempt INTEGER NOT NULL DEFAULT 0, starts INTEGER NOT NULL DEFAULT 0, updated_at TEXT NOT NULL,
            reason TEXT, result_path TEXT, outcome TEXT
          ) STRICT;
          CREATE TABLE stage_timing (
            job_id TEXT NOT NULL REFERENCES job (id), attempt INTEGER NOT NULL, stage TEXT NOT NULL,
            seconds REAL NOT NULL, PRIMARY KEY (job_id, attempt, stage)
          ) STRICT;
          CREATE TABLE event (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, job_id TEXT NOT NULL REFERENCES job (id), time TEXT NOT NULL,
            name TEXT NOT NULL, detail TEXT
          ) STRICT;
          INSERT INTO job (id, name, dropped_name, ticket, ticket_sha256, priority, created_at, state, attempt, starts,
            updated_at) VALUES ('a', 'night', x'6e', x'7b7d', 'ab', 3, 'T0', 'running', 2, 2, 'T1');
          INSERT INTO stage_timing VALUES ('a', 1, 'plan', 0.5);
          INSERT INTO event (job_id, time, name) VALUES ('a', 'T0', 'accept');
          """)
    }
    try queue.close()
  }

  @Test func `the first version's database keeps its jobs and gets what is new`() throws {
    try makeFirstVersion()
    let store = try JobStore(path: path)
    let job = try #require(try store.reader.job("a"))
    #expect(job.name == "night" && job.ticket == Array("{}".utf8) && job.droppedName == [0x6e] && job.priority == 3)
    #expect(job.state == .running && job.attempt == 2 && job.starts == 2 && job.crashes == 0 && job.awaits == nil)
    #expect(try store.reader.timings(of: "a").map(\.stage) == ["plan"])
    #expect(try store.reader.history(of: "a").map(\.name) == ["accept"])
    #expect(try store.apply(.interrupt, to: job, at: "T2")?.crashes == 1)
    #expect(try store.report(waitingFor: "a service", of: #require(try store.reader.job("a")), at: "T3"))
  }

  @Test func `opening a database twice changes nothing`() throws {
    try JobStore(path: path).close()
    let schema = try schema()
    try JobStore(path: path).close()
    #expect(try self.schema() == schema && schema.count > 5)
  }

  @Test func `an updated database has the schema of a new one`() throws {
    try makeFirstVersion()
    try JobStore(path: path).close()
    let updated = try columns()
    try FileManager.default.removeItem(atPath: path)
    try JobStore(path: path).close()
    #expect(try columns() == updated)
  }

  private func schema() throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read {
      try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    }
  }

  private func columns() throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read {
      try String.fetchAll($0, sql: "SELECT name || ' ' || type FROM pragma_table_info('job') ORDER BY name")
    }
  }

  /// A file that once was a database: SQLite's header, and nothing that fits it.
  private func damage(with byte: UInt8 = 7) throws {
    try Data("SQLite format 3\0".utf8 + Data(repeating: byte, count: 8_192)).write(to: URL(filePath: path))
  }

  @Test func `a damaged database lies aside, and a new one takes its name`() throws {
    try damage()
    let bytes = try Data(contentsOf: URL(filePath: path))
    let (store, isNew, damaged) = try JobStore.recovered(path: path)
    #expect(isNew && damaged?.diagnosis.code == "store.replaced")
    #expect(try store.reader.jobs().isEmpty)
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged-1")) == bytes)
  }

  @Test func `no damaged file is written over by the next`() throws {
    for i in 1...3 {
      try damage(with: UInt8(i))
      try JobStore.recovered(path: path).store.close()
    }
    for i in 1...3 {
      let bytes = try Data(contentsOf: URL(filePath: path + ".damaged-\(i)"))
      #expect(bytes.last == UInt8(i))
    }
    #expect(try !names.contains("dubplate.sqlite.damaged-4"))
  }

  @Test func `a sound database is opened as it is, and a missing one is new`() throws {
    let first = try JobStore.recovered(path: path)
    #expect(first.isNew && first.damaged == nil)
    try first.store.close()
    let second = try JobStore.recovered(path: path)
    #expect(!second.isNew && second.damaged == nil)
  }

  @Test func `another program's database is not moved aside`() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE photo (id)") }
    try queue.close()
    #expect(throws: JobStoreError.foreign(path: path)) { try JobStore.recovered(path: path) }
    #expect(try names == ["dubplate.sqlite"])
  }

  @Test func `a folder that is not there is told as the database's failure`() {
    let error = #expect(throws: JobStoreError.self) { try JobStore(path: "\(path)/none/jobs.sqlite") }
    #expect(error?.diagnosis.code == "store.failed")
  }

  /// The folders' record of an ended job, the state that it gets, and its history.
  @Test func `ended jobs are restored with their end and their times`() throws {
    let store = try JobStore(path: path)
    func job(_ id: String) -> NewJob {
      NewJob(id: id, name: id, droppedName: [], ticket: [], ticketSHA256: "")
    }
    var delivered = EndedJob(job("a"), result: "outbox/a")
    delivered.timings = [StageTiming(attempt: 1, stage: "mix", seconds: 2)]
    try store.restore(delivered, at: "T1")
    try store.restore(EndedJob(job("b"), reason: "no such genre"), at: "T1")
    try store.restore(EndedJob(job("c"), isCancelled: true), at: "T1")
    let jobs = try store.reader.jobs()
    #expect(jobs.map(\.state) == [.completed, .failed, .cancelled])
    #expect(jobs.map(\.reason) == [nil, "no such genre", "it was cancelled"] && jobs[0].resultPath == "outbox/a")
    #expect(try store.reader.timings(of: "a").map(\.seconds) == [2])
    #expect(try store.reader.history(of: "a").map(\.name) == ["accept", "deliver", "archive"])
  }

  @Test func `a job that is known is not restored`() throws {
    let store = try JobStore(path: path)
    let new = NewJob(id: "a", name: "a", droppedName: [], ticket: [], ticketSHA256: "")
    let running = try #require(try store.apply(.start, to: store.accept(new, at: "T0"), at: "T1"))
    try store.restore(EndedJob(new, result: "outbox/a"), at: "T2")
    #expect(try store.reader.job("a") == running)
  }
}
