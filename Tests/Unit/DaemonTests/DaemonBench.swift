import Audio
import Diagnostics
import DropFolder
import Foundation
import Genres
import JobStore
import QualityControl
import Settings
import Synchronization
import TestSupport
import Testing

@testable import Daemon
@testable import Production

/// A daemon in this process, in folders of its own, whose attempts come out as a script says.
final class DaemonBench: Sendable {
  let root = Scratch.path("daemon")
  let producer: ScriptedProducer
  private let told = Events()
  let settings: Settings
  private let running = Mutex<Daemon?>(nil)

  init(_ script: [ScriptedProducer.Outcome], _ change: (inout Settings) -> Void = { _ in }) throws {
    try FileManager.default.createDirectory(atPath: "\(root)/inbox", withIntermediateDirectories: true)
    var settings = Settings()
    settings.root = root
    settings.watch.stableFor = .milliseconds(20)
    settings.work.jobsAtOnce = 1
    settings.work.renderThreads = 1
    change(&settings)
    self.settings = settings
    producer = ScriptedProducer(script)
    try start()
  }

  /// Ends the daemon, if there is one, and starts another one in the same folders.
  func start() throws {
    stop()
    let daemon = try Daemon(
      settings, paths: FolderPaths(settings, environment: [:]), catalogue: .standard,
      clock: WallClock { "2026-11-29T12:00:00Z" }, ids: .random, environment: [:],
      producers: { [producer] _ in { _, _ in (producer, ["embedded"]) } }, observe: told.add)
    running.withLock { $0 = daemon }
  }

  /// Ends the daemon as a crash does: nothing is noted, and the lock is free.
  func stop() { running.withLock { $0 = nil } }

  var daemon: Daemon { get throws { try #require(running.withLock { $0 }) } }

  var events: [DaemonEvent] { told.all }

  /// What the daemon has said, in words of one line each.
  var words: [String] { told.all.compactMap(\.words) }

  func drop(_ text: String, as name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(root)/inbox/\(name)"))
  }

  /// One pass over the inbox, as `run --once` makes it.
  func pass() async throws { try await daemon.singlePass.run() }

  /// One look at the queue folder.
  func lookAtQueue() throws {
    var look = try daemon.queue.queue
    try look.look()
  }

  func jobs() throws -> [Job] { try daemon.records.reader.jobs() }

  func job(_ name: String) throws -> Job { try #require(try jobs().last { $0.name == name }) }

  func names(in folder: String) throws -> [String] {
    let all = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
    return all.filter { !$0.hasPrefix(".") && $0 != "index.html" }.sorted()
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8) }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(root)/\(path)") }
}

/// What a daemon has told.
private final class Events: Sendable {
  private let events = Mutex<[DaemonEvent]>([])

  func add(_ event: DaemonEvent) { events.withLock { $0.append(event) } }

  var all: [DaemonEvent] { events.withLock { $0 } }
}

extension DaemonEvent {
  fileprivate var words: String? {
    switch self {
    case .accepted(let name): "accepted \(name)"
    case .refused(let name, let problems, _): "refused \(name): \(problems.map(\.code).joined(separator: " "))"
    case .waiting(let name, let reason): "waiting \(name): \(reason)"
    case .retrying(let name, let reason): "retrying \(name): \(reason)"
    case .held(let name, let reason): "held \(name): \(reason)"
    case .delivered(let name, _, _, _, _): "delivered \(name)"
    case .failed(let name, let problems, _): "failed \(name): \(problems.map(\.code).joined(separator: " "))"
    case .cancelled(let name, let reason, _): "cancelled \(name): \(reason)"
    case .declined(let request, let reason): "declined \(request): \(reason)"
    case .twin(let name, _): "twin \(name)"
    case .trouble(let problems): "trouble \(problems.map(\.code).joined(separator: " "))"
    case .firstUse, .progress, .reloaded, .tidied: nil
    }
  }
}

/// A producer whose attempts come out one after the other as they are listed, and pass when the list is at its end.
final class ScriptedProducer: Producer, Sendable {
  enum Outcome: Sendable {
    case pass
    /// Checks of these ids fail.
    case miss([String])
    case fail([Diagnosis])
    /// Goes on until the work is stopped.
    case untilStopped
    /// Something happens meanwhile, and then it passes.
    case meanwhile(@Sendable (ProductionJob) throws -> Void)
  }

  private let script: Mutex<[Outcome]>
  /// Lets one more attempt come out so.
  func add(_ outcome: Outcome) { script.withLock { $0.append(outcome) } }

  private let made = Mutex<[(order: ProductionJob, earlier: Int)]>([])

  init(_ script: [Outcome]) { self.script = Mutex(script) }

  /// The orders so far, and how many failed attempts each was told of.
  var orders: [(order: ProductionJob, earlier: Int)] { made.withLock { $0 } }

  func attempt(
    _ order: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult {
    made.withLock { $0.append((order, earlier.count)) }
    let outcome = script.withLock { $0.isEmpty ? .pass : $0.removeFirst() }
    observe(.progress(JobProgress(.mix, attempt: earlier.count + 1, share: 0)))
    do {
      var failed: [String] = []
      switch outcome {
      case .pass: break
      case .miss(let checks): failed = checks
      case .meanwhile(let happen): try happen(order)
      case .untilStopped: while true { try await Task.sleep(for: .seconds(60)) }
      case .fail(let problems): throw Problems(problems)
      }
      return try result(order, folders.delivery, number: earlier.count + 1, failed)
    } catch is CancellationError {
      throw .interrupted(.mix)
    } catch {
      throw .failed(.mix, Diagnosis.all(of: error, at: "mix"))
    }
  }

  private func result(_ order: ProductionJob, _ folder: String, number: Int, _ failed: [String]) throws -> AttemptResult
  {
    let definitions = CheckDefinition.all.filter { failed.contains($0.id) }
    let report = QualityReport(definitions.map { CheckResult($0, .fail, detail: "\($0.id) is off") })
    let manifest = ["job_id": order.jobID, "name": order.name, "ticket_sha256": order.ticketSHA256]
    try JSONEncoder().encode(manifest).write(to: URL(filePath: "\(folder)/manifest.json"))
    try JSONEncoder().encode(report).write(to: URL(filePath: "\(folder)/qa.json"))
    try Data("attempt \(number)".utf8).write(to: URL(filePath: "\(folder)/\(order.name).wav"))
    return AttemptResult(
      record: AttemptRecord(number: number, seed: Seed(0), passed: failed.isEmpty, failed: failed), quality: report,
      timings: [])
  }
}
