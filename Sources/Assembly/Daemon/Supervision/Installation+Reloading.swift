import ClipServices
import Genres
import Settings

extension Installation {
  /// Works by `settings` from now on; jobs at work end by those that they began with.
  ///
  /// Returns the keys that only a new start brings into force. Throws, and changes nothing, when they cannot be used.
  func take(_ settings: Settings, _ catalogue: GenreCatalogue) async throws -> [String] {
    let next = try Configuration(settings, catalogue, in: place)
    let late = configuration.keysBoundToStart(differingFrom: settings)
    await limiter.set(settings.serviceLimits)
    configuration = next
    return late
  }
}
