import Diagnostics
import Production
import Synchronization

/// The work of the daemon in one line, as `systemctl status` shows it.
final class StatusSummary: Sendable {
  private let state = Mutex(State())

  fileprivate struct State {
    /// The progress of the jobs at work, by name.
    var working: [String: JobProgress] = [:]
    var held: [String: String] = [:]
    var delivered = 0
    /// Those of the delivered that lack something that was asked.
    var lacking = 0
    var failed = 0
    var inboxTrouble: String?
    var silentFolder: String?
  }

  /// Takes note of an event of the daemon.
  func note(_ event: DaemonEvent) {
    state.withLock { state in
      switch event {
      case .progress(let name, let progress):
        state.working[name] = progress
        state.held[name] = nil
      case .held(let name, let reason):
        state.working[name] = nil
        state.held[name] = reason
      case .delivered(let name, _, _, _, let shortcomings):
        state.end(name)
        state.delivered += 1
        if !shortcomings.isEmpty { state.lacking += 1 }
      case .failed(let name, _, _), .refused(let name, _, _):
        state.end(name)
        state.failed += 1
      default: break
      }
    }
  }

  /// Notes the reason why the inbox cannot be looked at; nil when it can.
  func setInboxTrouble(_ words: String?) { state.withLock { $0.inboxTrouble = words } }

  /// Notes the folder that gives no answer; nil when all do.
  func setSilentFolder(_ path: String?) { state.withLock { $0.silentFolder = path } }

  var line: String { state.withLock(\.line) }
}

extension StatusSummary.State {
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
    let lack = lacking > 0 ? " (\(lacking) with wishes that were not kept)" : ""
    parts.append("\(delivered) delivered\(lack), \(failed) failed since the start")
    return parts.joined(separator: "; ")
  }
}
