import Glibc
import System

extension ClaimedFolder {
  /// Moves what was dropped to `target`, in one step and under a free name, and closes the claim; returns that name.
  ///
  /// On another file system it is copied first, under a hidden name, and only then taken from here.
  func leave(for target: Directory, as wanted: PublicName) throws(FileError) -> FileName {
    try content.sync()
    let name: FileName
    do {
      name = try dropped.move(self.name, to: target, as: wanted)
    } catch {
      guard error.code == EXDEV else { throw error }
      name = try leaveByCopy(for: target, as: wanted)
    }
    CrashPoint.leaveMoved.reached()
    try target.sync()
    try dropped.sync()
    CrashPoint.leaveSynced.reached()
    try close()
    CrashPoint.leaveClosed.reached()
    return name
  }

  private func leaveByCopy(for target: Directory, as wanted: PublicName) throws(FileError) -> FileName {
    let hidden = id.name.prefixed(".dubplate-")
    try target.removeTree(hidden)
    try dropped.copyTree(self.name, to: target, as: hidden)
    let name = try target.move(hidden, to: target, as: wanted)
    try target.sync()
    try dropped.removeTree(self.name)
    return name
  }

  /// Removes the record and the folders around it, which are empty now.
  private func close() throws(FileError) {
    try home.removeFolder(ClaimedFolder.droppedName)
    try home.remove(ClaimedFolder.recordName)
    let claimed = try Directory.parent(of: home)
    try ignoring(ENOENT) { () throws(FileError) in try claimed.removeFolder(id.name) }
    try claimed.sync()
  }

  /// Renames a file of the user's that bears the name of one that is about to be written here.
  func setAside(_ name: FileName) throws(FileError) {
    guard try content.snapshot(of: name) != nil else { return }
    for n in 2...9_999 {
      do { return try content.move(name, to: content, as: name.variant(n)) } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
    throw .noFreeName(path: content.path, name: name.description)
  }
}
