import ClipRendering
import ClipServices
import Settings

extension Backends {
  /// The services that the settings name, every order of theirs going through `limiter`.
  ///
  /// Throws everything that is wrong with the services.
  public init(_ settings: Settings, environment: [String: String], state: String, by limiter: ServiceLimiter) throws {
    try self.init(
      settings.services, standard: settings.backends.standard, fallsBack: settings.backends.fallsBack,
      separator: settings.backends.separator, environment: environment, state: state, by: limiter)
  }
}

extension Settings {
  /// The limits of each service.
  public var serviceLimits: [String: ServiceLimits] {
    let usualPlaces = (gpu: limits.gpu, api: limits.api)
    return Dictionary(
      uniqueKeysWithValues: services.map { ($0, ServiceLimits($1, named: $0, usualPlaces: usualPlaces)) })
  }
}
