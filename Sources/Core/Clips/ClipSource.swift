/// Where clips can be had: a service or a program.
///
/// An order goes through `submit`; where that gives a receipt, `poll` tells how far it is and `fetch` brings what it came to.
/// What is thrown is a `ClipFailure`, or `CancellationError` when the task was cancelled. Nothing is ever ordered twice by
/// a source itself, except where the service has said that it did not begin or where it costs nothing.
public protocol ClipSource: Sendable {
  /// As settings, tickets and manifests call it.
  var name: String { get }
  var capabilities: ClipCapabilities { get }

  /// Waits until `request` may be submitted, and takes a place for it; nothing is asked of anybody yet.
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
  /// Whoever is asked by nobody else may be asked at once.
  public func admit(_ request: ClipRequest) async throws {}
}

/// What came of submitting a request.
public enum ClipSubmission: Sendable, Hashable {
  /// It will be made.
  case accepted(ClipReceipt)
  /// It was made at once.
  case delivered(ClipResult)
}

/// What is known of an order whose receipt was lost.
public enum ClipTrace: Sendable, Hashable {
  case found(ClipReceipt)
  /// It never arrived or left nothing behind, so that ordering again does no harm.
  case absent
  /// Nobody can tell.
  case unknown
}
