import Diagnostics
import Production
import Synchronization

/// What the daemon is doing, in one line, as `systemctl status` shows it.
final class StatusBoard: Sendable {
  private let board = Mutex(Board())

  fileprivate struct Board {
    /// Jobs at work, by name, with where they are.
    var working: [String: JobProgress] = [:]
    var held: [String: String] = [:]
    var delivered = 0
    var failed = 0
    var inboxTrouble: String?
    var silentFolder: String?
  }

  /// Takes an event of the daemon.
  func take(_ event: DaemonEvent) {
    board.withLock { board in
      switch event {
      case .progress(let name, let progress):
        board.working[name] = progress
        board.held[name] = nil
      case .held(let name, let reason):
        board.working[name] = nil
        board.held[name] = reason
      case .delivered(let name, _, _):
        board.end(name)
        board.delivered += 1
      case .failed(let name, _, _), .refused(let name, _, _):
        board.end(name)
        board.failed += 1
      default: break
      }
    }
  }

  /// Why the inbox cannot be looked at; nil when it can.
  func setInboxTrouble(_ words: String?) { board.withLock { $0.inboxTrouble = words } }

  /// The folder that gives no answer; nil when all do.
  func setSilentFolder(_ path: String?) { board.withLock { $0.silentFolder = path } }

  var line: String { board.withLock(\.line) }
}

extension StatusBoard.Board {
  fileprivate mutating func end(_ name: String) {
    working[name] = nil
    held[name] = nil
  }

  fileprivate var line: String {
    var parts: [String] = []
    if let silentFolder { parts.append("\(silentFolder) does not answer; waiting for it") }
    if let inboxTrouble { parts.append("inbox: \(inboxTrouble)") }
    for (name, progress) in working.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name): \(progress.stage.rawValue) \(progress.percent) %")
    }
    if let (name, reason) = held.min(by: { $0.key < $1.key }) { parts.append("\(held.count) held, \(name): \(reason)") }
    if parts.isEmpty { parts.append("watching the inbox") }
    parts.append("\(delivered) delivered, \(failed) failed since the start")
    return parts.joined(separator: "; ")
  }
}
