import Glibc

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
  public var areInPlace: Bool { visible.allSatisfy { $0.isInPlace } }

  /// Opens the folders again where their paths lead to others now.
  ///
  /// Throws `offline` when one is not there, or when what is there only looks like it: the empty folder on which a share
  /// was mounted. Nothing is made then, and nothing is taken for gone.
  public func reopened(_ layout: FolderLayout) throws(DropFolderError) -> Folders {
    for folder in visible where !folder.isInPlace { try folder.checkSuccessor() }
    return try Folders(layout)
  }

  private var visible: [Directory] { [inbox, outbox, failed, archive, queue, state] }

  /// Whether a job of this id is claimed.
  public func hasClaim(of id: JobID) throws(DropFolderError) -> Bool { try claimed.snapshot(of: id.name) != nil }

  /// Whether finished stages of a job of this id are kept.
  public func hasCheckpoints(of id: JobID) throws(DropFolderError) -> Bool { try work.snapshot(of: id.name) != nil }

  /// What kind of file system the inbox lies on, which decides how often it is looked at.
  public func inboxFileSystem() throws(DropFolderError) -> FileSystemKind { try FileSystemKind(of: inbox) }
}

extension Directory {
  fileprivate var isInPlace: Bool {
    guard let open = try? file.snapshot(), let now = try? Directory.open(path).file.snapshot() else { return false }
    return open.device == now.device && open.inode == now.inode
  }

  /// Throws when the path leads to nothing, or to what was beneath a share that is no longer mounted.
  fileprivate func checkSuccessor() throws(DropFolderError) {
    let successor: Directory
    do { successor = try Directory.open(path) } catch { throw .offline(place: path, code: error.code ?? 0) }
    let device = try successor.file.snapshot().device
    // Another folder on the same disk is meant; a mark of ours or a mount tells that another disk is.
    guard try device != file.snapshot().device, try successor.snapshot(of: ".dubplate") == nil else { return }
    let isMounted = try Directory.parent(of: successor).file.snapshot().device != device
    guard isMounted else { throw .offline(place: path, code: ENODEV) }
  }
}
