import Glibc
import System

/// The steps before the folders can be worked with: those that are in place, new and away.
///
/// It only looks; nothing is made or marked before `open`.
public struct FolderPlan: Sendable {
  let layout: FolderLayout
  /// In the order of the roles, the root first.
  let steps: [Step]
  private let history: StateHistory

  struct Step: Sendable {
    let role: FolderRole
    let path: String
    let evidence: FolderEvidence
    let verdict: FolderVerdict
  }

  /// Looks at the folders of `layout`, by what its state folder remembers.
  ///
  /// `hasOpenJobs` says whether some jobs have not ended, whose tickets must not be taken for gone. Throws when a folder
  /// cannot be looked at.
  public init(_ layout: FolderLayout, hasOpenJobs: Bool) throws(FileError) {
    try self.init(layout, state: try Directory.existing(layout.state), hasOpenJobs: hasOpenJobs, wasOpen: false)
  }

  /// Looks again while a program has the folders open; `state` is its state folder, nil where there is none yet.
  init(_ layout: FolderLayout, state: Directory?, hasOpenJobs: Bool, wasOpen: Bool) throws(FileError) {
    self.layout = layout
    var (records, hasWorked) = (FolderRecords?.none, false)
    if let state { (records, hasWorked) = (try FolderRecords.existing(in: state), try Claimant.hasWorked(in: state)) }
    history = records != nil ? .marked : hasWorked ? .unmarked : .fresh
    let table = MountTable.current
    var (steps, root, rootDevice) = ([Step](), RootState?.none, UInt64?.none)
    for role in layout.roles {
      let path = absolutePath(layout.path(of: role))
      let isInside = layout.liesInRoot(role)
      let look = try FolderInspection(layout.path(of: role), role, around: isInside ? rootDevice : nil)
      var evidence = FolderEvidence(role: role, known: try records?.record(of: role), seen: look.sighting)
      if role == .root {
        rootDevice = look.device
        evidence.holdsState = history != .fresh && layout.holdsState
        evidence.seen.hasTraces = evidence.holdsState || FolderInspection.hasTraces(of: layout)
      }
      evidence.isMoved = evidence.known.map { $0.path != path } ?? false
      evidence.history = history
      evidence.hasOpenJobs = hasOpenJobs
      evidence.root = isInside ? root : nil
      evidence.unmounted = table.missing(above: path)
      evidence.wasOpen = wasOpen
      let verdict = FolderVerdict(on: evidence)
      steps.append(Step(role: role, path: layout.path(of: role), evidence: evidence, verdict: verdict))
      guard role == .root else { continue }
      root = verdict == .use || evidence.holdsState ? .inPlace : .new
      // Without the root, nothing can be said of what lies in it.
      if case .wait = verdict { break }
    }
    self.steps = steps
  }

  /// The folders that are away, each with the reason; where the root is, it stands for all.
  public var absences: [DropFolderError] {
    steps.compactMap { step in
      guard case .wait(let absence) = step.verdict else { return nil }
      let wayOut: AbsenceOverride =
        step.evidence.known != nil
        ? .forget(record: layout.recordPath(of: step.role)) : .claim(folder: "\(layout.inbox)/.dubplate")
      return .away(location: step.path, absence, wayOut)
    }
  }

  /// The folders that were never used so far, or take the place of others; the root stands for those in it.
  public var firstUses: [String] {
    guard history != .unmarked else { return [] }
    return steps.filter { step in
      switch step.verdict {
      case .use, .wait: false
      case .adopt where step.evidence.known == nil: false
      case _ where step.evidence.holdsState: false
      case .adopt, .mark, .make:
        step.evidence.root == nil || (step.evidence.root == .inPlace && step.evidence.seen.hasOwnDisk)
      }
    }
    .map(\.path)
  }

  /// Makes the state folder when it is missing, and opens it; throws what is away.
  public func openState() throws(DropFolderError) -> Directory {
    if let absence = absences.first { throw absence }
    return try filing { () throws(FileError) in try Directory.prepare(layout.state) }
  }
}

/// The owner's way to say that a folder which looks away is meant all the same.
public enum AbsenceOverride: Sendable, Hashable {
  /// By deleting this file, which remembers the folder that was there.
  case forget(record: String)
  /// By making this folder, as versions before the marks did.
  case claim(folder: String)
  /// Not at all.
  case none
}

/// One look at a folder.
struct FolderInspection {
  let sighting: FolderState
  /// The file system on which it lies; nil when it is not there.
  let device: UInt64?

  /// Looks at the folder at `path`; `around` is the file system of the root in which it lies, if it does.
  init(_ path: String, _ role: FolderRole, around: UInt64?) throws(FileError) {
    guard let folder = try Directory.existing(path) else {
      (sighting, device) = (FolderState(isThere: false), nil)
      return
    }
    let device = try folder.file.snapshot().device
    var outer = around
    if role == .root { outer = try Directory.parent(of: folder).file.snapshot().device }
    sighting = FolderState(
      mark: try FolderMark.read(in: folder), hasOwnDisk: outer != device,
      hasTraces: try folder.snapshot(of: Self.trace) != nil)
    self.device = device
  }

  /// The hidden folders of claims and deliveries, and in the queue the file that says what deleting a file there means.
  private static let trace: FileName = ".dubplate"

  /// True if versions before the marks worked in the root.
  static func hasTraces(of layout: FolderLayout) -> Bool {
    [FolderRole.inbox, .outbox, .queue].contains { role in
      let folder = layout.liesInRoot(role) ? try? Directory.existing(layout.path(of: role)) : nil
      return (try? folder?.snapshot(of: trace)) != nil
    }
  }
}
