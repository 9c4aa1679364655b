import AnalysisCache
import Diagnosis
import DropFolder
import Foundation
import Genres
import JobStore
import Production
import Settings

/// Everything that a daemon works with, open and locked: made once at the start.
public final class Installation: Sendable {
  let settings: Settings
  let folders: Folders
  let layout: FolderLayout
  let store: JobStore
  let claim: Claim
  let production: Production
  let desk: TicketDesk
  let circumstances: Circumstances
  let observe: DaemonObserver
  let executor: RenderExecutor
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
    folders = try Folders(layout)
    lock = try InstanceLock(folders)
    store = try JobStore(path: "\(layout.state)/dubplate.sqlite")
    claim = Claim(folders, claimant: try Claimant.current(folders, fresh: circumstances.freshID()))
    desk = TicketDesk(catalogue: catalogue, library: paths.library)
    executor = RenderExecutor(threads: settings.renderThreads)
    let parser = try settings.promptParser(catalogue, state: paths.state, environment: environment)
    let cache = AnalysisCache(folder: FolderPaths.analyses(in: layout.state))
    production = try Production(settings, catalogue: catalogue, parser: parser, cache: cache, executor: executor)
  }

  deinit { executor.stop() }

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
