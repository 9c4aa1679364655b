import ClipRendering
import TestSupport

/// Lets one order through at a time, as a server with one model takes no more.
final class OneAtATime: ClipSource {
  private let source: any ClipSource
  private let model = AsyncSemaphore(1)

  init(_ source: any ClipSource) { self.source = source }

  var name: String { source.name }
  var capabilities: ClipCapabilities { source.capabilities }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    try await model.holding { try await source.submit(request, into: folder) }
  }

  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    try await source.trace(request, since: time)
  }

  func poll(_ receipt: ClipReceipt) async throws -> ClipState { try await source.poll(receipt) }

  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult {
    try await source.fetch(receipt, of: request, into: folder)
  }

  func cancel(_ receipt: ClipReceipt) async throws { try await source.cancel(receipt) }
}
