import ClipRendering
import HTTP

/// The settings of a Cog container and of its model.
public struct CogSettings: Sendable {
  static let usualPatience = Duration.seconds(3600)

  public var server: WebAddress
  /// For whatever guards the container; it has no keys of its own.
  public var key: Secret?
  public var template: InputTemplate
  public var capabilities: ClipCapabilities
  /// The hosts that the container puts files on instead of answering with them (`--upload-url`), by https: names or
  /// `*.name`.
  public var downloadHosts: [String] = []
  /// The longest time that a clip may take.
  public var patience = usualPatience
  /// The longest time that its answer may come in slower than a kilobyte a second.
  public var slowness: Duration = .seconds(30)
  /// In bytes.
  public var largestFile = 512 << 20
  /// Of a recording that goes along, in bytes: it becomes a text within the request.
  public var largestUpload = 32 << 20

  public init(
    server: WebAddress, template: InputTemplate = .musicGen, capabilities: ClipCapabilities = .musicGen,
    key: Secret? = nil
  ) {
    self.server = server
    self.template = template
    self.capabilities = capabilities
    self.key = key
  }
}

extension ClipServiceKind {
  /// A model in a Cog container, which works only as long as somebody waits for it.
  static let cog = {
    var kind = ClipServiceKind("cog", .ownServer, patience: { _ in CogSettings.usualPatience }) { context in
      CogServer(name: context.name, try CogSettings(context), client: context.client)
    }
    kind.endsWithClient = true
    return kind
  }()
}

extension CogSettings {
  fileprivate init(_ context: ServiceContext) throws {
    self.init(
      server: try context.server(), template: try context.template(), capabilities: context.capabilities(.musicGen),
      key: try context.key())
    downloadHosts = context.settings[SharedSettings.downloadHosts]
    patience = context.patience ?? patience
    largestFile = context.largestFile ?? largestFile
  }
}
