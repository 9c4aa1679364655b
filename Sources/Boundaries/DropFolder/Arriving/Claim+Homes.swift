import Glibc
import System

/// The folders of claims, which are never to be seen without the record that says whose they are.
extension Claim {
  /// Makes `claimed/<id>` with its record and its empty place for what was dropped, all at once.
  ///
  /// It is built under a hidden name that bears this instance's identity, so that the next start can tell what a process
  /// that died here left, and remove it. A claim that is there already is returned as it is.
  func makeHome(of id: JobID, record: JSONText) throws(FileError) -> Directory {
    let hidden = claimant.hidden(id)
    do {
      let home = try folders.claimed.makeFolder(hidden)
      try DurableFile.write(record.document, as: ClaimedFolder.recordName, in: home)
      _ = try home.makeFolder(ClaimedFolder.droppedName)
      CrashPoint.claimPrepared.reached()
      try folders.claimed.move(hidden, to: folders.claimed, as: id.name)
    } catch {
      try? folders.claimed.removeTree(hidden)
      guard error.code == EEXIST else { throw error }
    }
    return try folders.claimed.folder(id.name)
  }

  /// Removes what this instance left when it died while it made or removed a claim, and empty claims, which are nobody's.
  ///
  /// A claim is empty only between the removal of its record and its own: another daemon that is about to remove it does
  /// not mind.
  func sweepHomes() throws(FileError) {
    for name in try folders.claimed.entries() {
      if claimant.hides(name) {
        try folders.claimed.removeTree(name)
      } else if JobID(name.description) != nil, try folders.claimed.folder(name).entries().isEmpty {
        try ignoring(ENOENT) { () throws(FileError) in
          try ignoring(ENOTEMPTY) { () throws(FileError) in try folders.claimed.removeFolder(name) }
        }
      }
    }
  }
}
