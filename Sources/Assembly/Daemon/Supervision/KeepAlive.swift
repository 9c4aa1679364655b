import Diagnostics
import Foundation
import JobEngine
import Synchronization
import System

/// The reports to the service manager on how things stand, made by a thread of their own for as long as the process lives.
///
/// Signs of life are given while no part of the daemon has hung; without them, the service manager starts it anew.
final class KeepAlive: Sendable {
  private let manager: ServiceManager
  private let heartbeats: Heartbeats
  private let status: StatusSummary
  private let probe: AnswerProbe
  /// Asks the thread that waits for events for a sign of life.
  private let askWatcher: @Sendable () -> Void
  private let observe: DaemonObserver
  private let told = Mutex((line: RepeatFilter(""), hangs: HangDetector()))

  init(
    _ manager: ServiceManager, heartbeats: Heartbeats, status: StatusSummary, probe: AnswerProbe,
    askWatcher: @escaping @Sendable () -> Void, observe: @escaping DaemonObserver
  ) {
    (self.manager, self.heartbeats, self.status, self.probe) = (manager, heartbeats, status, probe)
    (self.askWatcher, self.observe) = (askWatcher, observe)
  }

  /// A fraction of what is asked for, so that one report that is late does not matter, and 10 s where nobody asks for
  /// signs of life.
  private var pause: Duration { manager.watchdog.map { min(.seconds(10), $0 / 4) } ?? .seconds(10) }

  /// Begins, until the process ends: the daemon has to be alive while it stops, too.
  func start() {
    Thread.detachNewThread { [self] in
      while true {
        report()
        Thread.sleep(forTimeInterval: pause / .seconds(1))
      }
    }
  }

  private func report() {
    askWatcher()
    let isAlive = isAlive()
    let line = status.line
    if told.withLock({ $0.line.isNews(line) }) { manager.tell(.status(line)) }
    if isAlive, manager.watchdog != nil { manager.tell(.keepAlive) }
  }

  private func isAlive() -> Bool {
    let overdue = heartbeats.overdue()
    let folder = overdue.isEmpty ? nil : probe.silentFolder(within: min(.seconds(2), pause))
    let verdict = told.withLock { $0.hangs.judge(overdue: overdue, silentFolder: folder) }
    status.setSilentFolder(verdict.silentFolder)
    if !verdict.news.isEmpty { observe(.trouble(verdict.news.map(\.diagnosis))) }
    return verdict.isAlive
  }
}

extension DaemonPart {
  fileprivate var diagnosis: Diagnosis {
    Diagnosis(
      code: "daemon.hung", location: words, finding: "has shown no sign of life for too long, and the folders answer",
      remedy: "the service manager starts the daemon anew and no job is lost; report it when it happens again",
      transient: true)
  }
}

/// The notice to the service manager that the daemon is up, given once: when what was left is resumed and the inbox has been
/// looked at, or cannot be for now.
final class ReadinessNotice: Sendable {
  private let manager: ServiceManager?
  private let status: StatusSummary
  private let isGiven = Atomic(false)

  init(_ manager: ServiceManager?, _ status: StatusSummary) { (self.manager, self.status) = (manager, status) }

  func give() {
    guard !isGiven.exchange(true, ordering: .relaxed) else { return }
    manager?.tell(.ready, .status(status.line))
  }
}
