import Daemon
import Foundation
import Logging
import Production
import Synchronization

/// Tells people what happens: lines and a bar on a terminal, log lines elsewhere.
final class Console: Sendable {
  private let logger: Logger
  let isTerminal = isatty(STDERR_FILENO) == 1
  private let state = Mutex(State())

  private struct State {
    var hasBar = false
    /// The stage last logged, by job.
    var stages: [String: Stage] = [:]
    var failures = 0
  }

  init(logger: Logger) { self.logger = logger }

  /// How many tickets failed so far.
  var failures: Int { state.withLock(\.failures) }

  /// Takes an event of the daemon.
  func take(_ event: DaemonEvent) {
    switch event {
    case .firstUse(let folder): say("new", "\(folder) is used for the first time; what is missing in it is made")
    case .accepted(let name): say("accepted", name)
    case .waiting(let name, let reason): say("waiting", "\(name): \(reason)")
    case .retrying(let name, let reason): say("again", "\(name): \(reason)")
    case .held(let name, let reason): say("held", "\(name): \(reason)")
    case .delivered(let name, let folder, let seconds):
      say("delivered", "\(name) → \(folder)  (\(Self.decimal(seconds)) s)")
    case .refused(let name, let problems, let folder), .failed(let name, let problems, let folder):
      state.withLock { $0.failures += 1 }
      for problem in problems { say("failed", "\(name): \(problem)", level: .error) }
      say("failed", "\(name) → \(folder)", level: .error)
    case .cancelled(let name, let reason, let folder): say("cancelled", "\(name) → \(folder): \(reason)")
    case .declined(let request, let reason): say("declined", "\(request): \(reason)", level: .warning)
    case .twin(let name, let twin): say("twin", "\(name) is the same ticket as \(twin); both are made")
    case .tidied(let announced, let removed):
      for folder in announced { say("announced", "\(folder) will be deleted, as TO-BE-DELETED.txt in it says") }
      for folder in removed { say("deleted", "\(folder), which was kept for as long as the settings say") }
    case .reloaded(let late):
      say("reloaded", late.isEmpty ? "the settings" : "the settings; \(late.joined(separator: ", ")) after a new start")
    case .trouble(let problems): for problem in problems { say("trouble", "\(problem)", level: .warning) }
    case .progress(let name, let progress): show(progress, of: name)
    }
  }

  /// Draws the bar, or logs each new stage where there is no terminal.
  func show(_ progress: JobProgress, of name: String) {
    guard isTerminal else {
      let isNew = state.withLock { $0.stages.updateValue(progress.stage, forKey: name) != progress.stage }
      if isNew { logger.debug("stage", metadata: ["job": "\(name)", "stage": "\(progress.stage.rawValue)"]) }
      return
    }
    let filled = progress.percent * 24 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    let attempt = progress.attempt > 1 ? "  attempt \(progress.attempt)" : ""
    Self.write("\r\u{1b}[K\(bar) \(progress.percent) %  \(name)  \(progress.stage.rawValue)\(attempt)")
    state.withLock { $0.hasBar = true }
  }

  /// Says one line.
  func say(_ what: String, _ text: String, level: Logger.Level = .info) {
    guard isTerminal else {
      logger.log(level: level, "\(what): \(text)")
      return
    }
    let hadBar = state.withLock { state in
      defer { state.hasBar = false }
      return state.hasBar
    }
    let padded = what + String(repeating: " ", count: max(1, 11 - what.count))
    Self.write("\(hadBar ? "\r\u{1b}[K" : "")\(padded)\(text)\n")
  }

  static func printError(_ text: String) { write(text + "\n") }

  /// A terminal that has gone is no reason to stop.
  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  /// One decimal, always with a point.
  static func decimal(_ value: Double) -> String { String(format: "%.1f", value) }
}
