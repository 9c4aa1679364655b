import Daemon
import Diagnostics
import Foundation
import Logging
import Production
import Synchronization

/// The running report of a command: lines and a bar on a terminal, log lines elsewhere.
final class ConsoleProgress: Sendable {
  private let logger: Logger
  let isTerminal: Bool
  private let begin = ContinuousClock.now
  private let state = Mutex(ReportState())

  private struct ReportState {
    var tally = WorkTally()
    var hasBar = false
    /// Nothing more will happen.
    var isOver = false
    /// The stage last logged, by job.
    var stages: [String: Stage] = [:]
    var failures = 0
  }

  /// Without a terminal, `logger` gets the lines.
  init(logger: Logger, isTerminal: Bool = Terminal.canRedraw(STDERR_FILENO)) {
    self.logger = logger
    self.isTerminal = isTerminal
  }

  /// The number of tickets that failed so far.
  var failures: Int { state.withLock(\.failures) }

  /// The jobs at work that have not ended, by what was dropped.
  var atWork: [String] { state.withLock { $0.tally.active.map(\.name) } }

  /// Reports an event of the daemon.
  func report(_ event: DaemonEvent) {
    state.withLock { $0.tally.follow(event) }
    switch event {
    case .firstUse(let folder): say("new", "\(folder) is used for the first time; what is missing in it is made")
    case .accepted(let name): say("accepted", name)
    case .waiting(let name, let reason): say("waiting", "\(name): \(reason)")
    case .retrying(let name, let reason): say("again", "\(name): \(reason)")
    case .held(let name, let reason): say("held", "\(name): \(reason)")
    case .delivered(let name, let folder, let seconds, let verdict, let shortcomings):
      say("delivered", "\(name) → \(folder)  (\(NumberText.decimal(seconds)) s)")
      sayShortcomings(shortcomings, of: "\(name): \(verdict)")
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

  /// Says what was asked and not kept, below the verdict.
  func sayShortcomings(_ sentences: [String], of verdict: String) {
    guard !sentences.isEmpty else { return }
    say("words", verdict, level: .warning)
    for sentence in sentences { say("words", "  \(sentence)", level: .warning) }
  }

  /// Draws the bar, or logs each new stage where there is no terminal.
  func show(_ progress: JobProgress, of name: String) {
    let isNew = state.withLock { state in
      state.tally.advance(WorkTally.ActiveJob(progress, of: name), at: ContinuousClock.now - begin)
      if isTerminal { draw(&state) }
      return state.stages.updateValue(progress.stage, forKey: name) != progress.stage
    }
    guard !isTerminal, isNew else { return }
    logger.debug("stage", metadata: ["job": "\(name)", "stage": "\(progress.stage.rawValue)"])
  }

  /// Prints one line, above the bar if there is one.
  func say(_ what: String, _ text: String, level: Logger.Level = .info) {
    guard isTerminal else {
      logger.log(level: level, "\(what): \(text)")
      return
    }
    state.withLock { state in
      wipe(&state)
      Self.write("\(what.padded(toColumns: 10)) \(text)\n")
      draw(&state)
    }
  }

  /// Removes the bar: nothing more will happen.
  func clear() {
    state.withLock { state in
      state.isOver = true
      wipe(&state)
    }
  }

  private func draw(_ state: inout ReportState) {
    let line = ProgressLine(state.tally, at: ContinuousClock.now - begin)
      .text(width: Terminal.width(of: STDERR_FILENO))
    guard !line.isEmpty, !state.isOver else { return }
    Self.write("\r\u{1b}[K\(line)")
    state.hasBar = true
  }

  private func wipe(_ state: inout ReportState) {
    if state.hasBar { Self.write("\r\u{1b}[K") }
    state.hasBar = false
  }

  static func printError(_ text: String) { write(text + "\n") }

  /// A terminal that has gone is no reason to stop.
  private static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}

extension WorkTally {
  /// Follows an event of the daemon, apart from progress.
  fileprivate mutating func follow(_ event: DaemonEvent) {
    switch event {
    case .accepted: accept()
    case .held(let name, _): hold(name)
    case .delivered(let name, _, _, _, _), .failed(let name, _, _), .cancelled(let name, _, _): end(name)
    default: break
    }
  }
}

extension WorkTally.ActiveJob {
  fileprivate init(_ progress: JobProgress, of name: String) {
    self.init(name: name, stage: progress.stage.rawValue, percent: progress.percent, attempt: progress.attempt)
  }
}
