import System

/// The folders that people see, and the root in which they usually lie.
public enum FolderRole: String, Sendable, Hashable, CaseIterable {
  case root, inbox, outbox, failed, archive, queue

  /// Those in which something lies.
  static let visible: [FolderRole] = [.inbox, .outbox, .failed, .archive, .queue]
}

extension FolderLayout {
  /// The folder's path.
  public func path(of role: FolderRole) -> String {
    switch role {
    case .root: root
    case .inbox: inbox
    case .outbox: outbox
    case .failed: failed
    case .archive: archive
    case .queue: queue
    }
  }

  /// True if the folder lies somewhere below the root, as its path says.
  func liesInRoot(_ role: FolderRole) -> Bool { role != .root && liesInRoot(path(of: role)) }

  /// True if the state folder lies below the root.
  var holdsState: Bool { liesInRoot(state) }

  private func liesInRoot(_ path: String) -> Bool {
    let top = absolutePath(root)
    return absolutePath(path).hasPrefix(top == "/" ? "/" : "\(top)/")
  }

  /// The folders that are in use; the root is one where any of the others lies in it.
  var roles: [FolderRole] {
    FolderRole.visible.contains(where: liesInRoot) ? FolderRole.allCases : FolderRole.visible
  }
}
