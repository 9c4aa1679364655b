import System

/// Where the folders are; each can be put elsewhere after `init`.
public struct FolderLayout: Sendable, Hashable {
  /// In which the others lie that were not put elsewhere.
  public var root: String
  public var inbox: String
  public var outbox: String
  public var failed: String
  public var archive: String
  public var queue: String
  /// What only the daemon sees; on a local file system.
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
