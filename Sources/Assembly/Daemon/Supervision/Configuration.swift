import AnalysisCache
import Genres
import Limits
import Production
import Settings

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
    let library = settings.library.folder
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
      cache: AnalysisCache(folder: FolderPaths.analyses(in: place.state)), executor: place.executor)
    desk = TicketDesk(catalogue: catalogue, library: library, backends: production.backendNames)
    self.production = production
  }
}
