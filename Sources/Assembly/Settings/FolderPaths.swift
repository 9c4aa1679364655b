/// Where everything lies once root, overrides and environment are known.
public struct FolderPaths: Sendable, Equatable {
  public let root: String
  public let inbox: String
  public let outbox: String
  public let failed: String
  public let archive: String
  public let queue: String
  /// What only the daemon sees; on a local file system.
  public let state: String
  /// Where measured recordings are kept.
  public var analyses: String { Self.analyses(in: state) }
  /// Nil when there is no library.
  public let library: String?

  /// The paths that `settings` mean; `environment` may hold systemd's `STATE_DIRECTORY`.
  ///
  /// Systemd lists several folders with colons between them; the first one counts.
  public init(_ settings: Settings, environment: [String: String]) {
    let root = settings.root
    let folders = settings.folders
    func place(_ override: String, _ name: String) -> String {
      if !override.isEmpty { return override }
      return root.hasSuffix("/") ? root + name : "\(root)/\(name)"
    }
    self.root = root
    inbox = place(folders.inbox, "inbox")
    outbox = place(folders.outbox, "outbox")
    failed = place(folders.failed, "failed")
    archive = place(folders.archive, "archive")
    queue = place(folders.queue, "queue")
    let systemd = environment["STATE_DIRECTORY"]?.split(separator: ":").first.map(String.init) ?? ""
    state = place(folders.state.isEmpty ? systemd : folders.state, ".dubplate")
    library = settings.library.folder.isEmpty ? nil : settings.library.folder
  }

  /// Where measured recordings are kept below a state folder.
  public static func analyses(in state: String) -> String { "\(state)/analyses" }
}
