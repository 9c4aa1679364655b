#if DEBUG
  import Glibc
#endif

/// The places between two steps at which tests let the process die; they do nothing in a release build.
///
/// A debug build dies there with SIGKILL when `DUBPLATE_CRASH_AT` names the place; `name:3` is the third time that it
/// is reached.
public enum CrashPoint: String, Sendable, CaseIterable {
  case folderMarked = "folder.marked"
  case foldersRecorded = "folders.recorded"
  case claimPrepared = "claim.prepared"
  case claimRecorded = "claim.recorded"
  case claimTicketMoved = "claim.ticket-moved"
  case claimMoved = "claim.moved"
  case claimSynced = "claim.synced"
  case claimMade = "claim.made"
  case adoptBegun = "adopt.begun"
  case adoptCompanions = "adopt.companions"
  case acceptStored = "accept.stored"
  case acceptShown = "accept.shown"
  case startCounted = "start.counted"
  case workStaged = "work.staged"
  case workDone = "work.done"
  case publishNoted = "publish.noted"
  case publishSettled = "publish.settled"
  case publishRenamed = "publish.renamed"
  case publishSynced = "publish.synced"
  case deliverNoted = "deliver.noted"
  case rejectExplained = "reject.explained"
  case failMoved = "fail.moved"
  case failNoted = "fail.noted"
  case leaveMoved = "leave.moved"
  case leaveSynced = "leave.synced"
  case leaveClosed = "leave.closed"
  case archiveNoted = "archive.noted"
  case stageFinished = "stage.finished"
  case progressTold = "progress.told"
  case cancelNoted = "cancel.noted"
  case retryNoted = "retry.noted"
  case retryRecorded = "retry.recorded"
  case retryMoved = "retry.moved"
  case fileWritten = "file.written"

  /// Dies here when that is what the environment asks for.
  @inline(__always) public func reached() {
    #if DEBUG
      if FaultPlan.crash?.isDue(rawValue) == true { kill(getpid(), SIGKILL) }
    #endif
  }
}
