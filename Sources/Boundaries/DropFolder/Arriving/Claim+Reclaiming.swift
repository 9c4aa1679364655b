import Glibc
import System

extension Claim {
  /// Takes a job that has ended out of `failed` or `archive` again, under its old id; nil when it lies in neither.
  ///
  /// One that is claimed although it has ended is taken as it lies there: it was given up while its claim was out of reach.
  /// `dropped` is the name under which it was dropped. The receipts that explained its end go. A process that dies here
  /// leaves the job where it was, or claimed.
  public func reclaim(_ id: JobID, name: PublicName, dropped: FileName, at time: String) throws(DropFolderError)
    -> Outcome?
  {
    let folder = try filing { () throws(FileError) in
      var folder = try folders.hasClaim(of: id) ? ClaimedFolder(id, in: folders.claimed) : nil
      if folder == nil { folder = try recovered(id, name: name, dropped: dropped, at: time) }
      try folder?.forgetReceipts()
      return folder
    }
    guard let folder else { return nil }
    return try outcome(of: folder)
  }

  /// The claim into which a job that lies in `failed` or `archive` has been moved back.
  private func recovered(
    _ id: JobID, name: PublicName, dropped: FileName, at time: String
  ) throws(FileError) -> ClaimedFolder? {
    let ends: [(Directory, FileName)] = [(folders.failed, "reason.json"), (folders.archive, Archive.recordName)]
    for (folder, document) in ends {
      guard let found = try folder.folder(called: name, mentioning: id, in: document) else { continue }
      let home = try makeHome(of: id, record: claimant.record(id, dropped, at: time))
      let target = try home.ensureFolder(ClaimedFolder.droppedName)
      for changed in [target, home, folders.claimed] { try changed.sync() }
      CrashPoint.retryRecorded.reached()
      try folder.carry(found, to: target, as: dropped, by: home)
      for changed in [target, folder] { try changed.sync() }
      CrashPoint.retryMoved.reached()
      return try ClaimedFolder(id, in: folders.claimed)
    }
    return nil
  }
}

extension ClaimedFolder {
  /// Removes what said how this job ended, the part by which the rest is known last.
  func forgetReceipts() throws(FileError) {
    let known: [(FileName, [FileName])] = [
      ("reason.json", ["WHY.txt", "qa.json", Retention.noticeName]),
      (Archive.recordName, ["CANCELLED.txt", Retention.noticeName]),
    ]
    for (document, others) in known {
      guard try content.snapshot(of: document)?.kind == .file else { continue }
      let bytes = try content.openFile(RelativePath(document)).readAll(limit: 1 << 26)
      guard bytes.firstRange(of: Array(id.description.utf8)) != nil else { continue }
      try forgetBest()
      for name in others + [document] { try content.remove(name) }
      try content.sync()
    }
  }
}

extension Directory {
  /// Moves a folder of ours, in one step where it stays on its disk, else by a copy that is complete before it counts.
  fileprivate func carry(
    _ name: FileName, to target: Directory, as newName: FileName, by home: Directory
  ) throws(FileError) {
    do { return try move(name, to: target, as: newName) } catch {
      guard error.code == EXDEV else { throw error }
    }
    let hidden: FileName = ".dubplate-carried"
    try home.removeTree(hidden)
    try copyTree(name, to: home, as: hidden)
    try home.move(hidden, to: target, as: newName)
    try target.sync()
    try removeTree(name)
  }
}
