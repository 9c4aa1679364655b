import Diagnosis
import JobStore
import Logging
import ServiceLifecycle
import UnixSignals

/// The daemon: takes up what was left, watches the inbox and works, until it is told to stop.
public struct Daemon: Sendable {
  private let house: Installation

  public init(_ house: Installation) { self.house = house }

  /// Watches and works until SIGTERM or SIGINT; jobs under way then go back to the queue.
  public func watch(logger: Logger) async throws {
    let backlog = Backlog()
    var reception = Reception(house, backlog)
    try await reception.adopt()
    let (bell, queue) = (Bell(), Bell())
    let group = ServiceGroup(
      services: [
        InboxService(house: house, backlog: backlog, work: bell, queue: queue),
        QueueService(house: house, backlog: backlog, bell: queue, work: bell),
        WorkService(house: house, backlog: backlog, bell: bell),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
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
  /// What is still arriving stays where it is.
  public func workOff(logger: Logger) async throws {
    let pass = SinglePass(house: house)
    let group = ServiceGroup(
      configuration: .init(
        services: [.init(service: pass, successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    try house.store.close()
  }
}
