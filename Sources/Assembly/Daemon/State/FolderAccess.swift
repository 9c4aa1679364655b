import Diagnostics
import DropFolder
import JobStore
import Settings
import Synchronization
import System

/// The daemon's folders, locked against other daemons, and opened again when they were replaced.
final class FolderAccess: Sendable {
  let layout: FolderLayout
  private let ids: JobIDSource
  private let observe: DaemonObserver
  private let claimant: Claimant
  private let lock: InstanceLock
  private let opened: Mutex<Folders>

  /// Takes the lock, and makes and opens the folders of `layout`.
  ///
  /// Throws `Diagnosable` errors; when another daemon holds the lock, one with the code of `alreadyRunning`, and when a
  /// folder is away, one with that of `away`: then nothing was made.
  init(_ layout: FolderLayout, ids: JobIDSource, observe: @escaping DaemonObserver) throws {
    (self.layout, self.ids, self.observe) = (layout, ids, observe)
    let plan = try FolderPlan(layout)
    if plan.absences.isEmpty { for folder in plan.firstUses { observe(.firstUse(folder: folder)) } }
    lock = try InstanceLock(state: try plan.openState())
    let folders = try plan.open(freshID: ids.next)
    claimant = try Claimant.current(folders, fresh: ids.next())
    opened = Mutex(folders)
  }

  /// The folders as they are now.
  var current: Folders { opened.withLock { $0 } }

  /// The claims in the inbox as it is now.
  var claims: Claim { Claim(current, claimant: claimant) }

  var publication: Publication { Publication(current) }

  /// True while the paths lead to the folders that are open.
  var areInPlace: Bool { current.areInPlace }

  /// The job that was claimed as `id`, read from the disk; nil when there is nothing of it any more.
  func claimedJob(_ id: JobID) throws(DropFolderError) -> ClaimedJob? { try claims.job(id) }

  /// True when a job of this id is claimed.
  func hasClaim(of id: JobID) throws(FileError) -> Bool { try current.hasClaim(of: id) }

  /// The fault of the folders, where they are not in place; nil when they are.
  var absence: Diagnosis? {
    let folders = current
    guard !folders.areInPlace else { return nil }
    do {
      let plan = try folders.replanned(layout, hasOpenJobs: true)
      if let absence = plan.absences.first { return absence.diagnosis }
    } catch { return error.diagnosis }
    return Diagnosis(
      code: "folder.replaced", location: layout.root, finding: "folders were exchanged while a job was worked on",
      remedy: "nothing: they are opened again, and the job goes on", transient: true)
  }

  /// Opens folders again that were replaced or mounted again; true when there were any.
  ///
  /// `hasOpenJobs` is true when some jobs have not ended: more care is taken then. Throws while a folder is away.
  func reopenReplaced(hasOpenJobs: @autoclosure () -> Bool) throws -> Bool {
    let before = current
    guard !before.areInPlace else {
      before.renewMarks()
      return false
    }
    let plan = try before.replanned(layout, hasOpenJobs: hasOpenJobs())
    let now = try plan.open(freshID: ids.next)
    for folder in plan.firstUses { observe(.firstUse(folder: folder)) }
    opened.withLock { $0 = now }
    return true
  }

  /// True when other machines may change the inbox without an event; nil when that cannot be found out.
  var inboxHidesChanges: Bool? { (try? current.inboxFileSystem())?.hidesChanges }
}

extension FolderLayout {
  /// The layout that settings and environment lead to.
  public init(_ paths: FolderPaths) {
    self.init(root: paths.root)
    inbox = paths.inbox
    outbox = paths.outbox
    failed = paths.failed
    archive = paths.archive
    queue = paths.queue
    state = paths.state
  }

  /// The database of jobs.
  var database: String { "\(state)/dubplate.sqlite" }

  /// The folder of the checkpoints of a job.
  func checkpoints(of id: JobID) -> String { "\(state)/work/\(id)" }
}

extension FolderPlan {
  /// Looks at the folders of `layout` as its job database asks for: with jobs that have not ended, more care is taken.
  public init(_ layout: FolderLayout) throws(FileError) {
    try self.init(layout, hasOpenJobs: Self.hasOpenJobs(layout.database))
  }

  /// A database that is there and cannot be read may know of jobs.
  private static func hasOpenJobs(_ path: String) -> Bool {
    do { return try JobReader(path: path).hasOpenJobs } catch JobStoreError.missing {
      return false
    } catch {
      return true
    }
  }
}
