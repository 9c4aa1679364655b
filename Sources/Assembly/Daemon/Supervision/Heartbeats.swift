import Foundation
import Glibc
import JobEngine
import Settings
import Synchronization

/// The signs of life of the daemon's parts, by the clock that stands still while the machine sleeps.
final class Heartbeats: Sendable {
  private let monitor: Mutex<HeartbeatMonitor>
  /// The longest sleep of a loop that beats often enough.
  let longestSleep: Duration

  init(limits: HeartbeatLimits) {
    monitor = Mutex(HeartbeatMonitor(limits: limits))
    longestSleep = limits.longestSleep
  }

  /// Gives a sign of life; from the first one on, more are expected.
  func beat(_ part: DaemonPart) { monitor.withLock { $0.beat(part, at: .now) } }

  /// Nothing more is expected of the part.
  func end(_ part: DaemonPart) { monitor.withLock { $0.end(part) } }

  /// The parts that have been silent for too long, in the order of their words.
  func overdue() -> [DaemonPart] { monitor.withLock { $0.overdue(at: .now) } }
}

extension HeartbeatLimits {
  /// `watchdog` is the silence that the service manager grants; nil where there is none, and nobody asks.
  init(watchdog: Duration?, _ settings: Settings) {
    self.init(
      watchdog: watchdog, modelTimeout: settings.languageModel.timeout,
      repeats: settings.languageModel.repeats)
  }
}

/// A question to the folders, put on a thread of its own, which is left waiting when no answer comes: a share whose server
/// is frozen makes whoever touches it wait without end.
final class AnswerProbe: Sendable {
  private let paths: [String]
  /// The folder whose answer is awaited; nil when no question is open.
  private let awaited = Mutex<String?>(nil)

  init(_ paths: [String]) { self.paths = paths }

  /// The folder that gives no answer within `patience`; nil when all do.
  func silentFolder(within patience: Duration) -> String? {
    if awaited.withLock({ $0 }) == nil { ask() }
    let end = SuspendingClock.now + patience
    while let folder = awaited.withLock({ $0 }) {
      if SuspendingClock.now >= end { return folder }
      usleep(10_000)
    }
    return nil
  }

  private func ask() {
    awaited.withLock { $0 = paths.first }
    Thread.detachNewThread { [self] in
      for path in paths {
        awaited.withLock { $0 = path }
        // A folder that is gone answers too: success is of no interest.
        if let folder = opendir(path) {
          _ = readdir(folder)
          closedir(folder)
        }
      }
      awaited.withLock { $0 = nil }
    }
  }
}
