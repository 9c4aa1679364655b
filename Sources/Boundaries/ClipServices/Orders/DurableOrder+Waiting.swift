import ClipRendering
import Foundation
import HTTP

extension DurableOrder {
  /// Submits the request.
  ///
  /// One that costs something is heard to its end when the program is about to stop: cut off, nobody could tell whether it
  /// was made.
  func submit(_ request: ClipRequest, _ folder: String) async throws -> ClipSubmission {
    if source.capabilities.isFree { return try await source.submit(request, into: folder) }
    let submission = Task { try await source.submit(request, into: folder) }
    return try await withTaskCancellationHandler {
      try await submission.value
    } onCancel: {
      if endsOrder() { submission.cancel() }
    }
  }

  /// Waits until an accepted order is ready, and brings it.
  func result(
    of receipt: ClipReceipt, _ since: Double, _ request: ClipRequest, _ folder: String,
    _ progress: @Sendable (ClipState) -> Void
  ) async throws -> ClipResult {
    do {
      while true {
        let state = try await source.poll(receipt)
        progress(state)
        if try isReady(state, receipt) { break }
        if clock.now() - since > patience / .seconds(1) { try await giveUp(receipt) }
        try await clock.pause(source.capabilities.pollInterval)
      }
      let result = try await source.fetch(receipt, of: request, into: folder)
      try journal.keep(.delivered(result), of: request.id)
      return result
    } catch is CancellationError {
      try await abandon(request)
      throw CancellationError()
    } catch let failure as ClipFailure where failure.kind == .failed {
      try journal.forget(request.id)
      throw failure
    }
  }

  /// True if there is something to bring; throws where there never will be.
  private func isReady(_ state: ClipState, _ receipt: ClipReceipt) throws -> Bool {
    switch state {
    case .queued, .running: return false
    case .ready: return true
    case .failed(let failure): throw failure
    case .cancelled: throw failure(.failed, "the order \(receipt.id) was cancelled at the service")
    case .forgotten: throw failure(.gone, "the service does not know the order \(receipt.id) any more")
    }
  }

  private func giveUp(_ receipt: ClipReceipt) async throws {
    try await source.cancel(receipt)
    throw failure(.failed, "the order \(receipt.id) took longer than \(patience / .seconds(1)) s")
  }

  private func failure(_ kind: ClipFailure.Kind, _ finding: String) -> ClipFailure {
    ClipFailure(kind, ServiceFault.diagnosis(kind, finding: finding, at: source.name))
  }

  /// Ends the order at the service if it is not wanted any more, though this task is cancelled.
  ///
  /// Otherwise the record stays, and the next run goes on from there.
  func abandon(_ request: ClipRequest) async throws {
    guard endsOrder() else { return }
    // A task of its own, as in a cancelled one nothing can be sent any more.
    try await Task { [self] in
      switch try journal.record(of: request.id) {
      case .accepted(let receipt, _): try await source.cancel(receipt)
      case .submitting(let since):
        if case .found(let receipt) = try await source.trace(request, since: since) {
          try await source.cancel(receipt)
        }
      case .delivered, nil: break
      }
      try journal.forget(request.id)
    }
    .value
  }
}
