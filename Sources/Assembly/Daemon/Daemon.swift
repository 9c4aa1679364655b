import Diagnostics
import Genres
import JobStore
import Logging
import ServiceLifecycle
import Settings
import UnixSignals

/// The daemon: takes up what was left, watches the inbox and works, until it is told to stop.
public struct Daemon: Sendable {
  private let house: Installation

  public init(_ house: Installation) { self.house = house }

  /// Watches and works until SIGTERM or SIGINT; jobs under way then go back to the queue.
  ///
  /// SIGHUP lets `reload` read the settings again, and looks at the inbox; without `reload` it stops the daemon, as it
  /// should when a terminal is closed.
  public func watch(
    logger: Logger, reload: (@Sendable () throws -> (Settings, GenreCatalogue))?
  ) async throws {
    // Trapped before anything takes time: until then SIGHUP would end the process.
    let hangups = reload == nil ? nil : await UnixSignalsSequence(trapping: .sighup)
    let backlog = Backlog()
    var reception = Reception(house, backlog)
    try await reception.adopt()
    let (work, look, queue, watching) = (Bell(), Bell(), Bell(), Watching())
    house.keepAlive(askWatcher: watching.ask)?.start()
    var services: [any Service] = [
      InboxService(house: house, backlog: backlog, work: work, bell: look, queue: queue, watching: watching),
      QueueService(house: house, backlog: backlog, bell: queue, work: work),
      WorkService(house: house, backlog: backlog, bell: work),
    ]
    if let reload, let hangups {
      services.append(ReloadService(house: house, read: reload, signals: hangups, look: look))
    }
    // The last one is the first to hear of the end.
    services.append(StopService(house: house))
    let group = ServiceGroup(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint] + (hangups == nil ? [.sighup] : []),
      logger: logger)
    try await group.run()
    try house.store.close()
  }

  /// Takes up what was left and does what the queue folder asks for, without working on anything.
  public func attend() async throws {
    let backlog = Backlog()
    var reception = Reception(house, backlog)
    try await reception.adopt()
    var desk = QueueDesk(house, backlog)
    try await desk.look()
    try house.store.close()
  }

  /// Works off what is ready or becomes ready meanwhile; the observer hears of every end.
  ///
  /// What is still arriving stays where it is. Returns how many jobs have not ended, because something around them was in
  /// the way.
  public func workOff(logger: Logger) async throws -> Int {
    let pass = SinglePass(house: house)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: pass, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    let left = try house.store.reader.openCount()
    try house.store.close()
    return left
  }
}
