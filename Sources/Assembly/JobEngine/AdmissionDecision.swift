import Diagnostics
import JobStore

/// The fate of something that was claimed.
public enum AdmissionDecision: Sendable, Hashable {
  /// It becomes a job.
  case accept
  /// It goes to failed, with the reasons.
  case refuse([Diagnosis])
  /// It stays claimed until the next look: what is in the way may go by itself.
  case postpone([Diagnosis])

  /// `problems` are all that its ticket has, none when it is good.
  public init(problems: [Diagnosis]) {
    if problems.isEmpty {
      self = .accept
    } else {
      self = problems.allSatisfy(\.transient) ? .postpone(problems) : .refuse(problems)
    }
  }

  /// The event of a job that the database knew when its claim was accepted again; nil when there is none.
  ///
  /// One that was given up while its files were out of reach is queued, for the files are the truth, and they are here.
  public static func event(onAcceptanceOf job: Job) -> JobEvent? { job.state == .failed ? .resubmit : nil }
}

/// The rule that nothing more is claimed from the inbox while something may be claimed of which the database knows nothing.
public struct AdmissionGate: Sendable {
  /// True while more may be claimed.
  public private(set) var isOpen = false
  private var hasPostponed = false

  /// Closed until the claims of earlier runs are adopted.
  public init() {}

  /// Notes that the claims are adopted anew, one by one.
  public mutating func beginAdoption() { (isOpen, hasPostponed) = (false, false) }

  /// Notes that a claim could not become a job now; true when that is to be told, which is once until the next adoption.
  public mutating func postpone() -> Bool {
    defer { (isOpen, hasPostponed) = (false, true) }
    return !hasPostponed
  }

  /// Notes that all claims were seen: the gate is open unless one of them stayed behind.
  public mutating func endAdoption() { isOpen = !hasPostponed }
}
