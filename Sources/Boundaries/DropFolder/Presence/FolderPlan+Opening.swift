import Glibc
import System

extension FolderPlan {
  /// Makes and marks what is new, remembers it, and opens all folders; throws what is away.
  ///
  /// `freshID` makes the ids of new marks. Only the holder of the instance lock may call this.
  public func open(freshID: () -> JobID) throws(DropFolderError) -> Folders {
    let state = try openState()
    let records = try filing { () throws(FileError) in try FolderRecords(in: state) }
    var opened: [FolderRole: Directory] = [:]
    var marks: [FolderRole: JobID] = [:]
    for step in steps {
      let folder = try filing { () throws(FileError) in
        try step.verdict == .make ? Directory.prepare(step.path) : Directory.open(step.path)
      }
      marks[step.role] = try mark(of: step, in: folder, freshID)
      opened[step.role] = folder
      CrashPoint.folderMarked.reached()
    }
    return try filing { () throws(FileError) in
      try remember(opened, marks, in: records)
      CrashPoint.foldersRecorded.reached()
      return try Folders(opened, state: state, layout)
    }
  }

  /// Records the folders; the root's record comes last: until then a root is new, and so is what lies in it.
  private func remember(
    _ opened: [FolderRole: Directory], _ marks: [FolderRole: JobID], in records: FolderRecords
  ) throws(FileError) {
    for step in steps.reversed() {
      guard let folder = opened[step.role], let id = marks[step.role] else { continue }
      let record = FolderRecord(
        id: id, hasOwnDisk: try hasOwnDisk(step.role, folder, in: opened[.root]), path: absolutePath(step.path))
      if record != step.evidence.known { try records.write(record, of: step.role) }
    }
  }

  /// The id that the folder bears; one that was exchanged since the look is away.
  private func mark(
    of step: Step, in folder: Directory, _ freshID: () -> JobID
  ) throws(DropFolderError) -> JobID {
    switch step.verdict {
    case .mark, .make: return try filing { () throws(FileError) in try FolderMark.write(freshID(), in: folder) }
    case .use, .adopt, .wait:
      let mark = try filing { () throws(FileError) in try FolderMark.read(in: folder) }
      guard let mark, mark == step.evidence.seen.mark else {
        throw .away(location: step.path, .unmarked, .forget(record: layout.recordPath(of: step.role)))
      }
      return mark
    }
  }

  private func hasOwnDisk(
    _ role: FolderRole, _ folder: Directory, in root: Directory?
  ) throws(FileError) -> Bool {
    let device = try folder.file.snapshot().device
    if role == .root { return try Directory.parent(of: folder).file.snapshot().device != device }
    guard let root, layout.liesInRoot(role) else { return true }
    return try root.file.snapshot().device != device
  }
}
