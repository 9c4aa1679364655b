import Diagnostics
import Foundation
import Synchronization
import System

/// Tells the service manager how things stand, from a thread of its own, for as long as the daemon's parts are alive.
///
/// A part that has hung ends the signs of life, and the service manager starts the daemon anew. A share that does not
/// answer is no reason for that: it would hang the next start as well, and the jobs at work would count a death.
final class KeepAlive: Sendable {
  /// What it speaks for.
  struct Subject: Sendable {
    let vitals: Vitals
    let board: StatusBoard
    let probe: AnswerProbe
    /// Asks the thread that waits for events for a sign of life.
    let askWatcher: @Sendable () -> Void
    let observe: DaemonObserver
  }

  private let manager: ServiceManager
  private let subject: Subject
  private let told = Mutex<(line: String, isHung: Bool)>(("", false))

  init(_ manager: ServiceManager, _ subject: Subject) {
    self.manager = manager
    self.subject = subject
  }

  /// How often the status is told where nobody asks for signs of life.
  private static let pause: Duration = .seconds(10)

  /// A fraction of what is asked for, so that one that is late does not matter.
  private var pause: Duration { manager.watchdog.map { min(Self.pause, $0 / 4) } ?? Self.pause }

  /// Begins, until the process ends: the daemon has to be alive while it stops, too.
  func start() {
    Thread.detachNewThread { [self] in
      while true {
        speak()
        Thread.sleep(forTimeInterval: pause / .seconds(1))
      }
    }
  }

  /// Tells what there is to tell now.
  func speak() {
    subject.askWatcher()
    let isAlive = isAlive()
    let line = subject.board.line
    let isNews = told.withLock { told in
      defer { told.line = line }
      return told.line != line
    }
    if isNews { manager.tell(.status(line)) }
    if isAlive, manager.watchdog != nil { manager.tell(.keepAlive) }
  }

  private func isAlive() -> Bool {
    let silent = subject.vitals.overdue()
    guard !silent.isEmpty else {
      subject.board.setSilentFolder(nil)
      told.withLock { $0.isHung = false }
      return true
    }
    let folder = subject.probe.silentFolder(within: min(.seconds(2), pause))
    subject.board.setSilentFolder(folder)
    guard folder == nil else { return true }
    let isNews = told.withLock { told in
      defer { told.isHung = true }
      return !told.isHung
    }
    if isNews { subject.observe(.trouble(silent.map(\.diagnosis))) }
    return false
  }
}

extension Vitals.Part {
  fileprivate var diagnosis: Diagnosis {
    Diagnosis(
      code: "daemon.hung", place: words, finding: "has shown no sign of life for too long, and the folders answer",
      remedy: "the service manager starts the daemon anew and no job is lost; report it when it happens again",
      transient: true)
  }
}
