import Glibc
import System

/// Makes deliveries visible: each appears in the outbox whole, in one rename, or not at all.
public struct Publication: Sendable {
  let folders: Folders

  public init(_ folders: Folders) { self.folders = folders }

  /// A delivery that has been published.
  public struct Published: Sendable, Hashable {
    /// The name of its folder in the outbox.
    public let name: String
    public let path: String
  }

  /// An empty folder to build a delivery in; what an earlier run of the same attempt left there is removed.
  public func stage(_ id: JobID, attempt: Int) throws(FileError) -> StagingFolder {
    let name = FileName(text: "\(id).\(attempt)") ?? id.name
    try folders.staging.removeTree(name)
    return StagingFolder(name: name, folder: try folders.staging.makeFolder(name))
  }

  /// Writes the staged files through to the disk and renames their folder to `name`, or to `name~2` …, in the outbox.
  ///
  /// Nothing is ever overwritten, not even an empty folder of that name. After an error the staged files are still there.
  public func publish(_ staged: StagingFolder, as name: PublicName) throws(FileError) -> Published {
    try staged.folder.settle(like: try staged.folder.file.snapshot())
    CrashPoint.publishSettled.reached()
    let final = try folders.staging.move(staged.name, to: folders.outbox, as: name)
    CrashPoint.publishRenamed.reached()
    try folders.outbox.sync()
    try folders.staging.sync()
    CrashPoint.publishSynced.reached()
    return Published(name: final.description, path: folders.outbox.path(of: final))
  }

  /// Removes what earlier runs left unpublished; nothing may be staged meanwhile.
  ///
  /// Other daemons build their deliveries beside ours, so only the staging of jobs that are `ours` goes.
  public func sweep(where ours: (JobID) -> Bool) throws(FileError) {
    for name in try folders.staging.entries() {
      guard let id = JobID(String(name.description.prefix(36))), ours(id) else { continue }
      try folders.staging.removeTree(name)
    }
  }

  /// Puts a page that lists the deliveries into the outbox, as `index.html`; a file of that name that is not ours stays.
  ///
  /// It can be written again at any time, and so nothing waits for the disk.
  public func list(_ page: String) throws(FileError) {
    let name: FileName = "index.html"
    if let there = try folders.outbox.snapshot(of: name) {
      guard there.kind == .file else { return }
      let head = try folders.outbox.openFile(RelativePath(name)).read(atMost: 1 << 10)
      guard head.firstRange(of: Array(Self.listMark.utf8)) != nil else { return }
    }
    try DurableFile.write(page, as: name, in: folders.outbox, .survivesCrash)
  }

  /// The mark that tells our list of deliveries from somebody else's page.
  public static let listMark = #"<meta name="generator" content="dubplate"/>"#

  /// Removes what was staged and will not be published.
  public func discard(_ staged: StagingFolder) throws(FileError) { try folders.staging.removeTree(staged.name) }
}

/// A folder in which a delivery is built, invisible to those who look at the outbox.
public struct StagingFolder: Sendable {
  let name: FileName
  let folder: Directory

  /// The folder to write to.
  public var path: String { folder.path }
}

extension Directory {
  /// Writes everything in this folder through to the disk, from the inside out.
  ///
  /// Libraries create files as they like; here they get the permissions that the umask left to the folder, so that a
  /// group that shares the outbox can work with them.
  func settle(like example: FileSnapshot) throws(FileError) {
    for name in try entries() {
      guard let snapshot = try snapshot(of: name) else { continue }
      if snapshot.kind == .folder {
        try folder(name).settle(like: example)
      } else {
        let file = try openFile(RelativePath(name))
        let wanted = example.permissions & 0o666
        // A share may decide permissions itself and refuse to change them.
        if snapshot.permissions != wanted {
          try ignoring(EPERM) { () throws(FileError) in try file.setPermissions(wanted) }
        }
        try file.sync()
      }
    }
    try sync()
  }
}
