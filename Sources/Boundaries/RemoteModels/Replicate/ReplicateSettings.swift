import ClipService
import Clips
import HTTP

/// Which model at Replicate is asked, and how it wants to be asked.
public struct ReplicateSettings: Sendable {
  /// What stands before `/predictions`; nil for Replicate itself.
  public var server: WebAddress?
  public var key: Secret
  /// `owner/name:version`, a bare version, or `owner/name` for its newest version.
  public var model: String
  public var template: InputTemplate
  public var capabilities: ClipCapabilities
  /// Where results lie besides the server: names or `*.name`, by https; they get the key.
  public var downloadHosts = ["replicate.delivery", "*.replicate.delivery"]
  /// After how long Replicate itself ends an order, at least 5 s.
  public var patience: Duration = .seconds(1800)
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
