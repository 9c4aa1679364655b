import ClipServices
import Diagnostics
import DropFolder
import Foundation
import Genres
import JobEngine
import JobStore
import Production
import Settings
import System

/// The composition root: the only place in which the parts of the daemon are chosen and put together.
extension Daemon {
  /// Finds the folders, locks them, and opens them and the database.
  ///
  /// Throws `Diagnosable` errors; when another daemon holds the lock, one with the code of `alreadyRunning`, and when a
  /// folder is away, one with that of `away`: then nothing was made.
  public init(
    _ settings: Settings, paths: FolderPaths, catalogue: GenreCatalogue = .standard,
    environment: [String: String] = ProcessInfo.processInfo.environment, observe: @escaping DaemonObserver
  ) throws {
    try self.init(
      settings, paths: paths, catalogue: catalogue, clock: .system, ids: .random, environment: environment,
      producers: \.producers, observe: observe)
  }

  /// The same, by a clock, ids and producers of the caller's.
  init(
    _ settings: Settings, paths: FolderPaths, catalogue: GenreCatalogue, clock: WallClock, ids: JobIDSource,
    environment: [String: String], producers: (ProductionSource) -> Configurations.ProducerSource,
    observe: @escaping DaemonObserver
  ) throws {
    let status = StatusSummary()
    let observe: DaemonObserver = { event in
      status.note(event)
      observe(event)
    }
    let layout = FolderLayout(paths)
    guard paths.conflicts.isEmpty else { throw Problems(paths.conflicts) }
    let folders = try FolderAccess(layout, ids: ids, observe: observe)
    let (store, isStoreNew, damaged) = try JobStore.recovered(path: layout.database)
    if let damaged { observe(.trouble(damaged.diagnoses)) }
    let records = JobRecords(store: store, clock: clock)
    let limiter = ServiceLimiter(settings.serviceLimits, file: LimitsFile(path: "\(layout.state)/limits.json"))
    let executor = RenderExecutor(threads: settings.renderThreads)
    let source = ProductionSource(
      state: layout.state, environment: environment, executor: executor, limiter: limiter
    ) { id in (try? records.job(id))??.state == .cancelled }
    let configurations = try Configurations(
      settings, catalogue, executor: executor, limiter: limiter, producers: producers(source))
    let manager = ServiceManager(environment: environment)
    let heartbeats = Heartbeats(limits: HeartbeatLimits(watchdog: manager?.watchdog, settings))
    self = Composition(
      folders: folders, records: records, isStoreNew: isStoreNew, configurations: configurations, limiter: limiter,
      manager: manager, heartbeats: heartbeats, status: status, ids: ids, observe: observe
    ).daemon()
  }
}

/// Everything that is opened before the parts of the daemon can be made; it lives as long as they are put together.
private struct Composition: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let isStoreNew: Bool
  let configurations: Configurations
  let limiter: ServiceLimiter
  let manager: ServiceManager?
  let heartbeats: Heartbeats
  let status: StatusSummary
  let ids: JobIDSource
  let observe: DaemonObserver

  func daemon() -> Daemon {
    let (active, watcher, signals) = (ActiveJobs(), WatcherHandle(), InboxService.Signals())
    let queueFiles = QueueFiles(folders, records)
    let endings = JobEndings(
      folders: folders, records: records, queueFiles: queueFiles, outboxIndex: OutboxIndex(), observe: observe)
    let worker = worker(active, queueFiles, endings)
    let startup = startup(active, queueFiles, endings)
    let look = queueLook(active, queueFiles, endings)
    let housekeeping = Housekeeping(
      folders: folders, records: records, configurations: configurations, limiter: limiter, observe: observe)
    return Daemon(
      startup: startup,
      inbox: inbox(startup.adoption, watcher, signals),
      queue: QueueService(
        folders: folders, configurations: configurations, active: active, queue: look, housekeeping: housekeeping,
        heartbeats: heartbeats, observe: observe, signal: signals.queue, work: signals.work),
      work: WorkService(
        active: active, folders: folders, records: records, configurations: configurations, limiter: limiter,
        worker: worker, endings: endings, heartbeats: heartbeats, observe: observe, signal: signals.work),
      stop: StopService(records: records, configurations: configurations, manager: manager),
      singlePass: SinglePass(
        startup: startup, inbox: inboxLook(startup.adoption, isSinglePass: true), queue: look,
        housekeeping: housekeeping, active: active, folders: folders, records: records,
        configurations: configurations, worker: worker, observe: observe),
      configurations: configurations, records: records, manager: manager, keepAlive: keepAlive(watcher),
      observe: observe)
  }

  private func worker(_ active: ActiveJobs, _ queueFiles: QueueFiles, _ endings: JobEndings) -> JobWorker {
    let (records, heartbeats, observe) = (records, heartbeats, observe)
    let disk = DiskSpace(folders)
    let attempts = AttemptMaker(folders: folders, disk: disk) { job, claimed in
      ProgressReporter(
        job, claimed, records: records, queueFiles: queueFiles, heartbeats: heartbeats, observe: observe)
    }
    let runner = JobRunner(
      active: active, folders: folders, records: records, configurations: configurations, disk: disk,
      attempts: attempts, endings: endings)
    return JobWorker(
      active: active, runner: runner, endings: endings, heartbeats: heartbeats, observe: observe)
  }

  private func startup(_ active: ActiveJobs, _ queueFiles: QueueFiles, _ endings: JobEndings) -> Startup {
    let recovery = Recovery(
      folders: folders, records: records, endings: endings, isStoreNew: isStoreNew, observe: observe)
    let admission = JobAdmission(
      folders: folders, records: records, active: active, queueFiles: queueFiles, configurations: configurations,
      heartbeats: heartbeats, observe: observe)
    let adoption = ClaimAdoption(
      folders: folders, active: active, admission: admission, recovery: recovery, observe: observe)
    return Startup(recovery: recovery, adoption: adoption)
  }

  private func queueLook(_ active: ActiveJobs, _ queueFiles: QueueFiles, _ endings: JobEndings) -> QueueLook {
    let canceller = JobCanceller(folders: folders, records: records, active: active, endings: endings)
    let reopener = JobReopener(
      folders: folders, records: records, active: active, queueFiles: queueFiles, configurations: configurations,
      observe: observe)
    return QueueLook(
      folders, records, active, queueFiles, canceller: canceller, reopener: reopener, observe: observe)
  }

  private func inbox(
    _ adoption: ClaimAdoption, _ watcher: WatcherHandle, _ signals: InboxService.Signals
  ) -> InboxService {
    InboxService(
      folders: folders, records: records, configurations: configurations, heartbeats: heartbeats, status: status,
      readiness: ReadinessNotice(manager, status), signals: signals, watcher: watcher,
      makeLook: { inboxLook(adoption, isSinglePass: false) }, observe: observe)
  }

  private func inboxLook(_ adoption: ClaimAdoption, isSinglePass: Bool) -> InboxLook {
    let timing = ReadinessTracker.Settings(configurations.current, hidesChanges: folders.inboxHidesChanges)
    return InboxLook(
      folders, adoption.admission, adoption, ids: ids, clock: records.clock, timing: timing,
      isSinglePass: isSinglePass, observe: observe)
  }

  private func keepAlive(_ watcher: WatcherHandle) -> KeepAlive? {
    let layout = folders.layout
    let paths = [layout.inbox, layout.outbox, layout.failed, layout.archive, layout.queue, layout.state]
    return manager.map {
      KeepAlive(
        $0, heartbeats: heartbeats, status: status, probe: AnswerProbe(paths), askWatcher: watcher.ask,
        observe: observe)
    }
  }
}
