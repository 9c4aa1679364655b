import Synchronization

/// A transfer that somebody waits for.
final class TransferOrder: Sendable {
  let request: HTTPRequest
  /// The file that takes the body; nil to keep it in memory.
  let path: String?
  let isCancelled = Atomic(false)
  private let waiting = Mutex<CheckedContinuation<Reception, any Error>?>(nil)

  init(_ request: HTTPRequest, path: String?) {
    self.request = request
    self.path = path
  }

  func wait(_ continuation: CheckedContinuation<Reception, any Error>) { waiting.withLock { $0 = continuation } }

  /// Ends the waiting, once.
  func finish(_ result: Result<Reception, any Error>) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(with: result)
  }
}
