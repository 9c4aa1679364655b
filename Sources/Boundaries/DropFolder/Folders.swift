/// The folders, open.
///
/// What is missing is made, with the permissions that the umask leaves; what is there is left as it is.
public struct Folders: Sendable {
  public let inbox: Directory
  /// Claimed tickets and references, a folder per job, on the inbox's file system.
  public let claimed: Directory
  public let outbox: Directory
  /// Deliveries that are being built, on the outbox's file system.
  public let staging: Directory
  public let failed: Directory
  public let archive: Directory
  public let queue: Directory
  public let state: Directory
  /// Checkpoints, a folder per job.
  public let work: Directory

  public init(_ layout: FolderLayout) throws(DropFolderError) {
    inbox = try Directory.prepare(layout.inbox)
    claimed = try inbox.ensureFolder(".dubplate").ensureFolder("claimed")
    outbox = try Directory.prepare(layout.outbox)
    staging = try outbox.ensureFolder(".dubplate").ensureFolder("staging")
    failed = try Directory.prepare(layout.failed)
    archive = try Directory.prepare(layout.archive)
    queue = try Directory.prepare(layout.queue)
    state = try Directory.prepare(layout.state)
    work = try state.ensureFolder("work")
  }

  /// Whether the paths still lead to these folders.
  ///
  /// They do not when one was replaced, unmounted or mounted over, and then all have to be opened again.
  public var areInPlace: Bool {
    [inbox, outbox, failed, archive, queue, state].allSatisfy { folder in
      guard let open = try? folder.file.snapshot(), let now = try? Directory.open(folder.path).file.snapshot()
      else { return false }
      return open.device == now.device && open.inode == now.inode
    }
  }

  /// What kind of file system the inbox lies on, which decides how often it is looked at.
  public func inboxFileSystem() throws(DropFolderError) -> FileSystemKind { try FileSystemKind(of: inbox) }
}
