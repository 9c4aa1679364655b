import System

/// The paths of all folders; each can be changed after `init`.
public struct FolderLayout: Sendable, Hashable {
  /// In which the others lie that were not put elsewhere.
  public var root: String
  public var inbox: String
  public var outbox: String
  public var failed: String
  public var archive: String
  public var queue: String
  /// The state folder, which only the daemon reads; on a local file system.
  public var state: String

  /// The folders under `root`, with the state folder hidden among them.
  public init(root: String) {
    self.root = root
    inbox = "\(root)/inbox"
    outbox = "\(root)/outbox"
    failed = "\(root)/failed"
    archive = "\(root)/archive"
    queue = "\(root)/queue"
    state = "\(root)/.dubplate"
  }
}
