import Glibc
import System

extension Claim {
  /// Everything that this instance claimed earlier and that has not ended, one after the other in the order of the claims.
  ///
  /// Claims that were cut off are completed or undone: companions still in the inbox follow their ticket, and a claim
  /// that never got its ticket is forgotten. `known` are the jobs that the caller works on already. Only the holder of
  /// the instance lock may call this, and not while it claims.
  public func adoption(except known: Set<JobID> = []) throws(FileError) -> Adoption {
    CrashPoint.adoptBegun.reached()
    try sweepHomes()
    let ids = try folders.claimed.entries().compactMap { JobID($0.description) }.filter { !known.contains($0) }
    return Adoption(self, ids, try AdoptionWatch(folders))
  }

  /// Takes up one claim; nil when it is another daemon's or was never completed.
  ///
  /// A claim at which the process died before is refused unread.
  fileprivate func adopt(_ id: JobID, isSuspect: Bool) throws(DropFolderError) -> Outcome? {
    guard let folder = try filing({ () throws(FileError) in try ownFolder(id) }) else { return nil }
    guard !isSuspect else { return .refused(folder, .crashedWhileRead(location: folder.name.description)) }
    try filing { () throws(FileError) in
      try folder.forgetReceipts()
      try fetchCompanions(of: folder)
    }
    CrashPoint.adoptCompanions.reached()
    return try outcome(of: folder)
  }

  /// The folder of a claim of this instance; one that never got its ticket is removed.
  private func ownFolder(_ id: JobID) throws(FileError) -> ClaimedFolder? {
    guard try isOurs(id.name) else { return nil }
    if let folder = try ClaimedFolder(id, in: folders.claimed) { return folder }
    try folders.claimed.move(id.name, to: folders.claimed, as: claimant.hidden(id))
    try folders.claimed.removeTree(claimant.hidden(id))
    return nil
  }

  /// Other daemons may work on the same inbox, and what they claimed is theirs.
  private func isOurs(_ name: FileName) throws(FileError) -> Bool {
    let home = try folders.claimed.folder(name)
    guard try home.snapshot(of: ClaimedFolder.recordName) != nil else { return false }
    return claimant.wrote(try home.openFile(RelativePath(ClaimedFolder.recordName)).readAll(limit: 1 << 22))
  }

  /// Moves audio after a loose ticket whose claim was cut off between the two.
  private func fetchCompanions(of folder: ClaimedFolder) throws(FileError) {
    guard TicketKind(of: folder.name) != nil, try folder.content.snapshot(of: folder.name) != nil else { return }
    let names = try folders.inbox.entries().filter { !NameFilter.ignores($0) }
    let tickets = names.filter { TicketKind(of: $0) != nil }
    for name in names where AudioKind.includes(name) {
      guard let distance = name.distance(toTicket: folder.name) else { continue }
      // Another ticket may have come meanwhile that the audio fits as well or better.
      guard distance == 0 || tickets.allSatisfy({ name.distance(toTicket: $0) == nil }) else { continue }
      try ignoring(EEXIST) { () throws(FileError) in
        try folders.inbox.move(name, to: folder.content, as: name)
      }
    }
    try folder.content.sync()
  }
}

/// Takes up claims one at a time, because each keeps folders open while it is in use.
public struct Adoption {
  private let claim: Claim
  private var ids: ArraySlice<JobID>
  private var watch: AdoptionWatch

  init(_ claim: Claim, _ ids: [JobID], _ watch: AdoptionWatch) {
    (self.claim, self.ids, self.watch) = (claim, ids[...], watch)
  }

  /// The outcome of one claim.
  public enum Step: Sendable {
    case taken(Claim.Outcome)
    /// It could not be taken up and is left for the next time.
    case troubled(DropFolderError)
  }

  /// The next claim of this instance; nil when there is none left.
  public mutating func next() throws(FileError) -> Step? {
    while let id = ids.popFirst() {
      do throws(DropFolderError) {
        let isSuspect = try filing { () throws(FileError) in try watch.begin(id) }
        if let outcome = try claim.adopt(id, isSuspect: isSuspect) { return .taken(outcome) }
      } catch {
        return .troubled(error)
      }
    }
    try watch.end()
    return nil
  }
}
