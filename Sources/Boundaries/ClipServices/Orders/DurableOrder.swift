import ClipRendering
import Foundation
import HTTP

/// Gets one clip, whatever happens on the way: an order that was accepted is never made a second time.
///
/// Every step is recorded before the next is taken. Where a crash or a broken connection leaves open whether a service has
/// taken an order, the service is asked; where it cannot tell and it costs something, it ends with `uncertain`, and
/// whoever runs it decides whether to order once more.
public struct DurableOrder: Sendable {
  /// The most orders of one clip at a server that loses them for free.
  private static let mostOrders = 3

  public let source: any ClipSource
  let journal: any OrderJournal
  let clock: RetryClock
  /// The longest time that an order may take, from submitting to its end.
  public var patience: Duration = .seconds(3600)
  /// Asked when the task is cancelled: whether the order shall end too, or go on until the program runs again.
  public var endsOrder: @Sendable () -> Bool = { false }
  /// For how long after it was submitted an order may still turn up in a service's list.
  public var settling: Duration = .seconds(60)
  /// True if what may have been made and billed is ordered again.
  public var repeatsUncertain = false

  public init(
    _ source: any ClipSource, journal: any OrderJournal, clock: RetryClock = .real
  ) {
    self.source = source
    self.journal = journal
    self.clock = clock
  }

  /// The clip, in `folder`; `progress` is told how far it is.
  public func run(
    _ request: ClipRequest, into folder: String, progress: @Sendable (ClipState) -> Void = { _ in }
  ) async throws -> ClipResult {
    var ordersLeft = Self.mostOrders
    while true {
      ordersLeft -= 1
      do {
        if let known = try await resumed(request, folder, progress) { return known }
        return try await order(request, folder, progress)
      } catch let failure as ClipFailure where failure.kind == .gone && source.capabilities.isFree && ordersLeft > 0 {
        // A server of one's own that was restarted: nothing is lost but time.
        try journal.forget(request.id)
      }
    }
  }

  /// The clip of an order that the journal knows; nil if it is to be ordered.
  private func resumed(
    _ request: ClipRequest, _ folder: String, _ progress: @Sendable (ClipState) -> Void
  ) async throws -> ClipResult? {
    switch try journal.record(of: request.id) {
    case .delivered(let result): return Self.isThere(result) ? result : nil
    case .accepted(let receipt, let since):
      return try await result(of: receipt, since, request, folder, progress)
    case .submitting(let since):
      guard let receipt = try await traced(request, since) else { return nil }
      return try await result(of: receipt, since, request, folder, progress)
    case nil: return nil
    }
  }

  private static func isThere(_ result: ClipResult) -> Bool {
    result.files.allSatisfy { file in
      (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber)?.intValue == file.bytes
    }
  }

  /// The receipt of an order that may have been submitted; nil if it may be ordered.
  private func traced(_ request: ClipRequest, _ since: Double) async throws -> ClipReceipt? {
    if source.capabilities.isFree { return nil }
    switch try await source.trace(request, since: since) {
    case .found(let receipt):
      try journal.keep(.accepted(receipt, since: since), of: request.id)
      return receipt
    case .absent:
      let rest = settling - .seconds(clock.now() - since)
      guard rest <= .zero else {
        throw doubt(.unavailable, "whether \(request.id) has arrived is not known yet", wait: rest)
      }
      return nil
    case .unknown where repeatsUncertain: return nil
    case .unknown: throw doubt(.uncertain, "nobody can tell whether \(request.id) was made")
    }
  }

  /// The receipt of an order whose answer was lost; where that cannot be told yet, a later run finds out.
  private func recovered(
    _ request: ClipRequest, _ start: Double, after failure: ClipFailure
  ) async throws -> ClipReceipt {
    guard case .submitting = try journal.record(of: request.id) else { throw failure }
    switch try await source.trace(request, since: start) {
    case .found(let receipt):
      try journal.keep(.accepted(receipt, since: start), of: request.id)
      return receipt
    case .absent: throw doubt(.unavailable, "whether \(request.id) has arrived is not known yet", wait: settling)
    case .unknown: throw failure
    }
  }

  private func doubt(_ kind: ClipFailure.Kind, _ finding: String, wait: Duration? = nil) -> ClipFailure {
    ClipFailure(
      kind, ServiceFault.diagnosis(kind, finding: finding, at: source.name), wait: wait, mayBeBilled: true)
  }

  private func order(
    _ request: ClipRequest, _ folder: String, _ progress: @Sendable (ClipState) -> Void
  ) async throws -> ClipResult {
    // What waits to be admitted was not submitted: a crash meanwhile leaves nothing in doubt.
    try await source.admit(request)
    try Task.checkCancellation()
    let start = clock.now()
    try journal.keep(.submitting(since: start), of: request.id)
    do {
      switch try await submit(request, folder) {
      case .delivered(let result):
        try journal.keep(.delivered(result), of: request.id)
        return result
      case .accepted(let receipt):
        try journal.keep(.accepted(receipt, since: start), of: request.id)
        return try await result(of: receipt, start, request, folder, progress)
      }
    } catch let failure as ClipFailure where !failure.mayBeBilled {
      if case .submitting = try journal.record(of: request.id) { try journal.forget(request.id) }
      throw failure
    } catch let failure as ClipFailure where failure.kind == .uncertain {
      if source.capabilities.isFree {
        try journal.forget(request.id)
        throw ClipFailure(.unavailable, failure.diagnosis)
      }
      let receipt = try await recovered(request, start, after: failure)
      return try await result(of: receipt, start, request, folder, progress)
    } catch is CancellationError {
      try await abandon(request)
      throw CancellationError()
    }
  }
}
