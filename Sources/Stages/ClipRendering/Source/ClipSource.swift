/// A source of clips: a service or a program.
///
/// An order goes through `submit`; where that gives a receipt, `poll` tells how far it is and `fetch` brings what it came to.
/// Its errors are `ClipFailure`, or `CancellationError` when the task was cancelled. Nothing is ever ordered twice by
/// a source itself, except where the service has said that it did not begin or where it costs nothing.
public protocol ClipSource: Sendable {
  /// As settings, tickets and manifests call it.
  var name: String { get }
  var capabilities: ClipCapabilities { get }

  /// Waits until `request` may be submitted, and reserves capacity for it; nothing is asked of the service yet.
  func admit(_ request: ClipRequest) async throws

  /// Orders a clip; what comes back at once is put into `folder`, which exists and is the order's own.
  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission

  /// Looks for an order that was or may have been submitted at `time` or later, in seconds since 1970, and whose receipt
  /// was lost.
  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace

  func poll(_ receipt: ClipReceipt) async throws -> ClipState

  /// Brings what a ready order came to into `folder`; doing it again is harmless.
  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult

  /// Ends the remote work where the service can; an order that has ended already is none to complain of.
  func cancel(_ receipt: ClipReceipt) async throws
}

extension ClipSource {
  /// A source without limits of its own admits everything at once.
  public func admit(_ request: ClipRequest) async throws {}

  /// The answer of services without a list to search.
  public func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    capabilities.lookup == .repeatable ? .absent : .unknown
  }

  /// Nothing, for services that have no way to end an order.
  public func cancel(_ receipt: ClipReceipt) async throws {}
}

/// A source that answers an order with the sound itself, and knows nothing of it afterwards.
public protocol ImmediateClipSource: ClipSource {}

extension ImmediateClipSource {
  public func poll(_ receipt: ClipReceipt) async throws -> ClipState { .forgotten }
}

/// The answer to a submitted request.
public enum ClipSubmission: Sendable, Hashable {
  /// It will be made.
  case accepted(ClipReceipt)
  /// It was made at once.
  case delivered(ClipResult)
}

/// The proof of an accepted order: enough to ask for its result, today or after a restart.
///
/// It is stored before anything else is done with it.
public struct ClipReceipt: Sendable, Hashable, Codable {
  /// The name of the source that gave it.
  public let source: String
  /// The server's address, so that the receipt is never shown to another one.
  public let server: String
  /// The service's name for the order.
  public let id: String

  public init(source: String, server: String, id: String) {
    self.source = source
    self.server = server
    self.id = id
  }
}

/// The progress of an order.
public enum ClipState: Sendable, Hashable {
  /// Not begun; the number of orders before it where that is known.
  case queued(ahead: Int?)
  /// Being made; how much of it, 0…1, where that is known.
  case running(done: Double?)
  case ready
  case failed(ClipFailure)
  /// By us or by somebody else.
  case cancelled
  /// The service does not know it any more.
  case forgotten
}

/// The knowledge of an order whose receipt was lost.
public enum ClipTrace: Sendable, Hashable {
  case found(ClipReceipt)
  /// It never arrived or left nothing behind, so that ordering again does no harm.
  case absent
  /// Nobody can tell.
  case unknown
}
