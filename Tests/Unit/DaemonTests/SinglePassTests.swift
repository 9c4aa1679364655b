import Audio
import Diagnostics
import Foundation
import JobStore
import Production
import Settings
import Testing

@testable import Daemon

/// The life of jobs from inbox to outbox, in folders and a database, with attempts that come out as a script says.
@Suite struct SinglePassTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#
  private static let full = Diagnosis(
    code: "folder.disk_full", location: "outbox", finding: "is full", remedy: "free some", transient: true)
  private static let bad = Diagnosis(code: "prompt.bad", location: "$.prompt", finding: "is bad", remedy: "mend it")

  @Test func `a ticket becomes a delivery, its ticket goes to the archive, and nothing is left`() async throws {
    let bench = try DaemonBench([.pass])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    #expect(bench.words == ["accepted night.json", "delivered night.json"])
    #expect(try bench.names(in: "outbox/night") == ["manifest.json", "night.wav", "qa.json"])
    #expect(try bench.text("archive/night/night.json") == Self.good)
    for folder in ["inbox", "queue", "failed", ".dubplate/work"] { #expect(try bench.names(in: folder).isEmpty) }
    let job = try bench.job("night")
    #expect(job.state == .completed && job.attempt == 1 && job.starts == 1)
    #expect(try #require(job.resultPath).hasSuffix("/outbox/night"))
  }

  @Test func `a job whose checks fail is tried again, told of what failed before`() async throws {
    let bench = try DaemonBench([.miss(["tempo"]), .miss(["key", "tempo"]), .pass])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    #expect(
      bench.words == [
        "accepted night.json", "retrying night.json: checks failed: tempo",
        "retrying night.json: checks failed: key, tempo", "delivered night.json",
      ])
    #expect(bench.producer.orders.map(\.earlier) == [0, 1, 2])
    #expect(try bench.text("outbox/night/night.wav") == "attempt 3")
    #expect(try bench.job("night").starts == 3)
  }

  @Test func `when all attempts miss checks, the one that missed the fewest is kept with the ticket`() async throws {
    let bench = try DaemonBench([.miss(["tempo", "key"]), .miss(["key"]), .miss(["tempo", "key", "loudness"])]) {
      $0.work.retries = 2
    }
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    #expect(bench.words.last == "failed night.json: quality.key")
    #expect(try bench.text("failed/night/best-attempt/night.wav") == "attempt 2")
    #expect(try bench.text("failed/night/WHY.txt").contains("It was tried 3 times."))
    #expect(try bench.text("failed/night/night.json") == Self.good)
    #expect(try bench.names(in: "outbox").isEmpty)
    #expect(try bench.names(in: "outbox/.dubplate/staging").isEmpty, "the others are removed")
  }

  @Test func `of two attempts that miss as many checks the later one is kept`() async throws {
    let bench = try DaemonBench([.miss(["tempo"]), .miss(["key"])]) { $0.work.retries = 1 }
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    #expect(try bench.text("failed/night/best-attempt/night.wav") == "attempt 2")
  }

  @Test func `a full disk holds the job, the attempt does not count, and the next pass makes it`() async throws {
    let bench = try DaemonBench([.fail([Self.full])])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    #expect(bench.words == ["accepted night.json", "held night.json: outbox: is full; free some"])
    let held = try bench.job("night")
    #expect(held.state == .held && held.attempt == 0 && held.starts == 1)
    #expect(try bench.text("queue/" + bench.names(in: "queue")[0]).contains("outbox: is full; free some"))
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
    #expect(try bench.job("night").state == .completed)
  }

  @Test func `a job that may write more than the disks hold is not begun`() async throws {
    let bench = try DaemonBench([]) { $0.defaults.duration = .s(1e9) }
    try bench.drop("house", as: "night.txt")
    try await bench.pass()
    #expect(bench.producer.orders.isEmpty)
    let job = try bench.job("night")
    #expect(job.state == .held && job.starts == 0 && job.reason?.contains("MiB free") == true)
  }

  @Test func `what cannot be done fails with its reasons, and the others go on`() async throws {
    let bench = try DaemonBench([.fail([Self.bad]), .pass])
    try bench.drop(Self.good, as: "a.json")
    try bench.drop(Self.good.replacing("house", with: "techno"), as: "b.json")
    try await bench.pass()
    #expect(bench.words.contains("failed a.json: prompt.bad") && bench.words.contains("delivered b.json"))
    #expect(try bench.names(in: "failed") == ["a"])
    #expect(try bench.text("failed/a/WHY.txt").contains("$.prompt: is bad"))
    #expect(try bench.names(in: "outbox") == ["b"])
  }

  @Test func `a bad ticket is refused before anything is made, with all its problems`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(#"{"prompt": "house", "bpm": 9000, "nonsense": 1}"#, as: "bad.json")
    try await bench.pass()
    #expect(bench.words.count == 1 && bench.words[0].hasPrefix("refused bad.json: "))
    #expect(bench.producer.orders.isEmpty)
    #expect(try bench.jobs().isEmpty)
    #expect(try bench.text("failed/bad/WHY.txt").contains("2 problems"))
  }

  @Test func `the highest priority is made first, and then what came first`() async throws {
    let bench = try DaemonBench([])
    for (name, priority) in [("a", 0), ("b", 5), ("c", 0), ("d", 9)] {
      try bench.drop(#"{"prompt": "house \#(name)", "priority": \#(priority)}"#, as: "\(name).json")
    }
    try await bench.pass()
    #expect(bench.producer.orders.map(\.order.name) == ["d", "b", "a", "c"])
  }

  @Test func `a job that has ended the program three times is given up unmade`() async throws {
    let bench = try DaemonBench([.fail([Self.full])])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    let records = try bench.daemon.records
    for _ in 0..<3 {
      var job = try bench.job("night")
      if job.state == .held { job = try #require(try records.apply(.release, to: job)) }
      let started = try #require(try records.apply(.start, to: job))
      _ = try records.apply(.interrupt, to: started)
    }
    try await bench.pass()
    #expect(bench.producer.orders.count == 1)
    #expect(bench.words.last == "failed night.json: job.crash")
    #expect(try bench.text("failed/night/WHY.txt").contains("night.json: ended the program 3 times"))
  }

  @Test func `a job whose delivery lies in the outbox already is not made again`() async throws {
    let bench = try DaemonBench([.fail([Self.full])])
    try bench.drop(Self.good, as: "night.json")
    try await bench.pass()
    let job = try bench.job("night")
    let folder = "\(bench.root)/outbox/night"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(#"{"job_id": "\#(job.id)"}"#.utf8).write(to: URL(filePath: "\(folder)/manifest.json"))
    try bench.start()
    try await bench.pass()
    #expect(bench.producer.orders.count == 1, "only the attempt before")
    #expect(try bench.job("night").state == .completed)
    #expect(try bench.text("archive/night/night.json") == Self.good)
  }

  @Test func `a job whose files somebody has deleted lies in failed, with the ticket that the database has kept`()
    async throws
  {
    let bench = try DaemonBench([])
    try bench.drop(#"{"prompt": "house", "priority": 1}"#, as: "a.json")
    try bench.drop(Self.good, as: "b.json")
    let claimed = "\(bench.root)/inbox/.dubplate/claimed"
    bench.producer.add(
      .meanwhile { order in
        for id in try FileManager.default.contentsOfDirectory(atPath: claimed) where id != order.jobID {
          try FileManager.default.removeItem(atPath: "\(claimed)/\(id)")
        }
      })
    try await bench.pass()
    #expect(bench.words.suffix(2) == ["delivered a.json", "failed b: job.files_missing"])
    #expect(try bench.text("failed/b/b.json") == Self.good)
    #expect(try bench.job("b").state == .failed)
  }
}
