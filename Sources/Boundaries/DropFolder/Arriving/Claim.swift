import Diagnostics
import System

/// Takes jobs out of the inbox: the rename of the ticket is the claim, and only one claimer's rename can succeed.
///
/// The order matters, for a power cut can come between any two steps: the record and the folders around it are written
/// through first, then the ticket moves, then its audio, and that is written through; only what is certainly ours is read.
public struct Claim: Sendable {
  let folders: Folders
  let claimant: Claimant
  private let ticketLimit: Int

  public init(_ folders: Folders, claimant: Claimant, ticketLimit: Int = ClaimedJob.ticketLimit) {
    self.folders = folders
    self.claimant = claimant
    self.ticketLimit = ticketLimit
  }

  /// The outcome of a claim that was won.
  public enum Outcome: Sendable {
    case job(ClaimedJob)
    /// It is ours but no job: to be rejected.
    case refused(ClaimedFolder, DropFolderError)
  }

  /// Claims a candidate as job `id`; nil when somebody else was faster, it was withdrawn, or it is still being written.
  ///
  /// `time` is the wall clock's, as text, and is only recorded.
  public func claim(_ candidate: Candidate, as id: JobID, at time: String) throws(DropFolderError) -> Outcome? {
    let seized = try filing { () throws(FileError) in try seize(candidate, as: id, at: time) }
    guard let folder = seized else { return nil }
    return try outcome(of: folder)
  }

  /// The job that was claimed as `id`, read again; nil when there is nothing of it any more.
  public func job(_ id: JobID) throws(DropFolderError) -> ClaimedJob? {
    let claimed = try filing { () throws(FileError) in
      try folders.hasClaim(of: id) ? ClaimedFolder(id, in: folders.claimed) : nil
    }
    guard let folder = claimed else { return nil }
    return try folder.job(ticketLimit: ticketLimit)
  }

  /// Reads what was claimed.
  func outcome(of folder: ClaimedFolder) throws(DropFolderError) -> Outcome {
    do {
      return .job(try folder.job(ticketLimit: ticketLimit))
    } catch {
      guard error.diagnosis.transient == false else { throw error }
      return .refused(folder, error)
    }
  }

  /// Claims a candidate without reading it, for one that will be rejected; nil as for `claim`.
  public func seize(_ candidate: Candidate, as id: JobID, at time: String) throws(FileError) -> ClaimedFolder? {
    let home = try makeHome(of: id, record: claimant.record(of: candidate, id: id, time: time))
    let dropped = try home.folder(ClaimedFolder.droppedName)
    CrashPoint.claimRecorded.reached()
    return try take(
      candidate, ClaimInProgress(id: id, folders: folders, home: home, dropped: dropped, hidden: claimant.hidden(id)))
  }

  private func take(
    _ candidate: Candidate, _ claim: ClaimInProgress
  ) throws(FileError) -> ClaimedFolder? {
    let content: Directory
    do {
      content = try claim.move(candidate)
      CrashPoint.claimMoved.reached()
      try claim.sync(content)
      CrashPoint.claimSynced.reached()
      if try claim.isUnchanged(candidate, in: content), try claim.copyReferences(of: candidate, to: content) {
        CrashPoint.claimMade.reached()
        return ClaimedFolder(
          id: claim.id, name: candidate.name, home: claim.home, dropped: claim.dropped, content: content)
      }
    } catch {
      try claim.undo(candidate)
      guard error.isAbsence else { throw error }
      return nil
    }
    try claim.undo(candidate)
    return nil
  }
}
