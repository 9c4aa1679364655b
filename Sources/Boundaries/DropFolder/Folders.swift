import Glibc
import System

/// The folders, open: made by `FolderPlan.open`, which knows them by their marks.
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

  /// Completes the folders with those that are hidden in them.
  init(_ opened: [FolderRole: Directory], state: Directory, _ layout: FolderLayout) throws(FileError) {
    func folder(_ role: FolderRole) throws(FileError) -> Directory {
      guard let folder = opened[role] else { throw .system(.open, path: layout.path(of: role), code: ENOENT) }
      return folder
    }
    inbox = try folder(.inbox)
    claimed = try inbox.ensureFolder(".dubplate").ensureFolder("claimed")
    outbox = try folder(.outbox)
    staging = try outbox.ensureFolder(".dubplate").ensureFolder("staging")
    failed = try folder(.failed)
    archive = try folder(.archive)
    queue = try folder(.queue)
    self.state = state
    work = try state.ensureFolder("work")
  }

  /// True if the paths still lead to these folders.
  ///
  /// They do not when one was replaced, unmounted or mounted over, and then all have to be opened again.
  public var areInPlace: Bool { visible.allSatisfy { $0.isInPlace } }

  /// Plans to open the folders again where their paths lead to others now.
  ///
  /// Throws when the state folder is gone, without which nothing is known.
  public func replanned(_ layout: FolderLayout, hasOpenJobs: Bool) throws(DropFolderError) -> FolderPlan {
    guard state.isInPlace else {
      throw .away(location: layout.state, .missing, .none)
    }
    return try filing { () throws(FileError) in
      try FolderPlan(layout, state: state, hasOpenJobs: hasOpenJobs, wasOpen: true)
    }
  }

  /// Gives folders that are in place their marks back, which somebody has deleted; what cannot be written stays as it is.
  public func renewMarks() {
    guard let records = try? FolderRecords.existing(in: state) else { return }
    let folders: [(FolderRole, Directory)] = [
      (.inbox, inbox), (.outbox, outbox), (.failed, failed), (.archive, archive), (.queue, queue),
    ]
    for (role, folder) in folders where (try? folder.snapshot(of: FolderMark.name)) == .some(nil) {
      guard let record = try? records.record(of: role) else { continue }
      _ = try? FolderMark.write(record.id, in: folder)
    }
  }

  private var visible: [Directory] { [inbox, outbox, failed, archive, queue, state] }

  /// True if a job of this id is claimed.
  public func hasClaim(of id: JobID) throws(FileError) -> Bool { try claimed.snapshot(of: id.name) != nil }

  /// True if finished stages of a job of this id are kept.
  public func hasCheckpoints(of id: JobID) throws(FileError) -> Bool { try work.snapshot(of: id.name) != nil }

  /// Makes the folder for a job's finished stages, unless it is there.
  public func makeWorkFolder(of id: JobID) throws(FileError) { _ = try work.ensureFolder(id.name) }

  /// The kind of file system that the inbox lies on; it decides how often the inbox is scanned.
  public func inboxFileSystem() throws(FileError) -> FileSystemKind { try FileSystemKind(of: inbox) }
}

extension Folders {
  /// The space left free for everything else, in bytes.
  private static let reserve = 64 << 20

  /// Throws `noRoom` unless the file systems of state folder and outbox have this many bytes left for this user.
  ///
  /// On one file system, finished files are in both at the cost of one.
  public func require(work: Int, delivery: Int) throws(FileError) {
    try state.require(bytes: work + Self.reserve)
    guard try state.file.snapshot().device != outbox.file.snapshot().device else { return }
    try outbox.require(bytes: delivery + Self.reserve)
  }
}

extension Directory {
  fileprivate var isInPlace: Bool {
    guard let open = try? file.snapshot(), let now = try? Directory.open(path).file.snapshot() else { return false }
    return open.device == now.device && open.inode == now.inode
  }
}
