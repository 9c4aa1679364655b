import Diagnostics
import Foundation
import JobStore
import Testing

@testable import Daemon

/// What a start makes of what the run before left, in folders and a database.
@Suite struct RecoveryTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#
  private static let full = Diagnosis(
    code: "folder.disk_full", location: "outbox", finding: "is full", remedy: "free some", transient: true)
  private static let bad = Diagnosis(code: "prompt.bad", location: "$.prompt", finding: "is bad", remedy: "mend it")

  /// A bench with one job that is held.
  private func heldBench() async throws -> DaemonBench {
    let bench = try DaemonBench([.fail([Self.full])])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    return bench
  }

  /// Brings the job to where a process that died left it.
  private func leave(_ bench: DaemonBench, after events: [JobEvent]) throws {
    var job = try bench.job("night")
    for event in events { job = try #require(try bench.daemon.records.apply(event, to: job), "\(event)") }
  }

  @Test(arguments: [([JobEvent.release, .start], 1), ([.release, .start, .publish], 1), ([.release], 0), ([], 0)])
  func `a job goes on after a crash, which counts when it was at work`(events: [JobEvent], crashes: Int) async throws {
    let bench = try await heldBench()
    try leave(bench, after: events)
    try bench.start()
    try bench.daemon.startup.recover()
    let job = try bench.job("night")
    #expect(job.state == .queued && job.crashes == crashes)
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
    #expect(try bench.job("night").state == .completed)
  }

  @Test func `a delivery that a crash left without a note is noted, and not made again`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    let job = try bench.job("night")
    bench.stop()
    // Nothing but the delivery tells of the job then.
    try bench.remove(".dubplate/dubplate.sqlite")
    try bench.start()
    try bench.daemon.startup.recover()
    let found = try bench.job("night")
    #expect(found.id == job.id && found.state == .completed && found.resultPath?.hasSuffix("/outbox/night") == true)
    try await bench.pass()
    #expect(bench.producer.orders.count == 1)
  }

  @Test func `a lost database is filled again with what failed and what was cancelled`() async throws {
    let bench = try DaemonBench([.fail([Self.bad]), .fail([Self.full])])
    try bench.drop(Self.good, as: "a.json")
    try bench.drop(Self.good.replacing("house", with: "techno"), as: "b.json")
    try await bench.pass()
    try Data().write(to: URL(filePath: "\(bench.root)/queue/b.cancel"))
    try bench.lookAtQueue()
    bench.stop()
    try bench.remove(".dubplate/dubplate.sqlite")
    try bench.start()
    try bench.daemon.startup.recover()
    #expect(try bench.job("a").state == .failed)
    #expect(try #require(bench.job("a").reason) == "$.prompt: is bad")
    #expect(try bench.job("b").state == .cancelled)
    #expect(try #require(bench.job("b").reason) == "b.cancel asks for it")
  }

  @Test func `jobs that have not ended survive the loss of the database`() async throws {
    let bench = try await heldBench()
    let job = try bench.job("night")
    bench.stop()
    try bench.remove(".dubplate/dubplate.sqlite")
    try bench.start()
    try await bench.pass()
    #expect(try bench.job("night").id == job.id)
    #expect(bench.words.last == "delivered night.json")
  }

  @Test func `a job that was given up before a crash noted it is failed, and its owner is told where the reasons are`()
    async throws
  {
    let bench = try DaemonBench([.fail([Self.bad])])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    try leave(bench, after: [.resubmit])
    try bench.start()
    try bench.daemon.startup.recover()
    let job = try bench.job("night")
    #expect(job.state == .failed && job.reason?.hasSuffix("/failed/night") == true)
    #expect(bench.words.last == "failed night: job.failed")
  }

  @Test func `a job that was cancelled before a crash noted its files is cancelled`() async throws {
    let bench = try await heldBench()
    try Data().write(to: URL(filePath: "\(bench.root)/queue/night.cancel"))
    try bench.lookAtQueue()
    try leave(bench, after: [.resubmit])
    try bench.start()
    try bench.daemon.startup.recover()
    #expect(try bench.job("night").state == .cancelled)
    #expect(bench.words.last == "cancelled night: as was asked for before the last run ended")
  }

  @Test func `a cancelled job whose ticket was still claimed is archived at the next start`() async throws {
    let bench = try await heldBench()
    try leave(bench, after: [.cancel(reason: "asked")])
    try bench.start()
    try bench.daemon.startup.recover()
    #expect(bench.words.last == "cancelled night.json: asked")
    #expect(try bench.text("archive/night/night.json") == Self.good)
    #expect(try bench.names(in: "inbox/.dubplate/claimed").isEmpty)
  }

  @Test func `a claim whose job had failed is taken up again, for its files are the truth`() async throws {
    let bench = try await heldBench()
    try leave(bench, after: [.fail(reason: "out of reach")])
    try bench.start()
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
  }

  @Test func `what the run before staged, kept and showed for jobs that have ended is removed`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    let id = try bench.job("night").id
    let stray = ["outbox/.dubplate/staging/\(id).1", ".dubplate/work/\(id)"]
    for folder in stray {
      try FileManager.default.createDirectory(atPath: "\(bench.root)/\(folder)", withIntermediateDirectories: true)
    }
    let file = "queue/night--\(id.suffix(8)).json"
    try Data("{\n  \"job_id\": \"\(id)\"\n}\n".utf8).write(to: URL(filePath: "\(bench.root)/\(file)"))
    try bench.start()
    try bench.daemon.startup.recover()
    for path in stray + [file] { #expect(!bench.exists(path), "\(path)") }
  }

  @Test func `when the program must end at once, the jobs at work are given back and count no crash`() async throws {
    let bench = try await heldBench()
    try leave(bench, after: [.release, .start])
    try bench.daemon.records.giveBackAtExit()
    let job = try bench.job("night")
    #expect(job.state == .queued && job.crashes == 0 && job.attempt == 0)
  }
}
