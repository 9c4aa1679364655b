import Diagnostics
import JobStore

/// The rules by which the database is brought in line with the folders after a run that did not end in good order.
///
/// The folders are the truth: what is in the outbox is delivered and what is in failed has failed, whatever the database
/// says. Nothing is under way at that moment.
public enum RestartRecovery {
  /// The states in which a job needs an event before the claims are adopted.
  public static let interruptedStates: [JobState] = [.running, .publishing, .held]
  /// The states in which a job must have a claim, or has left the claims without a note.
  public static let claimedStates: [JobState] = [.queued, .delivered]

  /// The event of a job that was under way, or held, when the last run ended; `delivery` is its path in the outbox,
  /// nil when it is not there.
  ///
  /// A job for which a service worked, or was to, could not have ended the process: it counts no crash.
  public static func event(for job: Job, delivery: String?) -> JobEvent? {
    guard interruptedStates.contains(job.state) else { return nil }
    if let delivery { return .deliver(path: delivery) }
    if job.state == .held { return .release }
    return job.state == .running && job.awaits != nil ? .giveBack : .interrupt
  }

  /// The event of a job that has no claim once all claims are adopted: the process died between the move of its files
  /// and the note of it, or its files are gone, of which the next start of the job tells.
  ///
  /// `failed` and `archived` are the paths at which it lies in those folders, looked for only where they matter.
  public static func event(
    forUnclaimed job: Job, failed: @autoclosure () throws -> String?, archived: @autoclosure () throws -> String?
  ) rethrows -> JobEvent? {
    switch job.state {
    case .delivered: return .archive(outcome: "delivered")
    case .queued:
      if let path = try failed() { return .fail(reason: "given up; the reasons are in \(path)") }
      if let path = try archived() { return .cancel(reason: "cancelled; its ticket is in \(path)") }
      return nil
    default: return nil
    }
  }

  /// The reason that is given for a job that was given up by a run that was cut off then; `path` is its folder in failed.
  public static func givenUpDiagnosis(of job: Job, at path: String) -> Diagnosis {
    Diagnosis(
      code: "job.failed", location: job.name, finding: "was given up by a run that was cut off then",
      remedy: "read \(path)/WHY.txt")
  }

  /// The event of a job whose work does not stop when the program does: it begins anew at the next start, and counts no
  /// crash; nil when it is not under way.
  public static func eventAtExit(for job: Job) -> JobEvent? {
    job.state == .running || job.state == .publishing ? .giveBack : nil
  }
}

/// The fate of a claim that is found at the start.
public enum ClaimRecovery: Sendable, Hashable {
  /// The job goes on, or becomes one.
  case admit
  /// The job has ended, and its files follow it into the archive.
  case archive
  /// Its delivery is in the outbox, at this path, without a note: it is noted, and its files go to the archive.
  case deliver(path: String)
  /// The same for a job that the database has lost.
  case restore(path: String)

  /// `job` is what the database knows of the claim, nil when nothing; `delivery` is its path in the outbox, looked for only
  /// where it matters.
  public init(of job: Job?, delivery: @autoclosure () throws -> String?) rethrows {
    switch job?.state {
    case nil: self = try delivery().map { .restore(path: $0) } ?? .admit
    case .queued: self = try delivery().map { .deliver(path: $0) } ?? .admit
    case .delivered, .completed, .cancelled: self = .archive
    case .running, .publishing, .held, .failed: self = .admit
    }
  }
}
