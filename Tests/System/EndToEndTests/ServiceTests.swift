import Foundation
import TestSupport
import Testing

/// The daemon as a service: a socket of the test's own plays systemd, and does as systemd does.
@Suite struct ServiceTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#

  /// A daemon without sound, which is told to whom it has to report.
  private final class Service {
    let studio: Studio
    let listener: DatagramListener
    private(set) var process: Process
    private var pipes: [Pipe]
    private let environment: [String: String]

    init(_ studio: Studio, watchdog: Duration? = nil, _ more: [String: String] = [:]) throws {
      self.studio = studio
      let socket = "@dubplate-test-\(UUID().uuidString.prefix(8))"
      listener = try DatagramListener(socket)
      var environment = ["NOTIFY_SOCKET": socket, "DUBPLATE_SILENT": "0", "DUBPLATE_WATCH_STABLE_FOR_S": "0.02"]
      environment["WATCHDOG_USEC"] = watchdog.map { "\(Int($0 / .microseconds(1)))" }
      self.environment = environment
      (process, pipes) = try Self.start(studio, environment.merging(more) { $1 })
    }

    private static func start(_ studio: Studio, _ environment: [String: String]) throws -> (Process, [Pipe]) {
      let (process, output, errors) = try Program.start(["run", "--root", studio.root], environment: environment)
      return (process, [output, errors])
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The messages up to and with the first one that holds `words`; empty ones mean that the daemon fell silent.
    func messages(until words: String) -> [String] {
      var messages: [String] = []
      while messages.last.map({ $0.contains(words) || $0.isEmpty }) != true { messages.append(listener.next()) }
      return messages
    }

    /// Waits, as systemd does, until no sign of life has come for `patience`, and then kills the daemon.
    func killWhenSilent(for patience: Duration) {
      while !listener.next(within: patience).isEmpty {}
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    func startAgain() throws { (process, pipes) = try Self.start(studio, environment) }

    func stop() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }

    func waitForDelivery(of name: String) throws {
      while try !studio.names(in: "archive").contains(name) {
        try #require(process.isRunning)
        usleep(10_000)
      }
    }

    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// What it has said; ends when the daemon does.
    func errors() -> String {
      String(decoding: pipes.last?.fileHandleForReading.readDataToEndOfFile() ?? Data(), as: UTF8.self)
    }
  }

  @Test func `the service manager hears that it is ready, what it does, that it is alive and that it stops`() throws {
    let studio = try Studio()
    try studio.drop(Self.good, as: "early.json")
    let service = try Service(studio, watchdog: .seconds(2))
    #expect(service.messages(until: "READY=1").last?.contains("STATUS=watching the inbox") == true)
    #expect(service.messages(until: "1 delivered").last?.hasPrefix("STATUS=") == true)
    for _ in 0..<5 { #expect(service.messages(until: "WATCHDOG=1").last == "WATCHDOG=1") }
    #expect(service.stop() == 0)
    #expect(service.messages(until: "STOPPING=1").last == "STOPPING=1")
    #expect(try studio.names(in: "outbox") == ["early"])
  }

  @Test(arguments: ["watcher", "inbox:2", "work:2"])
  func `67 when a part hangs the signs of life end, and when it is killed for it no job is lost`(part: String) throws {
    let studio = try Studio()
    let watchdog = Duration.seconds(1)
    let service = try Service(studio, watchdog: watchdog, ["DUBPLATE_HANG_AT": part])
    #expect(service.messages(until: "READY=1").last?.contains("READY=1") == true)
    try studio.drop(Self.good, as: "job.json")
    service.killWhenSilent(for: watchdog)
    #expect(service.process.terminationReason == .uncaughtSignal)
    #expect(service.errors().contains("no sign of life"))
    try service.startAgain()
    #expect(service.messages(until: "READY=1").last?.contains("READY=1") == true)
    try service.waitForDelivery(of: "job")
    #expect(service.stop() == 0)
    #expect(try studio.names(in: "outbox") == ["job"])
  }

  @Test func `66 SIGHUP brings new settings into force, wrong ones are told, and the watches stay`() throws {
    let studio = try Studio()
    let file = "\(studio.root)/settings.yaml"
    func set(_ yaml: String) throws { try Data(yaml.utf8).write(to: URL(filePath: file)) }
    try set("watch: {stable_for_s: 600, rescan_s: 3600}")
    let silent = ["DUBPLATE_CONFIG": file, "DUBPLATE_SILENT": "0"]
    let socket = "@dubplate-test-\(UUID().uuidString.prefix(8))"
    let listener = try DatagramListener(socket)
    let (daemon, _, errors) = try Program.start(
      ["run", "--root", studio.root], environment: silent.merging(["NOTIFY_SOCKET": socket]) { $1 })
    defer { daemon.terminate() }
    func hear(_ words: String) {
      var message = listener.next()
      while !message.isEmpty, !message.contains(words) { message = listener.next() }
      #expect(message.contains(words))
    }
    func reload() {
      kill(daemon.processIdentifier, SIGHUP)
      hear("RELOADING=1")
      hear("READY=1")
    }
    hear("READY=1")
    try studio.drop(Self.good, as: "patient.json")
    try set("watch: {stable_for_s: -1}")
    reload()
    #expect(try studio.names(in: "inbox") == ["patient.json"])
    try set("root: elsewhere\nwatch: {stable_for_s: 0.02, rescan_s: 3600}")
    reload()
    while try !studio.names(in: "archive").contains("patient") { usleep(10_000) }
    try Data(Self.good.utf8).write(to: URL(filePath: "\(studio.root)/later"))
    #expect(rename("\(studio.root)/later", "\(studio.root)/inbox/later.json") == 0)
    while try !studio.names(in: "archive").contains("later") { usleep(10_000) }
    daemon.terminate()
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(words.contains("-1") && words.contains("stable_for_s"))
    #expect(words.contains("reloaded: the settings"))
  }

  @Test func `65 a stage that does not stop is left behind, and its job begins anew without a death`() throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "hang", "duration": 8}"#, as: "stuck.json")
    let service = try Service(studio, ["DUBPLATE_WORK_STOP_WITHIN_S": "1"])
    _ = service.messages(until: "READY=1")
    while try !studio.isAtWork(stage: "mix") { usleep(10_000) }
    #expect(service.stop() == 0)
    let shown = try Program.run("show", "stuck", "--json", "--root", studio.root).output
    #expect(shown.contains("\"queued\"") && shown.contains("give_back") && !shown.contains("interrupt"), "\(shown)")
    #expect(try studio.names(in: "outbox").isEmpty)
  }

  @Test func `70 a state folder on NFS is refused with 78 before anything is made of it`() throws {
    let studio = try Studio()
    // Stands in for a kernel with NFS: the call that asks for the kind of file system answers with NFS's number.
    let source = """
      #include <sys/statfs.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      int fstatfs(int f, struct statfs *s) { int r = syscall(SYS_fstatfs, f, s); s->f_type = 0x6969; return r; }
      """
    try Data(source.utf8).write(to: URL(filePath: "\(studio.root)/nfs.c"))
    _ = try Program.other("clang", "-shared", "-fPIC", "-o", "\(studio.root)/nfs.so", "\(studio.root)/nfs.c")
    try studio.drop(Self.good, as: "job.json")
    let result = try Program.run(
      "run", "--once", "--root", studio.root, environment: ["LD_PRELOAD": "\(studio.root)/nfs.so"])
    #expect(result.code == 78, "\(result.errors)")
    #expect(result.errors.contains("NFS") && result.errors.contains("local disk"))
    #expect(try studio.names(in: "inbox") == ["job.json"])
    #expect(!FileManager.default.fileExists(atPath: "\(studio.root)/.dubplate/dubplate.sqlite"))
  }

  @Test func `a job is worked on as soon as the database knows of it, and never taken for lost`() throws {
    let studio = try Studio()
    let service = try Service(studio, ["DUBPLATE_HANG_AT": "accept", "DUBPLATE_WATCH_RESCAN_S": "1"])
    _ = service.messages(until: "READY=1")
    try studio.drop(Self.good, as: "job.json")
    try service.waitForDelivery(of: "job")
    #expect(try Program.run("jobs", "--json", "--root", studio.root).output.contains("completed"))
    service.signal(SIGKILL)
  }
}
