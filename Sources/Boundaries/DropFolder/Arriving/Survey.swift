import Diagnostics
import Glibc
import System

/// What one look at the inbox found.
public struct Survey: Sendable {
  /// Arrived in whole, in the order of the names.
  public private(set) var ready: [Candidate] = []
  public private(set) var refused: [Refused] = []
  public private(set) var waiting: [Held] = []
  /// The names that tickets give as their references, or the folders that these are in.
  private var named: Set<FileName> = []

  /// What belongs to no ticket.
  public var unattended: [FileName] { waiting.filter { $0.waiting.kind == .unattended }.map(\.name) }

  init(_ scan: InboxScan, again: Duration) {
    for (name, problem) in scan.blocked.sorted(by: { $0.key < $1.key }) {
      waiting.append(Held(name, Waiting(.blocked, problem.diagnosis.description, again: again, outcome: Waiting.stays)))
    }
    waiting += scan.unattended.map { Held($0.name, $0.waiting(again: again), members: $0.members) }
  }

  /// A candidate that will not become a job, and why.
  public struct Refused: Sendable, Hashable {
    public let candidate: Candidate
    public let problem: DropFolderError
  }

  /// Something that is not ready, and why.
  public struct Held: Sendable, Hashable {
    public let name: FileName
    public let waiting: Waiting
    /// What it consists of, as far as that tells whether somebody is at work on it.
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

  /// When to look again, from the time of this look, if no event comes first; nil when nothing waits.
  public var again: Duration? { waiting.map(\.waiting.again).min() }

  /// Whether something will be ready in a moment, so that a single pass should stay for it.
  public var isSettling: Bool { waiting.contains { $0.waiting.isShort } }

  mutating func add(_ candidate: Candidate, _ verdict: ArrivalVerdict) {
    named.formUnion(candidate.references.compactMap(\.names.first))
    switch verdict {
    case .claim: ready.append(candidate)
    case .wait(let waiting): self.waiting.append(Held(candidate.name, waiting))
    case .refuse(let problem): refused.append(Refused(candidate: candidate, problem: problem))
    }
  }

  /// Takes away what a ticket names: it is not without one.
  mutating func forgetReferences() {
    waiting.removeAll { $0.waiting.kind == .unattended && named.contains($0.name) }
  }
}
