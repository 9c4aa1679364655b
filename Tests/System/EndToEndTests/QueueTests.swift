import Foundation
import Testing

/// Cancelling, asking again, twins and what is kept for how long, with the whole program and without sound.
@Suite struct QueueTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#

  private func environment(_ more: [String: String] = [:]) -> [String: String] {
    ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"].merging(more) { $1 }
  }

  private func pass(_ studio: Studio, _ more: [String: String] = [:]) throws -> Program.Result {
    try Program.run("run", "--once", "--root", studio.root, environment: environment(more))
  }

  private func ask(_ studio: Studio, _ what: String, _ job: String, dyingAt point: String? = nil) throws
    -> Program.Result
  {
    try Program.run(
      what, job, "--root", studio.root, environment: environment(point.map { ["DUBPLATE_CRASH_AT": $0] } ?? [:]))
  }

  private func start(_ studio: Studio, pause: String) throws -> Process {
    let settings = environment(["DUBPLATE_SILENT": pause, "DUBPLATE_WATCH_RESCAN_S": "1"])
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = ["run", "--root", studio.root]
    process.environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func wait(_ process: Process, until condition: () throws -> Bool) throws {
    while try !condition() {
      try #require(process.isRunning)
      usleep(20_000)
    }
  }

  private func end(_ process: Process) {
    process.terminate()
    process.waitUntilExit()
  }

  private func file(_ studio: Studio, of name: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: "\(studio.root)/queue") else { return nil }
    return try studio.names(in: "queue").first { $0.hasPrefix("\(name)--") }
  }

  private func expectCancelled(_ studio: Studio, _ name: String) throws {
    #expect(try studio.names(in: "outbox").isEmpty)
    #expect(try studio.data("archive/\(name)/\(name).json") == Data(Self.good.utf8))
    #expect(try studio.names(in: "archive/\(name)").contains("CANCELLED.txt"))
    #expect(try studio.names(in: "inbox/.dubplate/claimed").isEmpty)
    #expect(try studio.names(in: "outbox/.dubplate/staging").isEmpty)
    #expect(try studio.names(in: "queue").isEmpty)
    let shown = try Program.run("show", name, "--json", "--root", studio.root).output
    #expect(shown.contains(#""status" : "cancelled""#), "\(shown)")
  }

  @Test(arguments: ["delete", "rename", "marker"])
  func `57 and 58 a job at work is cancelled by its file in the queue, and its ticket is in the archive`(
    way: String
  ) throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    let daemon = try start(studio, pause: "1000")
    defer { end(daemon) }
    try wait(daemon) { try studio.isAtWork() }
    let name = try #require(try file(studio, of: "job"))
    let path = "\(studio.root)/queue/\(name)"
    let request = path.replacingOccurrences(of: ".json", with: ".cancel")
    switch way {
    case "delete": try FileManager.default.removeItem(atPath: path)
    case "rename": try FileManager.default.moveItem(atPath: path, toPath: request)
    default: try Data().write(to: URL(filePath: request))
    }
    try wait(daemon) { FileManager.default.fileExists(atPath: "\(studio.root)/archive/job") }
    end(daemon)
    try expectCancelled(studio, "job")
  }

  @Test func `57 a job that waits for its turn is cancelled by the command, and the one at work goes on`() throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "techno", "duration": 8, "priority": 1}"#, as: "first.json")
    try studio.drop(Self.good, as: "second.json")
    let daemon = try start(studio, pause: "400")
    defer { end(daemon) }
    try wait(daemon) { try studio.isAtWork() && file(studio, of: "second") != nil }
    let asked = try ask(studio, "cancel", "second")
    #expect(asked.code == 0, "\(asked.errors)")
    #expect(try studio.names(in: "archive/second").contains("CANCELLED.txt"))
    try wait(daemon) { FileManager.default.fileExists(atPath: "\(studio.root)/archive/first") }
    #expect(try studio.names(in: "outbox") == ["first"])
    let late = try ask(studio, "cancel", "first")
    #expect(late.code == 1 && late.errors.contains("completed"), "\(late.errors)")
  }

  @Test func `38 a queue folder that is another one cancels nothing, and shows the jobs again`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    let daemon = try start(studio, pause: "700")
    defer { end(daemon) }
    try wait(daemon) { try studio.isAtWork() }
    try FileManager.default.moveItem(atPath: "\(studio.root)/queue", toPath: "\(studio.root)/old")
    try FileManager.default.createDirectory(atPath: "\(studio.root)/queue", withIntermediateDirectories: false)
    try wait(daemon) { FileManager.default.fileExists(atPath: "\(studio.root)/archive/job") }
    #expect(try studio.names(in: "outbox") == ["job"])
  }

  @Test(arguments: ["publish.noted", "publish.renamed", "work.done"])
  func `59 a job that is being published is published, and one that is not yet is cancelled`(point: String) throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    #expect(try pass(studio, ["DUBPLATE_CRASH_AT": point]).code == 9)
    let asked = try ask(studio, "cancel", "job")
    if point == "publish.renamed" {
      #expect(asked.code == 1)
      #expect(try pass(studio).code == 0)
      #expect(try studio.names(in: "outbox") == ["job"])
    } else {
      #expect(asked.code == 0, "\(asked.errors)")
      #expect(try pass(studio).code == 0)
      try expectCancelled(studio, "job")
    }
  }

  @Test(arguments: ["cancel.noted", "leave.moved", "leave.closed", "archive.noted"])
  func `43 if the program is killed while it cancels, the job is cancelled and nothing is left`(point: String) throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    #expect(try pass(studio, ["DUBPLATE_CRASH_AT": "accept.shown"]).code == 9)
    #expect(try ask(studio, "cancel", "job", dyingAt: point).code == 9)
    #expect(try pass(studio).code == 0)
    try expectCancelled(studio, "job")
  }

  @Test(arguments: [nil, "retry.noted", "retry.recorded", "retry.moved"] as [String?])
  func `retry takes a failed job up again under its name and id, also after a crash in the middle`(point: String?)
    throws
  {
    let studio = try Studio()
    let text = #"{"prompt": "fail", "duration": 8}"#
    try studio.drop(text, as: "job.json")
    try studio.drop("RIFF of job", as: "job.wav")
    #expect(try pass(studio).code == 1)
    let first = try studio.json("failed/job/reason.json")["job_id"] as? String
    let asked = try ask(studio, "retry", "job", dyingAt: point)
    #expect(asked.code == (point == nil ? 0 : 9), "\(asked.errors)")
    #expect(try pass(studio).code == 1)
    #expect(try studio.names(in: "failed") == ["job"])
    #expect(try studio.names(in: "failed/job") == ["WHY.txt", "job.json", "job.wav", "reason.json"])
    #expect(try studio.data("failed/job/job.json") == Data(text.utf8))
    #expect(try studio.json("failed/job/reason.json")["job_id"] as? String == first)
    let shown = try Program.run("show", "job", "--root", studio.root).output
    #expect(shown.components(separatedBy: "resubmit").count >= 2, "\(shown)")
    #expect(shown.components(separatedBy: "  fail  ").count >= 3, "\(shown)")
  }

  @Test func `retry takes up what was cancelled or refused, and says so when there is nothing`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    try studio.drop(#"{"prompt": "house", "bpm": 900}"#, as: "refused.json")
    #expect(try pass(studio, ["DUBPLATE_CRASH_AT": "accept.shown"]).code == 9)
    #expect(try ask(studio, "cancel", "job").code == 0)
    #expect(try ask(studio, "retry", "job").code == 0)
    #expect(try pass(studio).code == 1)
    #expect(try studio.names(in: "outbox") == ["job"])
    #expect(try studio.names(in: "archive/job") == ["job.json"])
    #expect(try studio.names(in: "failed") == ["refused"])
    try Data(Self.good.utf8).write(to: URL(filePath: "\(studio.root)/failed/refused/refused.json"))
    #expect(try ask(studio, "retry", "refused").code == 0)
    #expect(try pass(studio).code == 0)
    #expect(try studio.names(in: "outbox") == ["job", "refused"])
    #expect(try ask(studio, "retry", "nothing").code == 1)
    #expect(try ask(studio, "retry", "job").code == 1)
  }

  @Test func `7 and 71 the same ticket twice is two jobs, and the second names the first`() throws {
    let studio = try Studio()
    for name in ["one.json", "two.json"] { try studio.drop(Self.good, as: name) }
    let result = try pass(studio)
    #expect(try studio.names(in: "outbox") == ["one", "two"])
    #expect(result.errors.contains("two.json is the same ticket as one ("), "\(result.errors)")
    let shown = try Program.run("show", "two", "--root", studio.root).output
    #expect(shown.contains("twin  one ("), "\(shown)")
  }

  @Test func `56 what is written into a file of the queue changes nothing`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    #expect(try pass(studio, ["DUBPLATE_CRASH_AT": "accept.shown"]).code == 9)
    let name = try #require(try file(studio, of: "job"))
    try Data(#"{"prompt": "fail"}"#.utf8).write(to: URL(filePath: "\(studio.root)/queue/\(name)"))
    #expect(try pass(studio).code == 0)
    #expect(try studio.data("outbox/job/job.wav") == Data(Self.good.utf8))
    #expect(try studio.names(in: "queue").isEmpty)
  }

  @Test func `74 what is old is announced first and deleted later, and nothing that somebody put there`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "good.json")
    try studio.drop(#"{"prompt": "fail", "duration": 8}"#, as: "bad.json")
    // A day in the settings that passes in a moment.
    let short = ["DUBPLATE_RETENTION_ARCHIVE_DAYS": "0.000001", "DUBPLATE_RETENTION_FAILED_DAYS": "0.000001"]
    #expect(try pass(studio).code == 1)
    for folder in ["archive/mine", "failed/mine"] {
      try FileManager.default.createDirectory(atPath: "\(studio.root)/\(folder)", withIntermediateDirectories: false)
    }
    try studio.drop(Self.good, as: "waiting.wav")
    usleep(200_000)
    let told = try pass(studio, short)
    #expect(told.errors.contains("will be deleted"), "\(told.errors)")
    #expect(try studio.names(in: "archive/good") == ["TO-BE-DELETED.txt", "good.json"])
    #expect(try studio.names(in: "failed/bad").contains("TO-BE-DELETED.txt"))
    usleep(200_000)
    _ = try pass(studio, short)
    #expect(try studio.names(in: "archive") == ["mine"])
    #expect(try studio.names(in: "failed") == ["mine"])
    #expect(try studio.names(in: "inbox") == ["waiting.wav"])
    #expect(try studio.names(in: "outbox") == ["good"])
  }

  @Test func `the state folder shows the jobs by state in Prometheus' format`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "good.json")
    try studio.drop(#"{"prompt": "fail", "duration": 8}"#, as: "bad.json")
    _ = try pass(studio)
    let text = String(decoding: try studio.data(".dubplate/metrics.prom"), as: UTF8.self)
    for line in [#"dubplate_jobs{state="completed"} 1"#, #"dubplate_jobs{state="failed"} 1"#] {
      #expect(text.contains(line), "\(text)")
    }
  }
}
