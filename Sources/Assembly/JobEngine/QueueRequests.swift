import JobStore

/// The answer to somebody who asks for a job to be cancelled.
public enum CancelDecision: Sendable, Hashable {
  case cancel(Job)
  case refuse(reason: String)

  /// `found` are the jobs that go by the name that was given, the latest first.
  public init(among found: [Job]) {
    guard let job = found.first(where: { !$0.state.isFinal }) ?? found.first else {
      self = .refuse(reason: "there is no such job")
      return
    }
    self = Self.isPossible(for: job) ? .cancel(job) : .refuse(reason: Self.refusal(for: job))
  }

  /// True while the job can be cancelled: once its delivery is about to appear, it is published.
  public static func isPossible(for job: Job) -> Bool { job.state.after(.cancel(reason: "")) != nil }

  /// The reason why a job cannot be cancelled, in the state in which it was found.
  public static func refusal(for job: Job) -> String { "it is \(job.state.status) and cannot be cancelled any more" }
}

/// The answer to somebody who asks for a job to be tried again.
public enum RetryDecision: Sendable, Hashable {
  /// The job is queued again, and then its files are claimed.
  case resubmit(Job)
  /// It is queued already, and the process died before its files were claimed: they are now.
  case claim(Job)
  /// It waits for its turn already, because its files were found again.
  case nothing
  /// No job goes by that name; it may be a ticket that was refused.
  case findRefused
  case refuse(reason: String)

  /// `found` are the jobs that go by the name that was given, the latest first; `isClaimed` tells of a job whether its claim
  /// is on the disk.
  public init(among found: [Job], isClaimed: (Job) throws -> Bool) rethrows {
    guard let job = found.first(where: \.hasEndedBadly) ?? found.first else {
      self = .findRefused
      return
    }
    switch job.state {
    case .failed, .cancelled: self = .resubmit(job)
    case .queued:
      if try !isClaimed(job) {
        self = .claim(job)
      } else {
        self = job.attempt == 0 ? .nothing : .refuse(reason: Self.refusal(for: job))
      }
    default: self = .refuse(reason: Self.refusal(for: job))
    }
  }

  private static func refusal(for job: Job) -> String { "it is \(job.state.status)" }
}

extension Job {
  fileprivate var hasEndedBadly: Bool { state == .failed || state == .cancelled }
}

/// The memory of the files that stand for jobs in the queue folder: one that somebody deletes cancels its job.
///
/// A file counts as deleted when two looks in a row miss it, because programs that save a file may take it away for a moment.
public struct DeletedFiles<File: Hashable & Sendable>: Sendable {
  private var missing: Set<File> = []

  public init() {}

  /// True when the last look has missed a file for the first time, so that another look should follow soon.
  public var isUnsure: Bool { !missing.isEmpty }

  /// Takes note of one look and returns the files that were deleted.
  ///
  /// `shown` are the files that were put there and not removed since, `present` those that are there. In a folder without
  /// its mark nothing counts: it is another folder, or the one beneath a share that is away.
  public mutating func observe(shown: Set<File>, present: Set<File>, isMarked: Bool) -> Set<File> {
    guard isMarked else {
      missing = []
      return []
    }
    let gone = shown.subtracting(present)
    let deleted = gone.intersection(missing)
    missing = gone.subtracting(missing)
    return deleted
  }
}
