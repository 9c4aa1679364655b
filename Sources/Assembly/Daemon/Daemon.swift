import Diagnostics
import Genres
import JobStore
import Logging
import ServiceLifecycle
import Settings
import System
import UnixSignals

/// The daemon, its folders open and locked: it resumes what was left, watches the inbox and works, until it is told to stop.
///
/// Its parts are put together in `Daemon+Composition`.
public struct Daemon: Sendable {
  let startup: Startup
  let inbox: InboxService
  let queue: QueueService
  let work: WorkService
  let stop: StopService
  let singlePass: SinglePass
  let configurations: Configurations
  let records: JobRecords
  /// The program that started the daemon and wants reports, if there is one.
  let manager: ServiceManager?
  /// Makes the reports to it.
  let keepAlive: KeepAlive?
  let observe: DaemonObserver

  /// Watches and works until SIGTERM or SIGINT; jobs under way then go back to the queue.
  ///
  /// SIGHUP lets `reload` read the settings again, and looks at the inbox; without `reload` it stops the daemon, as it
  /// should when a terminal is closed.
  public func watch(
    logger: Logger, reload: (@Sendable () throws -> (Settings, GenreCatalogue))?
  ) async throws {
    // Trapped before anything takes time: until then SIGHUP would end the process.
    let hangups = reload == nil ? nil : await UnixSignalsSequence(trapping: .sighup)
    try startup.recover()
    keepAlive?.start()
    var services: [any Service] = [inbox, queue, work]
    if let reload, let hangups {
      services.append(
        ReloadService(
          configurations: configurations, manager: manager, read: reload, hangups: hangups, look: inbox.signals.look,
          observe: observe))
    }
    // The last one is the first to hear of the end.
    services.append(stop)
    let group = ServiceGroup(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint] + (hangups == nil ? [.sighup] : []),
      logger: logger)
    try await group.run()
    try records.store.close()
  }

  /// Resumes what was left and does what the queue folder asks for, without working on anything.
  public func attend() throws {
    try startup.recover()
    var look = queue.queue
    try look.look()
    try records.store.close()
  }

  /// Works off what is ready or becomes ready meanwhile; the observer hears of every end.
  ///
  /// What is still arriving stays where it is. Returns how many jobs have not ended, because something around them was in
  /// the way.
  public func workOff(logger: Logger) async throws -> Int {
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: singlePass, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    let left = try records.reader.openCount()
    try records.store.close()
    return left
  }
}
