import ClipRendering
import ClipServices
import Foundation
import Genres
import Production
import Settings
import System

/// A maker of attempts at jobs.
protocol Producer: Sendable {
  func attempt(
    _ order: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult
}

extension Production: Producer {}

/// The part of the composition root that makes producers: everything that they need and that settings do not change.
struct ProductionSource: Sendable {
  /// The path of the state folder.
  let state: String
  let environment: [String: String]
  let executor: RenderExecutor
  let limiter: ServiceLimiter
  /// True for the id of a job whose remote work shall end when the work here does.
  let endsOrders: @Sendable (String) -> Bool

  /// Production as the settings want it, and the backends that a ticket may name.
  func production(
    _ settings: Settings, _ catalogue: GenreCatalogue
  ) throws -> (producer: any Producer, backends: [String]) {
    let parser = try settings.promptParser(catalogue, state: state, environment: environment)
    var backends = try Backends(settings, environment: environment, state: state, by: limiter)
    backends.endsOrders = endsOrders
    let production = try Production(
      settings, catalogue: catalogue, parser: parser, backends: backends,
      cache: ResultCache(folder: FolderPaths.analyses(in: state)), executor: executor)
    return (production, production.backendNames)
  }

  /// The source of producers for this program: production, or in a debug build what tests put in its place.
  var producers: Configurations.ProducerSource {
    #if DEBUG
      if let silent = SilentProduction(environment) { return { _, _ in (silent, [Backends.embedded]) } }
    #endif
    return production
  }
}

#if DEBUG
  extension SilentProduction: Producer {
    /// The stand-in that `DUBPLATE_SILENT` asks for, with the milliseconds that each stage takes; nil when it asks for none.
    fileprivate init?(_ environment: [String: String]) {
      guard let pause = environment["DUBPLATE_SILENT"].flatMap(Int.init) else { return nil }
      self.init(pause: .milliseconds(pause))
    }
  }
#endif

extension Settings {
  /// The configured number of render threads, or one for each core.
  public var renderThreads: Int {
    work.renderThreads > 0 ? work.renderThreads : ProcessInfo.processInfo.activeProcessorCount
  }
}
