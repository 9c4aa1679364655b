import Genres
import Limits
import Production
import Settings
import System

/// What the daemon works by until the settings are read again; jobs keep what they began with.
struct Configuration: Sendable {
  let settings: Settings
  let production: any Producer
  let desk: TicketDesk

  /// Where everything is that a configuration does not change.
  struct Place: Sendable {
    let state: String
    let environment: [String: String]
    let executor: RenderExecutor
    let limiter: Limiter
    /// Whether the remote work for a job shall end when the work here does.
    let endsOrders: @Sendable (String) -> Bool
  }

  init(_ settings: Settings, _ catalogue: GenreCatalogue, in place: Place) throws {
    self.settings = settings
    let library = settings.library.folder.isEmpty ? nil : settings.library.folder
    if let silent = SilentProduction(place.environment) {
      desk = TicketDesk(catalogue: catalogue, library: library)
      production = silent
      return
    }
    let parser = try settings.promptParser(catalogue, state: place.state, environment: place.environment)
    var backends = try Backends(
      settings, environment: place.environment, state: place.state, by: place.limiter)
    backends.endsOrders = place.endsOrders
    let production = try Production(
      settings, catalogue: catalogue, parser: parser, backends: backends,
      cache: ResultCache(folder: FolderPaths.analyses(in: place.state)), executor: place.executor)
    desk = TicketDesk(catalogue: catalogue, library: library, backends: production.backendNames)
    self.production = production
  }

  /// Settings that are bound to what was opened at the start.
  private static let bound = [
    "root", "folders.inbox", "folders.outbox", "folders.failed", "folders.archive", "folders.queue", "folders.state",
    "work.render_threads", "logging.level",
  ]

  /// The keys whose values differ in `other` and that only a new start brings into force.
  func keysBoundToStart(differingFrom other: Settings) -> [String] {
    Setting.all.filter { Self.bound.contains($0.key) && $0.text(in: settings) != $0.text(in: other) }.map(\.key)
  }
}
