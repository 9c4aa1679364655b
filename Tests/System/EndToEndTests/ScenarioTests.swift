import Foundation
import Testing

/// Scenarios of the drop folder that need the whole program, which works without sound here.
@Suite struct ScenarioTests {
  private static let silent = ["DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"]
  private static let good = #"{"prompt": "house", "duration": 8}"#

  private func pass(_ studio: Studio, _ more: [String: String] = [:]) throws -> Program.Result {
    try Program.run("run", "--once", "--root", studio.root, environment: Self.silent.merging(more) { $1 })
  }

  private static let hostile: [(name: String, text: String, code: String)] = [
    ("13 trailing", good + " x", "json.invalid"),
    ("15 twice", #"{"prompt": "a", "prompt": "b"}"#, "json.duplicate-key"),
    ("16 deep", #"{"prompt": "# + String(repeating: "[", count: 200_000), "json.too-deep"),
    ("17 up", #"{"prompt": "a", "reference": "../../etc/passwd"}"#, "ticket.path-escape"),
    ("18 absolute", #"{"prompt": "a", "reference": "/proc/self/environ"}"#, "ticket.path-escape"),
    ("18 address", #"{"prompt": "a", "reference": "file:///etc/passwd"}"#, "ticket.path-escape"),
    ("18 library", #"{"prompt": "a", "reference": "library:../x"}"#, "ticket.path-escape"),
    ("18 backslash", #"{"prompt": "a", "reference": "..\\x.wav"}"#, "drop.reference_missing"),
    ("19 NUL", #"{"prompt": "a", "reference": "ref.wav\u0000.txt"}"#, "ticket.bad-name"),
  ]

  @Test func `13 to 19 hostile tickets are refused each with its own code, and a good one beside them is delivered`()
    throws
  {
    let studio = try Studio()
    for ticket in Self.hostile { try studio.drop(ticket.text, as: "\(ticket.name).json") }
    try studio.drop("\u{feff}" + Self.good, as: "14 with a mark.json")
    try Data(Self.good.data(using: .utf16) ?? Data()).write(to: URL(filePath: "\(studio.root)/inbox/14 wide.json"))
    #expect(try pass(studio).code == 1)
    #expect(try studio.names(in: "outbox") == ["14 wide", "14 with a mark"])
    for (name, code) in Self.hostile.map({ ($0.name, $0.code) }) {
      let reason = try studio.json("failed/\(name)/reason.json")
      let problems = try #require(reason["problems"] as? [[String: Any]])
      #expect(problems.contains { $0["code"] as? String == code }, "\(name): \(problems)")
    }
  }

  @Test func `10 a file of zeros waits, and is accepted when it is filled`() throws {
    let studio = try Studio()
    try studio.drop(String(repeating: "\0", count: 40), as: "job.json")
    #expect(try pass(studio).code == 0)
    #expect(try studio.names(in: "inbox") == ["job.json"])
    try studio.drop(Self.good, as: "job.json")
    #expect(try pass(studio).code == 0)
    #expect(try studio.names(in: "outbox") == ["job"])
  }

  @Test func `60 a second daemon on the same folders ends at once with 75`() throws {
    let studio = try Studio()
    let environment = Self.silent
    let (first, output, errors) = try Program.start(["run", "--root", studio.root], environment: environment)
    defer { withExtendedLifetime((output, errors)) { first.terminate() } }
    while !FileManager.default.fileExists(atPath: "\(studio.root)/.dubplate/dubplate.sqlite") { usleep(10_000) }
    #expect(try pass(studio).code == 75)
  }

  @Test(arguments: ["max_inotify_watches", "max_inotify_instances"])
  func `31 and 32 without watches the inbox is looked at from time to time, and the message names the sysctl`(
    limit: String
  ) throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "job.json")
    let script = """
      echo 0 > /proc/sys/user/\(limit) || exit 7
      "$1" run --root "$2" 2> "$2/errors" & daemon=$!
      for n in $(seq 400); do [ -d "$2/outbox/job" ] && break; sleep 0.05; done
      kill $daemon; wait $daemon; grep -q max_user "$2/errors"
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["unshare", "-Ur", "bash", "-c", script, "-", Program.path, studio.root]
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.silent) { $1 }.merging(["DUBPLATE_WATCH_RESCAN_NETWORK_S": "1"]) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    // Where user namespaces are forbidden, this cannot be tried without changing the machine.
    guard process.terminationStatus != 7, process.terminationReason == .exit else { return }
    #expect(process.terminationStatus == 0)
    #expect(try studio.names(in: "outbox") == ["job"])
  }
}
