import System

/// A candidate as it was seen at one moment.
public struct Observation: Sendable, Hashable {
  /// The entry found at the ticket's path.
  public enum CandidateContent: Sendable, Hashable {
    case ticket(TicketReading)
    /// It cannot be opened, in words.
    case unreadable(String)
  }

  public let candidate: Candidate
  public let reading: CandidateContent
  /// Audio that the ticket names and that is not there.
  public let missing: [String]
  /// An event told that the entry came by a rename, which writers do when they are done.
  public let renamedIn: Bool

  public init(_ candidate: Candidate, reading: CandidateContent, missing: [String] = [], renamedIn: Bool = false) {
    self.candidate = candidate
    self.reading = reading
    self.missing = missing
    self.renamedIn = renamedIn
  }
}

/// The decision about a candidate.
public enum ReadinessDecision: Sendable, Hashable {
  case claim(Candidate)
  case wait(Waiting)
  /// It will not become a job: claim it and reject it.
  case refuse(DropFolderError)
}

/// The reason that something is not worked on yet.
public struct Waiting: Sendable, Hashable {
  public enum WaitingKind: String, Sendable, Hashable {
    /// Whole, as far as can be seen; it only has to hold still a little longer.
    case settling
    /// Not whole, and changed a moment ago.
    case arriving
    /// Not whole, and nobody seems to be writing.
    case incomplete
    /// The ticket names audio that is not there.
    case reference
    /// It cannot be read, or not be taken.
    case blocked
    /// It belongs to no ticket.
    case unattended
  }

  public let kind: WaitingKind
  /// The reason as a clause: `the JSON object is not closed`.
  public let words: String
  /// The time until the next scan, from now, if no event comes first.
  public let again: Duration
  /// The remedy, without a full stop; empty where time does it, or `words` say it.
  public let remedy: String
  /// The outcome when nobody does anything, as a sentence.
  public let outcome: String

  /// The outcome of an entry that is never given up.
  static let stays = "It stays where it is until then; nothing is lost."

  init(_ kind: WaitingKind, _ words: String, again: Duration, remedy: String = "", outcome: String = "") {
    self.kind = kind
    self.words = words
    self.again = again
    self.remedy = remedy
    self.outcome = outcome
  }

  /// True if waiting a moment is all it takes, so that a single pass over the inbox should do that.
  public var isShort: Bool { kind == .settling || kind == .arriving }
}
