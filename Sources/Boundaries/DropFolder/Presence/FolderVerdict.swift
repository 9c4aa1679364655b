import System

/// The state of a folder as found at its path.
struct FolderState: Sendable, Hashable {
  var isThere = true
  /// The id that it bears.
  var mark: JobID?
  /// As in `FolderRecord`.
  var hasOwnDisk = false
  /// It holds what versions before the marks left in a folder that they used.
  var hasTraces = false
}

/// The age of the state folder.
enum StateHistory: Sendable, Hashable {
  case fresh
  /// By versions that left no marks.
  case unmarked
  case marked
}

/// The state of the root, as far as it matters to the folders in it.
enum RootState: Sendable, Hashable {
  case inPlace
  /// It is used from now on.
  case new
}

/// All that decides what is to be done with a folder.
struct FolderEvidence: Sendable, Hashable {
  var role: FolderRole
  var known: FolderRecord?
  var seen: FolderState
  /// Its path is another one than the record's.
  var isMoved = false
  var history = StateHistory.marked
  /// Some jobs have not ended: their tickets lie claimed in the inbox.
  var hasOpenJobs = false
  /// Nil for the root and for what lies outside of it.
  var root: RootState?
  /// A mount point at or above it that the machine is to have and has not.
  var unmounted: String?
  /// The state folder that remembers it lies in it, and so it cannot be another one; of the root alone.
  var holdsState = false
  /// The program has it open, and it went away from its path.
  var wasOpen = false
}

/// The reason that a folder cannot be used now.
public enum FolderAbsence: Sendable, Hashable {
  /// Its path leads to nothing.
  case missing
  /// A folder without a mark: perhaps the empty one on which a share is mounted.
  case unmarked
  /// A folder with the mark of another one.
  case other
  /// It is not known yet, and this mount point at or above it is empty.
  case unmounted(String)
}

/// The decision about a folder before it can be worked with.
enum FolderVerdict: Sendable, Hashable {
  /// It is the one that is known.
  case use
  /// It bears a mark already, which is to be remembered.
  case adopt
  /// It is there and gets a mark.
  case mark
  /// It is to be made.
  case make
  /// Nothing is to be made or marked.
  case wait(FolderAbsence)

  init(on evidence: FolderEvidence) {
    if let mark = evidence.seen.mark {
      switch evidence.known {
      case nil: self = .adopt
      case let known? where known.id == mark: self = .use
      case let known?: self = evidence.allowsSuccessor(of: known) ? .adopt : .wait(.other)
      }
    } else if !(evidence.known.map(evidence.allowsSuccessor) ?? evidence.isFirstUse) {
      self = .wait(evidence.seen.isThere ? .unmarked : .missing)
    } else if let point = evidence.unmounted {
      self = .wait(.unmounted(point))
    } else {
      self = evidence.seen.isThere ? .mark : .make
    }
  }
}

extension FolderEvidence {
  /// Claimed tickets lie in the folder, and would be given up if another took its place.
  private var holdsClaims: Bool { hasOpenJobs && (role == .root || role == .inbox) }

  /// True if another folder, or none, may take the place of the one that is known.
  fileprivate func allowsSuccessor(of known: FolderRecord) -> Bool {
    // The owner has said that the root is a new one, and this folder was a plain one in the old.
    if root == .new, !known.hasOwnDisk { return true }
    if holdsState { return true }
    guard !holdsClaims else { return false }
    // The settings name another place.
    if isMoved { return true }
    // A disk was mounted over what was used before there was one.
    if seen.isThere, seen.hasOwnDisk, !known.hasOwnDisk { return true }
    // A plain folder in a root that is in place was deleted, and perhaps made anew.
    return root == .inPlace && !known.hasOwnDisk && !seen.hasOwnDisk && (seen.isThere || !wasOpen)
  }

  /// True if a folder of which nothing is remembered may be used: it is new, or it was used before marks were left.
  fileprivate var isFirstUse: Bool {
    guard history == .unmarked, !seen.hasTraces else { return true }
    switch role {
    case .root: return false
    case .inbox, .outbox: return !hasOpenJobs && (seen.isThere || root != nil)
    // Earlier versions left nothing in these.
    case .failed, .archive, .queue: return seen.isThere || root != nil
    }
  }
}
