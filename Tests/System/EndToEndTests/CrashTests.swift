import Foundation
import Testing

/// The built program dies at a named place between two steps, starts again, and nothing is lost or done twice.
@Suite struct CrashTests {
  /// As in `CrashPoint`; a test target cannot import the program's modules.
  private static let points = [
    "folder.marked", "folder.marked:4", "folders.recorded", "claim.prepared", "claim.recorded", "claim.ticket-moved",
    "claim.moved", "claim.synced", "claim.made",
    "accept.stored",
    "accept.shown", "start.counted", "work.staged", "work.done", "publish.noted", "publish.settled",
    "publish.renamed", "publish.synced", "deliver.noted", "reject.explained", "fail.moved", "fail.noted",
    "leave.moved", "leave.synced", "leave.closed", "archive.noted", "file.written:3", "file.written:9",
    "file.written:11", "leave.moved:3",
    "stage.finished",
    "stage.finished:5", "progress.told:3",
  ]

  private static let tickets = [
    "good.json": #"{"prompt": "house", "duration": 8}"#, "second.json": #"{"prompt": "techno", "duration": 8}"#,
    "fails.json": #"{"prompt": "fail", "duration": 8}"#, "bad.json": #"{"prompt": "house", "bpm": 900}"#,
  ]

  private func studio() throws -> Studio {
    let studio = try Studio()
    for (name, text) in Self.tickets { try studio.drop(text, as: name) }
    try studio.drop("RIFF of good", as: "good.wav")
    return studio
  }

  /// Runs one pass without sound that dies at `point`, if that is given and reached.
  @discardableResult
  private func pass(_ studio: Studio, dyingAt point: String? = nil) throws -> Int32 {
    var environment = ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"]
    environment["DUBPLATE_CRASH_AT"] = point
    return try Program.run("run", "--once", "--root", studio.root, environment: environment).code
  }

  private func expectInvariants(_ studio: Studio, _ location: String) throws {
    #expect(try studio.names(in: "outbox") == ["good", "second"], "\(location)")
    for name in ["good", "second"] {
      let ticket = Data((Self.tickets["\(name).json"] ?? "").utf8)
      #expect(try studio.data("outbox/\(name)/\(name).wav") == ticket, "\(location)")
      #expect(try studio.data("outbox/\(name)/stems/01-drums.wav") == ticket, "\(location)")
      #expect(try studio.data("archive/\(name)/\(name).json") == ticket, "\(location)")
    }
    #expect(try studio.data("archive/good/good.wav") == Data("RIFF of good".utf8), "\(location)")
    #expect(try studio.names(in: "archive") == ["good", "second"], "\(location)")
    #expect(try studio.names(in: "failed") == ["bad", "fails"], "\(location)")
    for name in ["bad", "fails"] {
      #expect(try studio.data("failed/\(name)/\(name).json") == Data((Self.tickets["\(name).json"] ?? "").utf8))
    }
    #expect(try studio.names(in: "inbox").isEmpty, "\(location)")
    #expect(try studio.everything(in: "inbox/.dubplate/claimed").isEmpty, "\(location)")
    #expect(try studio.names(in: "outbox/.dubplate/staging").isEmpty, "\(location)")
    #expect(try studio.names(in: "queue").isEmpty, "\(location)")
  }

  @Test(arguments: points)
  func `43 if the program is killed at a named location, the next run ends every ticket exactly once`(point: String)
    throws
  {
    let studio = try studio()
    #expect(try pass(studio, dyingAt: point) == 9, "\(point) was not reached")
    try pass(studio)
    try expectInvariants(studio, point)
  }

  @Test(arguments: ["adopt.begun", "adopt.companions"])
  func `43 if it is killed again while it recovers, the run after that ends every ticket`(point: String) throws {
    let studio = try studio()
    #expect(try pass(studio, dyingAt: "claim.ticket-moved:3") == 9)
    #expect(try pass(studio, dyingAt: point) == 9, "\(point) was not reached")
    try pass(studio)
    try expectInvariants(studio, point)
  }

  @Test func `48 a ticket that kills the recovery itself is set aside at the third start`() throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "house", "duration": 8}"#, as: "culprit.json")
    #expect(try pass(studio, dyingAt: "claim.made") == 9)
    for _ in 0..<2 { #expect(try pass(studio, dyingAt: "adopt.companions") == 9) }
    #expect(try pass(studio, dyingAt: "adopt.companions") == 1)
    #expect(try String(decoding: studio.data("failed/culprit/reason.json"), as: UTF8.self).contains("job.crash"))
  }

  @Test func `47 a job that kills the daemon is given up after three deaths, and the others are delivered`() throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "kill", "duration": 8, "priority": 5}"#, as: "culprit.json")
    for n in 1...3 { try studio.drop(#"{"prompt": "house", "duration": 8}"#, as: "innocent-\(n).json") }
    var deaths = 0
    while try pass(studio) == 9 { deaths += 1 }
    #expect(deaths == 3)
    #expect(try studio.names(in: "outbox") == ["innocent-1", "innocent-2", "innocent-3"])
    #expect(try studio.names(in: "failed") == ["culprit"])
    #expect(try String(decoding: studio.data("failed/culprit/WHY.txt"), as: UTF8.self).contains("3 times"))
  }

  @Test(arguments: [
    ("claim.made", "missing"), ("publish.noted", "damaged"), ("publish.renamed", "missing"), ("leave.moved", "damaged"),
  ])
  func `68 and 69 a database that is lost or damaged is filled from the folders and no job runs twice`(
    point: String, fault: String
  ) throws {
    let studio = try studio()
    #expect(try pass(studio, dyingAt: point) == 9)
    let database = URL(filePath: "\(studio.root)/.dubplate/dubplate.sqlite")
    if fault == "missing" {
      try FileManager.default.removeItem(at: database)
    } else {
      try Data(repeating: 0x5a, count: 9_000).write(to: database)
    }
    try pass(studio)
    try expectInvariants(studio, "\(point), \(fault)")
    let known = try Program.run("jobs", "--json", "--root", studio.root).output
    for name in ["good", "second"] { #expect(known.contains("\"\(name)\""), "\(known)") }
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(studio.root)/.dubplate")
    #expect(kept.contains("dubplate.sqlite.damaged-1") == (fault == "damaged"))
  }

  @Test
  func `68 a database that is taken away at work is told of a few times, not without end, and the next run goes on`()
    throws
  {
    let studio = try studio()
    let pause = ["DUBPLATE_SILENT": "0.1", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02", "DUBPLATE_WORK_JOBS_AT_ONCE": "1"]
    let (process, output, errors) = try Program.start(["run", "--once", "--root", studio.root], environment: pause)
    while try !studio.isAtWork() {
      try #require(process.isRunning)
      usleep(10_000)
    }
    try FileManager.default.removeItem(atPath: "\(studio.root)/.dubplate/dubplate.sqlite")
    // Told a few times for each of the four jobs, for a bounded number of steps touch the database.
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    _ = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let told = words.split(separator: "\n").count { $0.contains("was moved or deleted while it was in use") }
    #expect((1...40).contains(told), "\(told) times")
    try pass(studio)
    try expectInvariants(studio, "database taken away")
  }
}
