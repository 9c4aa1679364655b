import ClipRendering
import HTTP

/// The settings of an ACE-Step server.
public struct ACEStepSettings: Sendable {
  public var server: WebAddress
  /// Nil for a server that wants none.
  public var key: Secret?
  /// The model's name; nil for the server's own choice.
  ///
  /// Such as `acestep-v15-turbo`. Only names that end in `-base` take recordings apart.
  public var model: String?
  /// `wav32` is 32-bit float; older servers know `wav` and `flac` only.
  public var format = "wav32"
  /// The number of steps that the model takes; nil for the server's own choice.
  public var steps: Int?
  /// Further fields of a request, by the server's names.
  public var extras: [String: JSON] = [:]
  /// Of answers that come at once.
  public var timeouts = HTTPTimeouts()
  /// In bytes.
  public var largestFile = 512 << 20

  public init(server: WebAddress, key: Secret? = nil, model: String? = nil) {
    self.server = server
    self.key = key
    self.model = model
  }
}

extension ClipServiceKind {
  /// ACE-Step 1.5, which queues orders, costs nothing, and forgets them when it is restarted.
  static let aceStep = {
    var kind = ClipServiceKind("ace-step", .ownServer, patience: { _ in .seconds(3600) }) { context in
      ACEStepServer(name: context.name, try ACEStepSettings(context), client: context.client)
    }
    kind.hasFormats = true
    return kind
  }()
}

extension ACEStepSettings {
  fileprivate init(_ context: ServiceContext) throws {
    self.init(
      server: try context.server(), key: try context.key(), model: context.text(SharedSettings.model))
    format = context.text(SharedSettings.format) ?? format
    steps = context.steps
    extras = context.settings[SharedSettings.input]
    largestFile = context.largestFile ?? largestFile
  }
}
