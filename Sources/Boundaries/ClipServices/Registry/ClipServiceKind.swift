import ClipRendering

/// A kind of service: everything that the program knows of it besides the protocol that it speaks.
///
/// A new kind is a folder beside this one, which extends `ClipServiceKind` by it, and its entry in `all`. Settings and
/// their documentation, limits, the checks of `dubplate doctor` and the choice of backends follow from here.
public struct ClipServiceKind: Sendable {
  /// Every kind, in the order of the documentation.
  public static let all: [ClipServiceKind] = [aceStep, replicate, cog, stableAudio, elevenLabs, localProgram]

  /// The value of `kind` in the settings.
  public let name: String
  public let location: Location
  /// The rows that it adds to the table of settings.
  public var settings: [ServiceSettingRow] = []
  /// True if the setting `format` says what comes back.
  var hasFormats = false
  /// True if it cannot be used before its price is written down.
  var needsPrice = false
  /// True if its orders end when the program does, because it works only for those who wait.
  var endsWithClient = false
  /// The longest time that an order may take, or be at work after the program lost sight of it, where the settings do
  /// not say.
  var patience: @Sendable (ServiceSettings) -> Duration
  /// The service as the settings describe it; throws what is missing or wrong, by the name of its setting.
  var make: @Sendable (ServiceContext) throws -> any ClipSource

  /// The location of the work.
  public enum Location: Sendable, Hashable {
    /// On a server of the owner's, whose address must be given. Asking it costs nothing.
    case ownServer
    /// At somebody else's, who has an address of his own, wants a key and may bill each request.
    case hosted
    /// By a program on this machine.
    case program
  }

  init(
    _ name: String, _ location: Location, patience: @escaping @Sendable (ServiceSettings) -> Duration,
    make: @escaping @Sendable (ServiceContext) throws -> any ClipSource
  ) {
    (self.name, self.location, self.patience, self.make) = (name, location, patience, make)
  }

  /// The kind that settings call `name`; nil if there is none.
  public static func named(_ name: String) -> ClipServiceKind? { all.first { $0.name == name } }

  /// The names of the kinds that satisfy a condition, for documentation.
  static func names(_ separator: String, where isMeant: (ClipServiceKind) -> Bool) -> String {
    all.filter(isMeant).map(\.name).joined(separator: separator)
  }
}
