import Diagnostics
import Genres
import Settings

/// Looks at everything that the program stands on and says how it is; changes nothing.
struct Doctor: Sendable {
  let settings: Settings
  let paths: FolderPaths
  let environment: [String: String]
  let catalogue: GenreCatalogue

  init(
    _ settings: Settings, paths: FolderPaths, environment: [String: String], catalogue: GenreCatalogue = .standard
  ) {
    self.settings = settings
    self.paths = paths
    self.environment = environment
    self.catalogue = catalogue
  }

  /// Every finding, in a fixed order.
  func examine() async -> [Finding] {
    values() + [daemon()] + folders()
      + [watching(), database(), temporaryFolder(), clock(), soundFont(), speech(), outsideDecoder()]
      + (await languageModel())
      + (await services())
  }
}
