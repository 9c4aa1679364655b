import Diagnostics
import Glibc
import System

/// The result of one scan of the inbox.
public struct InboxStatus: Sendable {
  /// Arrived in whole, in the order of the names.
  public private(set) var ready: [Candidate] = []
  public private(set) var refused: [RefusedCandidate] = []
  public private(set) var waiting: [WaitingEntry] = []
  /// The names that tickets give as their references, or the folders that these are in.
  private var named: Set<FileName> = []

  /// The entries that belong to no ticket.
  public var unattended: [FileName] { waiting.filter { $0.waiting.kind == .unattended }.map(\.name) }

  init(_ scan: InboxScan, again: Duration) {
    for (name, problem) in scan.blocked.sorted(by: { $0.key < $1.key }) {
      waiting.append(
        WaitingEntry(name, Waiting(.blocked, problem.diagnosis.description, again: again, outcome: Waiting.stays)))
    }
    waiting += scan.unattended.map { WaitingEntry($0.name, $0.waiting(again: again), members: $0.members) }
  }

  /// A candidate that will not become a job, and why.
  public struct RefusedCandidate: Sendable, Hashable {
    public let candidate: Candidate
    public let problem: DropFolderError
  }

  /// Something that is not ready, and why.
  public struct WaitingEntry: Sendable, Hashable {
    public let name: FileName
    public let waiting: Waiting
    /// Its members, as far as they tell whether somebody is still writing it.
    let members: [FileEntry]

    init(_ name: FileName, _ waiting: Waiting, members: [FileEntry] = []) {
      (self.name, self.waiting, self.members) = (name, waiting, members)
    }

    /// A candidate that is ready and could not be taken out of the inbox.
    public init(_ candidate: Candidate, stuckBy error: some Diagnosable) {
      let words = error.diagnoses.map(\.description).joined(separator: "; ")
      var waiting = Waiting(.blocked, words, again: .seconds(30), outcome: Waiting.stays)
      if let code = error.fileError?.code, [EACCES, EPERM, EROFS].contains(code) {
        waiting = Waiting(
          .blocked, "it may not be moved out of the inbox (\(String(cString: strerror(code))))", again: .seconds(30),
          remedy: "give the user that runs dubplate the right to write to it and to the inbox (chmod, chown), and take"
            + " away what holds it (chattr -i)",
          outcome: Waiting.stays)
      }
      self.init(candidate.name, waiting)
    }
  }

  /// The time until the next scan, from this one, if no event comes first; nil when nothing waits.
  public var again: Duration? { waiting.map(\.waiting.again).min() }

  /// True if something will be ready in a moment, so that a single pass should stay for it.
  public var isSettling: Bool { waiting.contains { $0.waiting.isShort } }

  mutating func add(_ candidate: Candidate, _ verdict: ReadinessDecision) {
    named.formUnion(candidate.references.compactMap(\.names.first))
    switch verdict {
    case .claim: ready.append(candidate)
    case .wait(let waiting): self.waiting.append(WaitingEntry(candidate.name, waiting))
    case .refuse(let problem): refused.append(RefusedCandidate(candidate: candidate, problem: problem))
    }
  }

  /// Takes away what a ticket names: it is not without one.
  mutating func forgetReferences() {
    waiting.removeAll { $0.waiting.kind == .unattended && named.contains($0.name) }
  }
}
