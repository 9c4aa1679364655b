import ClipPlanning

/// A source of clips as an installation uses it.
public struct ClipBackend: Sendable {
  public var source: any ClipSource
  /// Whether references may be sent to it.
  public var mayUpload: Bool
  /// How its clips become a song; nil for the best that it can do.
  public var form: ClipForm?
  /// How often a clip is ordered at the most, each time with another seed, when it fails or is no good.
  public var mostTries = 3
  /// Whether a clip is ordered again of which nobody knows whether it was made, and billed.
  public var repeatsUncertain = false
  /// How long an order may take; nil for as long as usual.
  public var patience: Duration?

  public init(_ source: any ClipSource, mayUpload: Bool = false, form: ClipForm? = nil) {
    self.source = source
    self.mayUpload = mayUpload
    self.form = form
  }
}
