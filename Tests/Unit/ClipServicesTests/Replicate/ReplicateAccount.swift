import ClipTestSupport
import Foundation
import Synchronization
import TestSupport

/// A server that remembers orders and what they cost, and loses answers where a test says.
final class ReplicateAccount: Sendable {
  struct State {
    /// What was ordered, by id.
    var orders: [(id: String, input: [String: Any])] = []
    var cancelled: [String] = []
    var problems: [String] = []
  }

  private let state = Mutex(State())
  /// Called with each request and its number; what it returns is done instead of answering, though not instead of the work.
  private let disturbance: @Sendable (ScriptedRequest, Int) -> [ScriptedAct]?

  init(disturbed disturbance: @escaping @Sendable (ScriptedRequest, Int) -> [ScriptedAct]? = { _, _ in nil }) {
    self.disturbance = disturbance
  }

  var bills: Int { state.withLock { $0.orders.count } }
  var cancelled: [String] { state.withLock { $0.cancelled } }
  var problems: [String] { state.withLock { $0.problems } }

  func server() throws -> ScriptedServer {
    try ScriptedServer { [self] request, count in
      let acts = answer(request)
      return disturbance(request, count) ?? acts
    }
  }

  private func answer(_ request: ScriptedRequest) -> [ScriptedAct] {
    state.withLock { state in
      state.problems += ReplicateContract.problems(with: request)
      let parts = request.target.split(separator: "?")[0].split(separator: "/").map(String.init)
      switch (request.method, parts.count) {
      case ("POST", 2):
        let id = "p\(state.orders.count)"
        let input = ReplicateContract.object(request.body)?["input"] as? [String: Any] ?? [:]
        state.orders.append((id, input))
        return [ReplicateContract.answer(201, ReplicateContract.prediction("starting", id: id, input: input))]
      case ("POST", _):
        state.cancelled.append(parts[2])
        return [ReplicateContract.answer(ReplicateContract.prediction("canceled", id: parts[2]))]
      case ("GET", 2) where parts[0] == "out": return [ReplicateContract.sound(TinySound.wav())]
      case ("GET", 2):
        let rows = state.orders.map { ReplicateContract.prediction("succeeded", id: $0.id, input: $0.input) }
        return [ReplicateContract.answer(["results": rows, "next": NSNull()])]
      default:
        guard state.orders.contains(where: { $0.id == parts[2] }) else {
          return [ReplicateContract.problem(404, "none")]
        }
        let location = "http://\(request.header("host") ?? "")/out/a.wav"
        return [ReplicateContract.answer(ReplicateContract.prediction("succeeded", id: parts[2], output: location))]
      }
    }
  }
}
