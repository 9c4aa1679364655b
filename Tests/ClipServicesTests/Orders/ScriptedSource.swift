import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import Synchronization

/// A service that counts what it is asked and breaks where a test says.
final class ScriptedSource: ClipSource {
  enum Event: String, Sendable, CaseIterable {
    case admit, submit, trace, poll, fetch, cancel
  }

  struct Crash: Error {}

  let name = "somebody"
  let capabilities: ClipCapabilities
  /// Every order that the service has taken, and would bill.
  let orders = Mutex<[String]>([])
  let events = Mutex<[Event]>([])
  /// Whether what is submitted reaches the service at once.
  let arrives = Mutex(true)
  let cancelled = Mutex<[String]>([])
  /// Called when something has happened at the service and before we hear of it.
  let disturbance: @Sendable (Event, Int) async throws -> Void
  /// What polling says of an order.
  let states: @Sendable (Int) -> ClipState
  let traces: Bool

  init(
    isPaid: Bool = true, traces: Bool = true, states: @escaping @Sendable (Int) -> ClipState = { _ in .ready },
    disturbed disturbance: @escaping @Sendable (Event, Int) async throws -> Void = { _, _ in }
  ) {
    var can = ClipCapabilities(lengths: .s(1)...(.s(60)), licence: ClipLicence("x", isCommercial: nil))
    can.price = isPaid ? ClipPrice(unit: "USD", perCall: 1) : nil
    can.pollInterval = .seconds(5)
    capabilities = can
    self.traces = traces
    self.states = states
    self.disturbance = disturbance
  }

  private func note(_ event: Event) async throws {
    let count = events.withLock { events in
      events.append(event)
      return events.count { $0 == event }
    }
    try await disturbance(event, count)
  }

  func count(_ event: Event) -> Int { events.withLock { $0.count { $0 == event } } }

  private func receipt(_ id: String) -> ClipReceipt { ClipReceipt(source: name, server: "s", id: "remote-\(id)") }

  func admit(_ request: ClipRequest) async throws { try await note(.admit) }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    if arrives.withLock({ $0 }) { orders.withLock { $0.append(request.id) } }
    try await note(.submit)
    return .accepted(receipt(request.id))
  }

  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    try await note(.trace)
    guard traces else { return .unknown }
    return orders.withLock { $0.contains(request.id) } ? .found(receipt(request.id)) : .absent
  }

  func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    try await note(.poll)
    return states(count(.poll))
  }

  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult {
    try await note(.fetch)
    let path = "\(folder)/mix.wav"
    try Data(TinySound.wav()).write(to: URL(filePath: path))
    return ClipResult(files: [ClipFile(name: "mix", path: path, format: .wav, bytes: 684)], remoteID: receipt.id)
  }

  func cancel(_ receipt: ClipReceipt) async throws {
    try Task.checkCancellation()
    try await note(.cancel)
    cancelled.withLock { $0.append(receipt.id) }
  }

  static func failure(_ kind: ClipFailure.Kind, mayBeBilled: Bool = false) -> ClipFailure {
    ClipFailure(kind, ServiceFault.diagnosis(kind, finding: "so it is", at: "somebody"), mayBeBilled: mayBeBilled)
  }
}
