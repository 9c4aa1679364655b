import Foundation
import Glibc
import Synchronization

/// Whether the folders answer: a share whose server is frozen makes whoever touches it wait without end.
///
/// The question is put on a thread of its own, which is left waiting when no answer comes.
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
        // Whether it succeeds is of no interest: a folder that is gone answers too.
        if let folder = opendir(path) {
          _ = readdir(folder)
          closedir(folder)
        }
      }
      awaited.withLock { $0 = nil }
    }
  }
}
