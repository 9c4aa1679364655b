import ClipRendering

/// Lets one order through at a time, as a server with one model takes no more.
final class OneAtATime: ClipSource {
  private let source: any ClipSource
  private let gate = Gate()

  init(_ source: any ClipSource) { self.source = source }

  private actor Gate {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
      if isTaken { await withCheckedContinuation { waiting.append($0) } } else { isTaken = true }
    }

    func leave() { if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() } }
  }

  var name: String { source.name }
  var capabilities: ClipCapabilities { source.capabilities }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    await gate.enter()
    do {
      let submission = try await source.submit(request, into: folder)
      await gate.leave()
      return submission
    } catch {
      await gate.leave()
      throw error
    }
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
