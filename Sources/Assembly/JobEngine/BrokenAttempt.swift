import Diagnostics
import JobStore

/// The consequence of an attempt that ended with an error instead of a result.
public enum BrokenAttempt: Sendable, Hashable {
  /// The program stops: the job goes back to the queue, and the attempt does not count.
  case giveBack
  /// The environment is in the way: the job waits, and the attempt does not count.
  case hold(reason: String)
  case fail([Diagnosis])

  /// `problems` are what the attempt says, `absence` what is wrong with the folders, nil when nothing is.
  ///
  /// An error while a folder is away is not the job's fault, whatever it looks like.
  public init(isInterrupted: Bool, problems: [Diagnosis], absence: @autoclosure () -> Diagnosis?) {
    if isInterrupted {
      self = .giveBack
    } else if problems.allSatisfy(\.transient) {
      self = .hold(reason: problems.joinedDescription)
    } else if let absence = absence() {
      self = .hold(reason: absence.description)
    } else {
      self = .fail(problems)
    }
  }

  /// The event by which the database notes it.
  public var event: JobEvent {
    switch self {
    case .giveBack: .giveBack
    case .hold(let reason): .hold(reason: reason)
    case .fail(let problems): .fail(reason: problems.joinedDescription)
    }
  }
}

extension [Diagnosis] {
  /// All of them in one line, as the reason of an event.
  public var joinedDescription: String { map(\.description).joined(separator: "; ") }
}

extension Job {
  /// The record that an event is applied to when the work on a job ends: what the database holds now, where that is still
  /// the same start of it, which may have moved on to being published; otherwise the job as it was `seen` at that start,
  /// to which nothing happens any more.
  public static func record(seen: Job, now: Job?) -> Job {
    guard let now, now.starts == seen.starts else { return seen }
    return now
  }
}
