import Diagnostics
import Genres
import JobEngine
import Settings
import Synchronization
import System

extension Daemon {
  /// Opens the daemon as `init` does, but waits while the disks are in the way: a share that is away, read-only or full.
  ///
  /// The service manager hears that the daemon is up, and why it does nothing; whoever watches hears of each trouble once.
  public static func whenFoldersAreInPlace(
    _ settings: Settings, paths: FolderPaths, catalogue: GenreCatalogue, environment: [String: String],
    observe: @escaping DaemonObserver
  ) async throws -> Daemon {
    let manager = ServiceManager(environment: environment)
    let announced = Mutex<Set<String>>([])
    var told = RepeatFilter<[Diagnosis]>([])
    while true {
      do {
        return try Daemon(settings, paths: paths, catalogue: catalogue, environment: environment) { event in
          if case .firstUse(let folder) = event, !announced.withLock({ $0.insert(folder).inserted }) { return }
          observe(event)
        }
      } catch {
        let problems = Diagnosis.all(of: error, at: paths.root)
        guard problems.allSatisfy({ $0.transient && $0.code.hasPrefix("folder.") }) else { throw error }
        if told.isNews(problems) {
          observe(.trouble(problems))
          manager?.tell(.ready, .status("waiting for the folders; \(problems[0].location): \(problems[0].finding)"))
        }
      }
      try await pause(settings.watch.rescanNetwork, manager)
    }
  }

  /// Sleeps, with signs of life for the service manager.
  private static func pause(_ length: Duration, _ manager: ServiceManager?) async throws {
    let end = ContinuousClock.now + length
    let step = manager?.watchdog.map { $0 / 4 } ?? length
    while ContinuousClock.now < end {
      if manager?.watchdog != nil { manager?.tell(.keepAlive) }
      try await Task.sleep(for: min(step, end - .now))
    }
  }
}
