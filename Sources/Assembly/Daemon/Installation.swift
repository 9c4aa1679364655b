import ClipServices
import Diagnosis
import DropFolder
import Foundation
import Genres
import JobStore
import Production
import ServiceManager
import Settings
import Synchronization

/// Everything that a daemon works with, open and locked: made once at the start.
public final class Installation: Sendable {
  let layout: FolderLayout
  let store: JobStore
  let circumstances: Circumstances
  let observe: DaemonObserver
  let executor: RenderExecutor
  /// Who started the daemon and wants to hear of it, if anybody does.
  let manager: ServiceManager?
  let vitals: Vitals
  let board = StatusBoard()
  let hasComeUp = Atomic(false)
  /// What a configuration is made in.
  let place: Configuration.Place
  let queueBoard = QueueBoard()
  let outboxIndex = OutboxIndex()
  let rooms = Rooms()
  /// Over all jobs, from one configuration to the next.
  let limiter: ServiceLimiter
  /// The database was made just now and knows nothing of what the folders hold.
  let isStoreNew: Bool
  private let claimant: Claimant
  private let open: Mutex<Folders>
  private let current: Mutex<Configuration>
  private let lock: InstanceLock

  /// Finds the folders, takes the lock, and opens the folders and the database.
  ///
  /// Throws `Diagnosable` errors; when another daemon holds the lock, one with the code of `alreadyRunning`, and when a
  /// folder is away, one with that of `away`: then nothing was made.
  public init(
    _ settings: Settings, paths: FolderPaths, catalogue: GenreCatalogue = .standard,
    circumstances: Circumstances = .real,
    environment: [String: String] = ProcessInfo.processInfo.environment, observe: @escaping DaemonObserver
  ) throws {
    self.circumstances = circumstances
    let board = board
    self.observe = { event in
      board.take(event)
      observe(event)
    }
    manager = ServiceManager(environment: environment)
    vitals = Vitals(patience: .init(watchdog: manager?.watchdog, settings))
    layout = FolderLayout(paths)
    guard paths.conflicts.isEmpty else { throw Problems(paths.conflicts) }
    let plan = try FolderPlan(layout)
    if plan.absences.isEmpty { for place in plan.firstUses { observe(.firstUse(folder: place)) } }
    lock = try InstanceLock(state: try plan.openState())
    let folders = try plan.open(freshID: circumstances.freshID)
    open = Mutex(folders)
    let (store, isNew, damaged) = try JobStore.recovered(path: "\(layout.state)/dubplate.sqlite")
    (self.store, isStoreNew) = (store, isNew)
    if let damaged { observe(.trouble(damaged.diagnoses)) }
    claimant = try Claimant.current(folders, fresh: circumstances.freshID())
    executor = RenderExecutor(threads: settings.renderThreads)
    limiter = ServiceLimiter(settings.serviceLimits, file: LimitsFile(path: "\(layout.state)/limits.json"))
    place = Configuration.Place(
      state: layout.state, environment: environment, executor: executor, limiter: limiter
    ) { [store] id in
      (try? store.reader.job(id))??.state == .cancelled
    }
    current = Mutex(try Configuration(settings, catalogue, in: place))
  }

  deinit { executor.stop() }

  /// What is worked by now.
  var configuration: Configuration {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }

  var settings: Settings { configuration.settings }
  var production: any Producer { configuration.production }
  var desk: TicketDesk { configuration.desk }

  /// The folders as they are now: opened again when they were replaced.
  var folders: Folders { open.withLock { $0 } }

  var claim: Claim { Claim(folders, claimant: claimant) }

  /// Follows folders that were replaced or mounted again, and says whether there were any.
  ///
  /// Throws while one is away.
  func followFolders() throws -> Bool {
    let before = folders
    guard !before.areInPlace else {
      before.renewMarks()
      return false
    }
    let plan = try before.replanned(layout, hasOpenJobs: store.reader.hasOpenJobs)
    let now = try plan.open(freshID: circumstances.freshID)
    for place in plan.firstUses { observe(.firstUse(folder: place)) }
    open.withLock { $0 = now }
    return true
  }

  /// How often a folder is looked at whose changes raise no events.
  var networkRescanInterval: Duration { .seconds(settings.watch.rescanNetwork) }

  /// How often the inbox is looked at when no event tells of anything.
  var rescanInterval: Duration {
    let hidesChanges = (try? folders.inboxFileSystem().hidesChanges) ?? true
    return .seconds(hidesChanges ? settings.watch.rescanNetwork : settings.watch.rescan)
  }
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
}

extension Settings {
  /// The configured number of render threads, or one for each core.
  public var renderThreads: Int {
    work.renderThreads > 0 ? work.renderThreads : ProcessInfo.processInfo.activeProcessorCount
  }
}
