import AnalysisCache
import Diagnosis
import DropFolder
import Foundation
import Genres
import JobStore
import Production
import Settings
import Synchronization

/// Everything that a daemon works with, open and locked: made once at the start.
public final class Installation: Sendable {
  let settings: Settings
  let layout: FolderLayout
  let store: JobStore
  let production: any Producer
  let desk: TicketDesk
  let circumstances: Circumstances
  let observe: DaemonObserver
  let executor: RenderExecutor
  let board = QueueBoard()
  let rooms = Rooms()
  /// The database was made just now and knows nothing of what the folders hold.
  let isStoreNew: Bool
  private let claimant: Claimant
  private let open: Mutex<Folders>
  private let lock: InstanceLock

  /// Opens the folders, takes the lock and opens the database.
  ///
  /// Throws `Diagnosable` errors; when another daemon holds the lock, one with the code of `alreadyRunning`.
  public init(
    _ settings: Settings, paths: FolderPaths, catalogue: GenreCatalogue = .standard,
    circumstances: Circumstances = .real,
    environment: [String: String] = ProcessInfo.processInfo.environment, observe: @escaping DaemonObserver
  ) throws {
    self.settings = settings
    self.circumstances = circumstances
    self.observe = observe
    layout = FolderLayout(paths)
    let folders = try Folders(layout)
    open = Mutex(folders)
    lock = try InstanceLock(folders)
    let (store, isNew, damaged) = try JobStore.recovered(path: "\(layout.state)/dubplate.sqlite")
    (self.store, isStoreNew) = (store, isNew)
    if let damaged { observe(.trouble(damaged.diagnoses)) }
    claimant = try Claimant.current(folders, fresh: circumstances.freshID())
    desk = TicketDesk(catalogue: catalogue, library: paths.library)
    executor = RenderExecutor(threads: settings.renderThreads)
    if let silent = SilentProduction(environment) {
      production = silent
      return
    }
    let parser = try settings.promptParser(catalogue, state: paths.state, environment: environment)
    let cache = AnalysisCache(folder: FolderPaths.analyses(in: layout.state))
    production = try Production(settings, catalogue: catalogue, parser: parser, cache: cache, executor: executor)
  }

  deinit { executor.stop() }

  /// The folders as they are now: opened again when they were replaced.
  var folders: Folders { open.withLock { $0 } }

  var claim: Claim { Claim(folders, claimant: claimant) }

  /// Follows folders that were replaced or mounted again, and says whether there were any.
  ///
  /// Throws while one is away.
  func followFolders() throws -> Bool {
    guard !folders.areInPlace else { return false }
    let now = try folders.reopened(layout)
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
