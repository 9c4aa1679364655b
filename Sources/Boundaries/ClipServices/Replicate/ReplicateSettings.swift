import ClipRendering
import HTTP

/// The settings of a model at Replicate.
public struct ReplicateSettings: Sendable {
  static let usualPatience = Duration.seconds(1800)

  /// The address that stands before `/predictions`; nil for Replicate itself.
  public var server: WebAddress?
  public var key: Secret
  /// `owner/name:version`, a bare version, or `owner/name` for its newest version.
  public var model: String
  public var template: InputTemplate
  public var capabilities: ClipCapabilities
  /// The hosts of results besides the server: names or `*.name`, by https; they get the key.
  public var downloadHosts = ["replicate.delivery", "*.replicate.delivery"]
  /// After how long Replicate itself ends an order, at least 5 s.
  public var patience = usualPatience
  /// Of answers that come at once.
  public var timeouts = HTTPTimeouts()
  /// In bytes.
  public var largestFile = 512 << 20

  public init(
    key: Secret, model: String, template: InputTemplate = .musicGen, capabilities: ClipCapabilities = .musicGen
  ) {
    self.key = key
    self.model = model
    self.template = template
    self.capabilities = capabilities
  }
}

extension ClipServiceKind {
  /// Any model at Replicate: it keeps a list of what was ordered, and bills the time that it computes.
  static let replicate = {
    var kind = ClipServiceKind("replicate", .hosted, patience: { _ in ReplicateSettings.usualPatience }) { context in
      try context.made(
        ReplicateService(name: context.name, try ReplicateSettings(context), client: context.client))
    }
    kind.needsPrice = true
    return kind
  }()
}

extension ReplicateSettings {
  fileprivate init(_ context: ServiceContext) throws {
    guard let model = context.text(SharedSettings.model) else {
      throw context.problem("model", "is missing", "write owner/name, or owner/name:version to stay with one")
    }
    guard context.price != nil else {
      throw context.problem(
        "price_unit", "is missing", "write USD, and price_per_call or price_per_computing_second by its page")
    }
    self.init(
      key: try context.neededKey(), model: model, template: try context.template(),
      capabilities: context.capabilities(.musicGen))
    server = try context.ownServer()
    let hosts = context.settings[SharedSettings.downloadHosts]
    if !hosts.isEmpty { downloadHosts = hosts }
    patience = context.patience ?? patience
    largestFile = context.largestFile ?? largestFile
  }
}
