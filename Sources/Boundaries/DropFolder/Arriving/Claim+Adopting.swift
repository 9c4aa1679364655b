import Glibc

extension Claim {
  /// Everything that this instance claimed earlier and that has not ended, in the order of the claims.
  ///
  /// Claims that were cut off are completed or undone: companions still in the inbox follow their ticket, and a claim
  /// that never got its ticket is forgotten. `known` are the jobs that the caller works on already. A claim that cannot
  /// be taken up is told to `troubled` and left for the next time; without that, it is thrown. Only the holder of the
  /// instance lock may call this, and not while it claims.
  public func adopt(
    except known: Set<JobID> = [], troubled: ((JobID, DropFolderError) -> Void)? = nil
  ) throws(DropFolderError) -> [Outcome] {
    CrashPoint.adoptBegun.reached()
    var watch = try AdoptionWatch(folders)
    var outcomes: [Outcome] = []
    for name in try folders.claimed.entries() {
      guard let id = JobID(name.description), !known.contains(id) else { continue }
      do {
        let isSuspect = try watch.begin(id)
        if let outcome = try adopt(id, isSuspect: isSuspect) { outcomes.append(outcome) }
      } catch {
        guard let troubled else { throw error }
        troubled(id, error)
      }
    }
    try watch.end()
    return outcomes
  }

  /// Takes up one claim; nil when it is another daemon's or was never completed.
  ///
  /// A claim at which the process died before is refused unread.
  private func adopt(_ id: JobID, isSuspect: Bool) throws(DropFolderError) -> Outcome? {
    guard try isOurs(id.name) else { return nil }
    guard let folder = try ClaimedFolder(id, in: folders.claimed) else {
      try folders.claimed.removeTree(id.name)
      return nil
    }
    guard !isSuspect else { return .refused(folder, .crashedWhileRead(place: folder.name.description)) }
    try fetchCompanions(of: folder)
    CrashPoint.adoptCompanions.reached()
    return try outcome(of: folder)
  }

  /// Other daemons may work on the same inbox, and what they claimed is theirs.
  private func isOurs(_ name: FileName) throws(DropFolderError) -> Bool {
    let home = try folders.claimed.folder(name)
    guard try home.snapshot(of: ClaimedFolder.recordName) != nil else { return false }
    return claimant.wrote(try home.openFile(RelativePath(ClaimedFolder.recordName)).readAll(limit: 1 << 22))
  }

  /// Moves audio after a loose ticket whose claim was cut off between the two.
  private func fetchCompanions(of folder: ClaimedFolder) throws(DropFolderError) {
    guard TicketKind(of: folder.name) != nil, try folder.content.snapshot(of: folder.name) != nil else { return }
    for name in try folders.inbox.entries() {
      guard AudioKind.includes(name), !NameFilter.ignores(name), name.base == folder.name.base else { continue }
      try ignoring(EEXIST) { () throws(DropFolderError) in
        try folders.inbox.move(name, to: folder.content, as: name)
      }
    }
    try folder.content.sync()
  }
}
