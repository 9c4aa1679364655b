import Diagnostics
import Foundation
import GRDB
import Testing

@testable import JobStore

@Suite final class JobStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "dubplate-jobs-\(UUID().uuidString)")
  private let path: String
  private let store: JobStore

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "dubplate.sqlite").path()
    store = try JobStore(path: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func accept(_ id: String, name: String = "night", priority: Int = 0) throws -> Job {
    try store.accept(
      NewJob(
        id: id, name: name, droppedName: [0xff, 0x2e], ticket: [1, 2, 0, 255], ticketSHA256: "ab", priority: priority),
      at: "T0")
  }

  @Test func `a job comes back with the bytes of its ticket and its name`() throws {
    let job = try accept("a")
    #expect(job.ticket == [1, 2, 0, 255])
    #expect(job.droppedName == [0xff, 0x2e])
    #expect(try store.reader.job("a") == job)
    #expect(job.state == .queued)
    #expect(job.attempt == 0)
  }

  @Test func `a claim that is reported twice is one job`() throws {
    let job = try accept("a")
    _ = try store.apply(.start, to: job, at: "T1")
    #expect(try accept("a").state == .running)
    #expect(try store.reader.jobs().count == 1)
  }

  @Test func `an attempt is counted when it starts, and survives a crash`() throws {
    let started = try #require(try store.apply(.start, to: accept("a"), at: "T1"))
    #expect(started.attempt == 1)
    try store.close()
    let again = try JobStore(path: path)
    let found = try #require(try again.reader.job("a"))
    #expect(found.attempt == 1)
    #expect(found.state == .running)
    #expect(try again.apply(.interrupt, to: found, at: "T2")?.attempt == 1)
  }

  @Test(arguments: [JobEvent.hold(reason: "disk full"), .giveBack])
  func `trouble of the environment costs no attempt`(event: JobEvent) throws {
    let started = try #require(try store.apply(.start, to: accept("a"), at: "T1"))
    #expect(try store.apply(event, to: started, at: "T2")?.attempt == 0)
  }

  @Test func `whoever holds an outdated job can change nothing`() throws {
    let job = try accept("a")
    let first = try #require(try store.apply(.start, to: job, at: "T1"))
    #expect(try store.apply(.start, to: job, at: "T1") == nil)
    let queued = try #require(try store.apply(.giveBack, to: first, at: "T2"))
    let second = try #require(try store.apply(.start, to: queued, at: "T3"))
    #expect(second.attempt == first.attempt)
    #expect(try store.apply(.publish, to: first, at: "T4") == nil)
    #expect(try store.report(stage: "mix", progress: 50, of: first, at: "T4") == false)
    #expect(try store.apply(.publish, to: second, at: "T4")?.state == .publishing)
  }

  @Test func `an illegal move changes nothing`() throws {
    let job = try accept("a")
    #expect(try store.apply(.publish, to: job, at: "T1") == nil)
    #expect(try store.reader.job("a") == job)
    #expect(try store.reader.history(of: "a").map(\.name) == ["accept"])
  }

  @Test func `a job's way is kept as history, with stages and times`() throws {
    var job = try accept("a")
    job = try #require(try store.apply(.start, to: job, at: "T1"))
    #expect(try store.report(stage: "mix", progress: 140, of: job, at: "T2"))
    try store.record(StageTiming(attempt: 1, stage: "plan", seconds: 0.5), of: job)
    try store.record(StageTiming(attempt: 1, stage: "mix", seconds: 1.5), of: job)
    job = try #require(try store.apply(.publish, to: job, at: "T3"))
    #expect(job.stage == "mix")
    #expect(job.progress == 100)
    job = try #require(try store.apply(.deliver(path: "outbox/night"), to: job, at: "T4"))
    job = try #require(try store.apply(.archive(outcome: "delivered"), to: job, at: "T5"))
    #expect(job.resultPath == "outbox/night")
    #expect(try store.reader.job("a") == job)
    #expect(try store.reader.timings(of: "a").map(\.seconds) == [0.5, 1.5])
    let history = try store.reader.history(of: "a")
    #expect(history.map(\.name) == ["accept", "start", "publish", "deliver", "archive"])
    #expect(history.map(\.time) == ["T0", "T1", "T3", "T4", "T5"])
  }

  @Test func `history can be neither changed nor deleted`() throws {
    _ = try accept("a")
    let connection = try JobDatabase(path: path)
    for sql in ["DELETE FROM event", "UPDATE event SET name = 'x'"] {
      #expect(throws: JobStoreError.self) { try connection.write { try $0.execute(sql: sql) } }
    }
  }

  @Test func `jobs take turns by priority and then by arrival`() throws {
    _ = try accept("a")
    _ = try accept("b", priority: 5)
    _ = try accept("c", priority: 5)
    var turns: [String] = []
    while let next = try store.reader.next() {
      turns.append(next.id)
      _ = try store.apply(.start, to: next, at: "T1")
    }
    #expect(turns == ["b", "c", "a"])
  }

  @Test func `a job is found by its name or the end of its id`() throws {
    _ = try accept("0001-abcd", name: "night")
    _ = try accept("0002-abce", name: "day")
    #expect(try store.reader.jobs(called: "day").map(\.id) == ["0002-abce"])
    #expect(try store.reader.jobs(called: "abcd").map(\.name) == ["night"])
  }

  @Test func `others can look while the daemon works, and cannot write`() throws {
    let job = try accept("a")
    let reader = try JobReader(path: path)
    _ = try store.apply(.start, to: job, at: "T1")
    #expect(try reader.job("a")?.state == .running)
    let connection = try JobDatabase(reading: path)
    #expect(throws: JobStoreError.self) { try connection.write { try $0.execute(sql: "DELETE FROM job") } }
  }

  @Test func `the database keeps what is committed through a power cut`() throws {
    let connection = try JobDatabase(path: path)
    #expect(try connection.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "truncate")
    #expect(try connection.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    #expect(try connection.read { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
  }

  @Test func `a database that does not exist is told as such to a reader`() throws {
    let missing = folder.appending(path: "no.sqlite").path()
    #expect(throws: JobStoreError.missing(path: missing)) { try JobReader(path: missing) }
  }

  @Test func `a damaged database is refused and not touched`() throws {
    let damaged = folder.appending(path: "damaged.sqlite")
    let bytes = Data("this is no database, but long enough to look like one".utf8) + Data(repeating: 7, count: 4_096)
    try bytes.write(to: damaged)
    let error = #expect(throws: JobStoreError.self) { try JobStore(path: damaged.path()) }
    #expect(error?.diagnosis.code == "store.corrupt")
    #expect(try Data(contentsOf: damaged) == bytes)
  }

  @Test func `another program's database is refused`() throws {
    let foreign = folder.appending(path: "foreign.sqlite").path()
    let queue = try DatabaseQueue(path: foreign)
    try queue.write { try $0.execute(sql: "CREATE TABLE photo (id)") }
    try queue.close()
    #expect(throws: JobStoreError.foreign(path: foreign)) { try JobStore(path: foreign) }
  }

  @Test func `a later version's database is refused`() throws {
    try store.close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: the future')") }
    try queue.close()
    #expect(throws: JobStoreError.newer(path: path)) { try JobStore(path: path) }
  }
}
