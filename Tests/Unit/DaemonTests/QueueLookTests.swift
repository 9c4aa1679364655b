import Diagnostics
import DropFolder
import Foundation
import JobStore
import Testing

@testable import Daemon

/// What people ask for in the queue folder, in folders and a database, between two passes and during one.
@Suite struct QueueLookTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#
  private static let full = Diagnosis(
    code: "folder.disk_full", location: "outbox", finding: "is full", remedy: "free some", transient: true)
  private static let bad = Diagnosis(code: "prompt.bad", location: "$.prompt", finding: "is bad", remedy: "mend it")

  private func ask(_ bench: DaemonBench, _ file: String) throws {
    try Data().write(to: URL(filePath: "\(bench.root)/queue/\(file)"))
  }

  /// A bench with one job whose first attempt came out like that.
  private func bench(after outcome: ScriptedProducer.Outcome) async throws -> DaemonBench {
    let bench = try DaemonBench([outcome])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    return bench
  }

  @Test func `a held job whose file is deleted is cancelled, and its ticket says why`() async throws {
    let bench = try await bench(after: .fail([Self.full]))
    try bench.remove("queue/" + bench.names(in: "queue")[0])
    var look = try bench.daemon.queue.queue
    try look.look()
    #expect(look.isUnsure && bench.words.last?.hasPrefix("held") == true, "one look is not enough")
    try look.look()
    #expect(bench.words.last == "cancelled night.json: its file in the queue folder was deleted")
    #expect(try bench.job("night").state == .cancelled)
    #expect(try bench.text("archive/night/CANCELLED.txt").contains("was deleted"))
  }

  @Test func `a job is cancelled by its name, and the request goes`() async throws {
    let bench = try await bench(after: .fail([Self.full]))
    try ask(bench, "night.cancel")
    try bench.lookAtQueue()
    #expect(bench.words.last == "cancelled night.json: night.cancel asks for it")
    #expect(try bench.names(in: "queue").isEmpty)
  }

  @Test func `the work on a job stops when it is cancelled, and its ticket goes to the archive`() async throws {
    let bench = try DaemonBench([.untilStopped])
    try bench.drop(Self.good, as: "night.json")
    let queue = "\(bench.root)/queue"
    bench.producer.add(.pass)
    async let pass: Void = bench.pass()
    while bench.producer.orders.isEmpty { await Task.yield() }
    try Data().write(to: URL(filePath: "\(queue)/night.cancel"))
    try await pass
    #expect(bench.words.last == "cancelled night.json: night.cancel asks for it")
    #expect(try bench.names(in: "archive") == ["night"])
    #expect(try bench.names(in: "outbox/.dubplate/staging").isEmpty)
    #expect(try bench.job("night").state == .cancelled)
  }

  @Test(arguments: [
    ("nobody.cancel", "there is no such job"), ("nobody.retry", "there is no such job"),
    ("night.cancel", "it is completed and cannot be cancelled any more"), ("night.retry", "it is completed"),
  ])
  func `what cannot be done is declined in words`(file: String, reason: String) async throws {
    let bench = try await bench(after: .pass)
    try ask(bench, file)
    try bench.lookAtQueue()
    #expect(bench.words.last == "declined \(file): \(reason)")
    #expect(!bench.exists("queue/\(file)"))
  }

  @Test func `a failed job is tried again under its old id, without the reasons of its end`() async throws {
    let bench = try await bench(after: .fail([Self.bad]))
    let first = try bench.job("night")
    try ask(bench, "night.retry")
    try bench.lookAtQueue()
    #expect(bench.words.last == "accepted night.json")
    let again = try bench.job("night")
    #expect(again.id == first.id && again.state == .queued && again.attempt == 0 && again.starts == 1)
    #expect(try bench.names(in: "failed").isEmpty)
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
    #expect(try bench.names(in: "archive/night") == ["night.json"])
  }

  @Test func `a cancelled job is tried again`() async throws {
    let bench = try await bench(after: .fail([Self.full]))
    try ask(bench, "night.cancel")
    try bench.lookAtQueue()
    try ask(bench, "night.retry")
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
    #expect(try bench.job("night").state == .completed)
  }

  @Test func `a job whose files have left failed cannot be tried again, and stays failed`() async throws {
    let bench = try await bench(after: .fail([Self.bad]))
    try bench.remove("failed/night")
    try ask(bench, "night.retry")
    try bench.lookAtQueue()
    #expect(bench.words.last == "declined night.retry: its files are neither in failed nor in archive")
    #expect(try bench.job("night").state == .failed)
  }

  @Test func `a refused ticket that was mended in failed becomes a job`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(#"{"prompt": "house", "bpm": 9000}"#, as: "bad.json")
    try await bench.pass()
    let id = try #require(FailureRecord(at: "\(bench.root)/failed/bad")?.job_id)
    try Data(Self.good.utf8).write(to: URL(filePath: "\(bench.root)/failed/bad/bad.json"))
    try ask(bench, "bad--\(id.suffix(8)).retry")
    try bench.start()
    try await bench.pass()
    #expect(bench.words.suffix(2) == ["accepted bad.json", "delivered bad.json"])
    #expect(try bench.job("bad").id == id)
  }

  @Test func `a queue folder that was emptied with its mark shows the jobs again, and cancels none`() async throws {
    let bench = try await bench(after: .fail([Self.full]))
    let shown = try bench.names(in: "queue")
    try bench.remove("queue/\(shown[0])")
    try bench.remove("queue/.dubplate")
    for _ in 0..<3 { try bench.lookAtQueue() }
    #expect(try bench.names(in: "queue") == shown)
    #expect(try bench.job("night").state == .held)
  }
}
