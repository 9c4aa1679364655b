/// What a service gave for an order that it took: enough to ask for the result, today or after a restart.
///
/// It is stored before anything else is done with it.
public struct ClipReceipt: Sendable, Hashable, Codable {
  /// The name of the source that gave it.
  public let source: String
  /// Which server, so that it is never shown to another one.
  public let server: String
  /// The service's name for the order.
  public let id: String

  public init(source: String, server: String, id: String) {
    self.source = source
    self.server = server
    self.id = id
  }
}

/// How far an order is.
public enum ClipState: Sendable, Hashable {
  /// Not begun; its place in the queue where that is known.
  case queued(place: Int?)
  /// Being made; how much of it, 0…1, where that is known.
  case running(done: Double?)
  case ready
  case failed(ClipFailure)
  /// By us or by somebody else.
  case cancelled
  /// The service does not know it any more.
  case forgotten
}
