import ClipRendering
import HTTP

/// What a service says is wrong.
public struct ServiceComplaint: Sendable, Hashable {
  public var kind: ClipFailure.Kind
  /// In the service's own words; may be empty.
  public var words: String
  /// How long it wants to be left alone, where that is known otherwise than by its headers.
  public var wait: Duration?
  /// Whether it is to be left to whoever plans the orders to wait, however short it is.
  public var isPatient = false
  /// Whether nothing was made and billed, though the status alone would leave that open.
  public var isUnbilled = false

  public init(_ kind: ClipFailure.Kind, _ words: String, wait: Duration? = nil) {
    self.kind = kind
    self.words = words
    self.wait = wait
  }

  /// What a status means where a service says nothing else.
  public init(status: Int, words: String) {
    self.init(Self.kind(status), words)
  }

  private static func kind(_ status: Int) -> ClipFailure.Kind {
    switch status {
    case 401, 403: .notAllowed
    case 402: .noCredit
    case 404, 410: .notFound
    case 405, 406, 415, 501: .misconfigured
    case 408, 409, 425, 429: .busy
    case 500...: .unavailable
    default: .rejected
    }
  }
}
