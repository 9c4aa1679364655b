import Foundation
import Testing

@testable import JobStore

/// Queries over a queue of some jobs in different states.
@Suite final class JobReaderTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "dubplate-queries-\(UUID().uuidString)")
  private let store: JobStore

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try JobStore(path: folder.appending(path: "dubplate.sqlite").path())
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @discardableResult
  private func accept(_ id: String, _ events: JobEvent..., ticket: String = "", priority: Int = 0) throws -> Job {
    var job = try store.accept(
      NewJob(id: id, name: id, droppedName: [], ticket: [], ticketSHA256: ticket, priority: priority), at: "T0")
    for event in events { job = try #require(try store.apply(event, to: job, at: "T1")) }
    return job
  }

  @Test func `jobs are counted by state, and those that have not ended together`() throws {
    #expect(try store.reader.counts().isEmpty && store.reader.openCount() == 0)
    try accept("a")
    try accept("b", .start)
    try accept("c", .start, .fail(reason: "x"))
    try accept("d", .hold(reason: "disk"))
    try accept("e")
    #expect(try store.reader.counts() == [.queued: 2, .running: 1, .failed: 1, .held: 1])
    #expect(try store.reader.openCount() == 4)
  }

  @Test func `jobs are listed by state in the order of their acceptance`() throws {
    try accept("b")
    try accept("a", .start)
    try accept("c")
    #expect(try store.reader.jobs().map(\.id) == ["b", "a", "c"])
    #expect(try store.reader.jobs(in: [.queued]).map(\.id) == ["b", "c"])
    #expect(try store.reader.jobs(in: [.held, .failed]).isEmpty && store.reader.jobs(in: []).isEmpty)
  }

  @Test func `the first of the queue are as many as asked`() throws {
    for (id, priority) in [("a", 0), ("b", -1), ("c", 7), ("d", 7)] { try accept(id, priority: priority) }
    #expect(try store.reader.queued(first: 3).map(\.id) == ["c", "d", "a"])
    #expect(try store.reader.queued(first: 0).isEmpty)
    #expect(try store.reader.queued(first: 99).map(\.id) == ["c", "d", "a", "b"])
    #expect(try store.reader.next()?.id == "c")
  }

  @Test func `a twin is an earlier job of the same ticket that has not gone wrong`() throws {
    try accept("a", ticket: "x")
    try accept("b", .start, .fail(reason: "no"), ticket: "x")
    try accept("c", .cancel(reason: "no"), ticket: "x")
    try accept("d", ticket: "y")
    let last = try accept("e", ticket: "x")
    #expect(try store.reader.twin(of: last)?.id == "a")
    #expect(try store.reader.twin(of: #require(try store.reader.job("a"))) == nil, "later ones do not count")
    #expect(try store.reader.twin(of: #require(try store.reader.job("d"))) == nil)
  }

  @Test(arguments: ["%", "_", "'", "a' OR '1'='1", "", "\\"]) func `a name that looks like a pattern finds only itself`(
    text: String
  ) throws {
    try accept("0001-abcd")
    #expect(try store.reader.jobs(called: text).isEmpty)
    try accept(text + "x")
    #expect(try store.reader.jobs(called: text + "x").map(\.id) == [text + "x"])
  }

  @Test func `a job says what it waits for in each state`() throws {
    #expect(try accept("a").waitingFor == "turn")
    #expect(try accept("b", .hold(reason: "disk full")).waitingFor == "environment")
    let running = try accept("c", .start)
    #expect(running.waitingFor == nil)
    #expect(try store.report(waitingFor: "the service", of: running, at: "T2"))
    #expect(try store.reader.job("c")?.waitingFor == "the service")
    #expect(try store.report(waitingFor: nil, of: running, at: "T3") && store.reader.job("c")?.waitingFor == nil)
    #expect(try accept("d", .cancel(reason: "x")).waitingFor == nil)
  }

  @Test func `what a job waited for is forgotten when it moves on`() throws {
    let running = try accept("a", .start)
    _ = try store.report(waitingFor: "the service", of: running, at: "T2")
    #expect(try store.apply(.publish, to: running, at: "T3")?.state == .publishing)
    #expect(try store.reader.job("a")?.awaits == nil)
  }

  @Test func `a reason stays until the next start, and is gone with success`() throws {
    let retried = try accept("a", .start, .retry(reason: "tempo"))
    #expect(retried.reason == "tempo")
    let started = try #require(try store.apply(.start, to: retried, at: "T2"))
    #expect(started.reason == nil && started.progress == 0 && started.stage == nil && started.attempt == 2)
    let resubmitted = try accept("b", .start, .fail(reason: "no"), .resubmit)
    #expect(
      resubmitted.reason == nil && resubmitted.attempt == 0 && resubmitted.starts == 1 && resubmitted.crashes == 0)
  }

  @Test func `crashes are counted until somebody asks again`() throws {
    #expect(try accept("a", .start, .interrupt, .start, .interrupt).crashes == 2)
    #expect(try accept("b", .start, .interrupt, .fail(reason: "it crashed"), .resubmit).crashes == 0)
  }

  @Test func `a stage that is repeated within an attempt has its last time`() throws {
    let job = try accept("a", .start)
    for (attempt, seconds) in [(1, 1.0), (1, 2), (2, 5)] {
      try store.record(StageTiming(attempt: attempt, stage: "mix", seconds: seconds), of: job)
    }
    #expect(try store.reader.timings(of: "a").map(\.seconds).sorted() == [2, 5])
  }

  @Test func `notes are part of the history and change no state`() throws {
    let job = try accept("a")
    try store.note("looked_at", "by hand", of: "a", at: "T5")
    let history = try store.reader.history(of: "a")
    #expect(history.map(\.name) == ["accept", "looked_at"] && history.last?.detail == "by hand")
    #expect(try store.reader.job("a") == job)
  }

  @Test func `of two who start one job at once one succeeds`() async throws {
    let job = try accept("a")
    let store = store
    let starts = try await withThrowingTaskGroup(of: Bool.self) { group in
      for i in 0..<8 { group.addTask { try store.apply(.start, to: job, at: "T\(i)") != nil } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(starts == 1)
    #expect(try store.reader.history(of: "a").count == 2)
  }
}
