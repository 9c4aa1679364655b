import Foundation
import Testing

/// The jobs as they are listed, shown, followed and stopped; without sound.
@Suite struct JobCommandTests {
  private static let silent = ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02", "TZ": "UTC"]
  private static let good = #"{"prompt": "house", "duration": 8}"#

  private func run(_ studio: Studio, _ arguments: String..., environment: [String: String] = [:]) throws
    -> Program.Result
  {
    try Program.run(
      arguments + ["--root", studio.root], environment: Self.silent.merging(environment) { $1 })
  }

  /// A folder with one job of each end and a ticket that was refused.
  private func worked() throws -> Studio {
    let studio = try Studio()
    for name in ["night-drive.json", "夜のドライブ.json"] { try studio.drop(Self.good, as: name) }
    try studio.drop(#"{"prompt": "fail", "duration": 8}"#, as: "broken.json")
    try studio.drop(#"{"prompt": "house", "bpm": 900}"#, as: "refused.json")
    #expect(try run(studio, "run", "--once").code == 1)
    return studio
  }

  private func names(_ result: Program.Result) -> [String] {
    result.output.split(separator: "\n").dropFirst().map { line in
      String(line.split(separator: " ").dropFirst(4).first ?? "")
    }
  }

  @Test func `jobs has a head, lists what was refused too, and filters`() throws {
    let studio = try worked()
    let all = try run(studio, "jobs")
    #expect(all.output.hasPrefix("ID        STATE      ACCEPTED          NAME"), "\(all.output)")
    #expect(Set(names(all)) == ["night-drive", "夜のドライブ", "broken", "refused"])
    let filters: [([String], Set<String>)] = [
      (["--state", "completed"], ["night-drive", "夜のドライブ"]), (["--state", "failed"], ["broken", "refused"]),
      (["--state", "failed", "--state", "queued"], ["broken", "refused"]), (["--name", "DRIVE"], ["night-drive"]),
      (["--name", "*e?"], ["broken", "refused"]), (["--name", "ドライブ"], ["夜のドライブ"]),
      (["--since", "1h", "--name", "night"], ["night-drive"]),
      (["--since", "today", "--state", "completed"], ["night-drive", "夜のドライブ"]),
      (["--limit", "0", "--name", "n"], ["night-drive", "broken"]),
    ]
    for (flags, expected) in filters {
      let found = try Program.run(["jobs", "--root", studio.root] + flags, environment: Self.silent)
      #expect(Set(names(found)) == expected, "\(flags): \(found.output)")
    }
    let none = try run(studio, "jobs", "--since", "2099-01-01")
    #expect(none.output.isEmpty && none.errors.contains("None of 4 jobs is like that."))
    #expect(names(try run(studio, "jobs", "--limit", "1")).count == 1)
    for flags in [["--state", "done"], ["--since", "soon"], ["--limit", "-1"], ["--since", "2026-02-30"]] {
      #expect(try Program.run(["jobs", "--root", studio.root] + flags).code == 64, "\(flags)")
    }
    let json = try JSONSerialization.jsonObject(with: Data(try run(studio, "jobs", "--json").output.utf8))
    #expect((json as? [[String: Any]])?.count == 4)
  }

  @Test(arguments: [80, 40])
  func `on a terminal no line of the jobs is wider than it`(width: Int) throws {
    let studio = try worked()
    let shown = try Program.onTerminal(width, "jobs", "--root", studio.root)
    let lines = shown.split(whereSeparator: \.isNewline)
    #expect(lines.count == 5)
    // Of what the names here are made of, a character outside of ASCII takes two columns, apart from the ellipsis.
    let columns = { (line: Substring) in line.reduce(0) { $0 + ($1.isASCII || $1 == "…" ? 1 : 2) } }
    for line in lines { #expect(columns(line) <= width, "\(line)") }
  }

  @Test func `show tells of a refused ticket by any of its names, and suggests what may be meant`() throws {
    let studio = try worked()
    let id = try #require(try studio.json("failed/refused/reason.json")["job_id"] as? String)
    for name in ["refused", "refused.json", id, String(id.suffix(8)), "refused--\(id.suffix(8)).json"] {
      let shown = try run(studio, "show", name)
      #expect(shown.code == 0, "\(name): \(shown.errors)")
      #expect(shown.output.contains("problem   $.bpm (line 1): 900 BPM is outside"), "\(shown.output)")
      #expect(shown.output.contains("ticket    \(studio.root)/failed/refused"))
    }
    let json = try JSONSerialization.jsonObject(with: Data(try run(studio, "show", "refused", "--json").output.utf8))
    let fields = try #require(json as? [String: Any])
    #expect(fields["status"] as? String == "failed" && fields["job_id"] as? String == id)
    #expect((fields["problems"] as? [Any])?.count == 1)
    for name in ["night-drive", "night-drive.json", "夜のドライブ"] { #expect(try run(studio, "show", name).code == 0) }
    for (slip, meant) in [("nigth-drive", "night-drive"), ("refsued", "refused"), ("brken", "broken")] {
      for command in ["show", "cancel", "retry"] {
        let result = try run(studio, command, slip)
        #expect(result.code == 1 && result.errors.contains("did you mean \(meant)?"), "\(result.errors)")
      }
    }
  }

  @Test func `show says that a ticket is still in the inbox`() throws {
    let studio = try worked()
    try studio.drop(Self.good, as: "late.json")
    for name in ["late", "late.json"] {
      let result = try run(studio, "show", name)
      #expect(result.code == 75 && result.errors.contains("late.json is still in the inbox"), "\(result.errors)")
    }
  }

  @Test func `without a daemon drop --wait says so and drops nothing, and --work-off does the work`() throws {
    let studio = try Studio()
    let refused = try run(studio, "drop", "house", "--wait")
    #expect(refused.code == 75)
    #expect(refused.errors.contains("no daemon works here") && refused.errors.contains("--work-off"))
    #expect(try studio.names(in: "inbox").isEmpty)
    let made = try run(studio, "drop", "calm ambient", "house", "--duration", "8", "--work-off")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output == "\(studio.root)/outbox/calm-ambient\n\(studio.root)/outbox/house\n")
    let failed = try run(studio, "drop", "fail", "techno", "--duration", "8", "--work-off", "--json")
    #expect(failed.code == 1)
    let list = try JSONSerialization.jsonObject(with: Data(failed.output.utf8)) as? [[String: Any]]
    #expect(list?.map { $0["status"] as? String } == ["failed", "completed"])
  }

  @Test func `with a daemon drop --wait prints the deliveries, and ends when the daemon does`() throws {
    let studio = try Studio()
    let (daemon, _, _) = try Program.start(
      ["run", "--root", studio.root], environment: Self.silent.merging(["DUBPLATE_SILENT": "300"]) { $1 })
    defer { if daemon.isRunning { daemon.terminate() } }
    while !FileManager.default.fileExists(atPath: "\(studio.root)/.dubplate/dubplate.sqlite") { usleep(10_000) }
    for flag in ["--wait", "--work-off"] {
      let made = try run(studio, "drop", "house", "--duration", "8", flag)
      #expect(made.code == 0, "\(made.errors)")
      #expect(made.output.hasPrefix("\(studio.root)/outbox/house"), "\(made.output)")
    }
    let (waiting, output, errors) = try Program.start(
      ["drop", #"techno"#, "--duration", "600", "--wait", "--root", studio.root],
      environment: Self.silent)
    defer { withExtendedLifetime(output) { if waiting.isRunning { waiting.terminate() } } }
    while try !studio.isAtWork() { usleep(10_000) }
    daemon.terminate()
    daemon.waitUntilExit()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    waiting.waitUntilExit()
    #expect(waiting.terminationStatus == 75 || words.contains("completed"), "\(words)")
  }

  @Test func `a stopped run says which jobs are back in the queue and leaves with 75`() throws {
    let studio = try Studio()
    for name in ["a.json", "b.json", "c.json"] { try studio.drop(Self.good, as: name) }
    let (pass, _, errors) = try Program.start(
      ["run", "--once", "--root", studio.root], environment: Self.silent.merging(["DUBPLATE_SILENT": "2000"]) { $1 })
    while try !studio.isAtWork() { usleep(10_000) }
    kill(pass.processIdentifier, SIGINT)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    pass.waitUntilExit()
    #expect(pass.terminationStatus == 75)
    #expect(words.contains("stopped: back in the queue"), "\(words)")
    #expect(words.contains("left: 3 jobs wait in the queue; `dubplate run --once` goes on with that"), "\(words)")
    #expect(try run(studio, "run", "--once").code == 0)
    #expect(try studio.names(in: "outbox") == ["a", "b", "c"])
  }

  @Test func `a stopped render leaves nothing behind, says so, and ends by the signal`() throws {
    let studio = try Studio()
    let (render, _, errors) = try Program.start(
      ["render", "house", "--duration", "120", "-o", "\(studio.root)/out", "--root", studio.root])
    while (try? studio.everything(in: "out"))?.isEmpty ?? true { usleep(10_000) }
    kill(render.processIdentifier, SIGINT)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    render.waitUntilExit()
    #expect(render.terminationReason == .uncaughtSignal && render.terminationStatus == SIGINT)
    #expect(words.contains("stopped: nothing was delivered"), "\(words)")
    #expect(try studio.everything(in: "out").isEmpty)
  }
}
