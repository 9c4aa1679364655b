#if DEBUG
  import Glibc
  import Synchronization
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

/// The places at which tests let a part of the daemon hang for ever; they do nothing in a release build.
///
/// A debug build hangs there when `DUBPLATE_HANG_AT` names the place; `name:3` is the third time that it is reached.
public enum HangPoint: String, Sendable, CaseIterable {
  case watcher, inbox, work, accept

  /// Hangs here when that is what the environment asks for.
  @inline(__always) public func reached() {
    #if DEBUG
      if FaultPlan.hang?.isDue(rawValue) == true { while true { sleep(3600) } }
    #endif
  }
}

#if DEBUG
  /// The point at which the environment wants this process to fail.
  private final class FaultPlan: Sendable {
    static let crash = FaultPlan(variable: "DUBPLATE_CRASH_AT")
    static let hang = FaultPlan(variable: "DUBPLATE_HANG_AT")

    private let point: String
    /// The number of times that the point has still to be reached.
    private let remaining: Atomic<Int>

    private init?(variable: String) {
      guard let text = getenv(variable) else { return nil }
      let parts = String(cString: text).split(separator: ":")
      point = parts.first.map(String.init) ?? ""
      remaining = Atomic(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }

    /// True if it is here and now that it should fail.
    func isDue(_ reached: String) -> Bool {
      reached == point && remaining.subtract(1, ordering: .relaxed).newValue == 0
    }
  }
#endif
