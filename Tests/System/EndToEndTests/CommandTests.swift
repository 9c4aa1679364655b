import Foundation
import Testing

/// The commands, as scripts use them.
@Suite struct CommandTests {
  private func object(_ result: Program.Result) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func `parse prints the brief`() throws {
    let brief = try object(
      try Program.run("parse", "A four-on-the-floor house beat with a dubstep-style bass, 126 bpm, F minor"))
    #expect(brief["genre"] as? String == "house")
    #expect(brief["bpm"] as? Double == 126)
    #expect(brief["key"] as? String == "F minor")
    #expect(brief["not_understood"] as? [String] == [])
  }

  @Test func `render makes a track without a daemon, and analyze and qa find in it what was asked for`() throws {
    let studio = try Studio()
    let rendered = try Program.run(
      "render", "a hip-hop beat", "--duration", "20", "--bpm", "90", "--key", "D minor", "--seed", "4", "-o",
      studio.root)
    #expect(rendered.code == 0, "\(rendered.errors)")
    let wav = "\(studio.root)/a-hip-hop-beat/a-hip-hop-beat.wav"
    let style = try object(try Program.run("analyze", wav, "--json"))
    #expect(abs((style["duration"] as? Double ?? 0) - 20) < 0.001)
    #expect(style["key"] as? String == "D minor")
    let checked = try Program.run("qa", wav, "--bpm", "90", "--key", "D minor", "--loudness", "-14")
    #expect(checked.code == 0, "\(checked.output)")
    #expect(try Program.run("qa", wav, "--loudness", "-20").code == 1)
    let whole = try object(try Program.run("qa", "\(studio.root)/a-hip-hop-beat"))
    let checks = try #require(whole["checks"] as? [[String: Any]])
    #expect(whole["passed"] as? Bool == true && checks.contains { $0["id"] as? String == "stem_sum" })
    let similarity = try object(try Program.run("analyze", wav, "--against", wav))
    #expect(abs((similarity["similarity"] as? Double ?? 0) - 1) < 1e-9)
  }

  @Test func `analyze keeps what it measured where there is a state folder, and says the same again`() throws {
    let studio = try Studio()
    let wav = "\(studio.root)/tone.wav"
    _ = try Program.other("ffmpeg", "-f", "lavfi", "-i", "sine=440:r=48000:d=3", "-ac", "2", wav)
    let measured = try Program.run("analyze", wav, "--root", studio.root)
    #expect(measured.code == 0, "\(measured.errors)")
    #expect(!FileManager.default.fileExists(atPath: "\(studio.root)/.dubplate"))
    try FileManager.default.createDirectory(atPath: "\(studio.root)/.dubplate", withIntermediateDirectories: true)
    for flags in [[], [], ["--no-cache"]] {
      let (process, output, _) = try Program.start(["analyze", wav, "--root", studio.root] + flags)
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(text == measured.output)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(studio.root)/.dubplate/analyses").count == 1)
    let several = try Program.run("analyze", wav, wav)
    let list = try JSONSerialization.jsonObject(with: Data(several.output.utf8)) as? [[String: Any]]
    #expect(list?.map { $0["file"] as? String } == [wav, wav])
    #expect(try Program.run("analyze", wav, "\(studio.root)/none.wav").code == 65)
  }

  @Test func `the daemon takes what drop puts there, jobs and show tell of it, and SIGTERM ends it in order`() throws {
    let studio = try Studio()
    let (daemon, _, log) = try Program.start(["run", "--root", studio.root])
    defer { if daemon.isRunning { daemon.terminate() } }
    try Program.wait(for: "watching", in: log)
    let dropped = try Program.run(
      "drop", "ambient", "--duration", "8", "--seed", "1", "--wait", "--root", studio.root)
    #expect(dropped.code == 0, "\(dropped.errors)")
    #expect(try studio.names(in: "outbox") == ["ambient"])
    #expect(try Program.run("run", "--once", "--root", studio.root).code == 75)
    let shown = try object(try Program.run("show", "ambient", "--json", "--root", studio.root))
    #expect(shown["status"] as? String == "completed" && shown["progress"] as? Int == 100)
    #expect(
      (shown["timings"] as? [[String: Any]])?.map { $0["stage"] as? String } == [
        "parse", "analyze", "plan", "generate", "mix", "master", "verify", "publish",
      ])
    #expect(try Program.run("jobs", "--root", studio.root).output.contains("completed"))
    daemon.terminate()
    daemon.waitUntilExit()
    #expect(daemon.terminationStatus == 0)
  }

  @Test func `a daemon killed at work leaves the ticket claimed, and the next run delivers it once`() throws {
    let studio = try Studio()
    let (daemon, _, _) = try Program.start(["run", "--root", studio.root])
    try studio.drop(#"{"prompt": "house", "duration": 30, "seed": 5}"#, as: "cut.json")
    while try !studio.isAtWork() {
      try #require(daemon.isRunning)
      usleep(20_000)
    }
    kill(daemon.processIdentifier, SIGKILL)
    daemon.waitUntilExit()
    #expect(try studio.names(in: "inbox").isEmpty && studio.names(in: "outbox").isEmpty)
    #expect(try studio.runOnce().code == 0)
    #expect(try studio.names(in: "outbox") == ["cut"])
    #expect(try studio.names(in: "archive") == ["cut"])
    #expect(try studio.names(in: "queue").isEmpty)
  }

  @Test(arguments: ["progress.told:40", "stage.finished:4", "stage.finished:7"])
  func `45 a daemon killed after a stage goes on after it, and the bytes are those of an undisturbed run`(
    point: String
  ) throws {
    let (cut, whole) = (try Studio(), try Studio())
    for studio in [cut, whole] { try studio.drop(#"{"prompt": "house", "duration": 8, "seed": 5}"#, as: "job.json") }
    let die = ["DUBPLATE_CRASH_AT": point]
    #expect(try Program.run("run", "--once", "--root", cut.root, environment: die).code == 9)
    for studio in [cut, whole] { #expect(try studio.runOnce().code == 0) }
    let names = try whole.names(in: "outbox/job/stems").map { "stems/\($0)" } + ["job.wav", "job.mid", "qa.json"]
    for name in names { #expect(try cut.data("outbox/job/\(name)") == whole.data("outbox/job/\(name)"), "\(name)") }
    let shown = try Program.run("show", "job", "--root", cut.root).output
    let reused = shown.split(separator: "\n").filter { $0.contains("  reuse  ") }.map {
      $0.split(separator: " ").last ?? ""
    }
    let expected: [String: [Substring]] = [
      "progress.told:40": ["parse"], "stage.finished:4": ["parse", "generate"],
      "stage.finished:7": ["parse", "generate", "mix", "master"],
    ]
    #expect(reused == expected[point], "\(shown)")
    #expect(try cut.names(in: ".dubplate/work").isEmpty)
  }

  @Test(arguments: [["render"], ["analyze", "/nowhere.wav"], ["show", "nothing"], ["frobnicate"]])
  func `what cannot be done is said on the error stream with an exit code`(arguments: [String]) throws {
    let studio = try Studio()
    let isFlagless = arguments[0] == "frobnicate" || arguments[0] == "analyze"
    let (process, output, errors) = try Program.start(isFlagless ? arguments : arguments + ["--root", studio.root])
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus != 0)
    #expect(printed.isEmpty && !words.isEmpty)
  }
}
