import Clips

/// A source whose orders go through a limiter.
public struct LimitedSource: ClipSource {
  private let source: any ClipSource
  private let limiter: Limiter

  public init(_ source: any ClipSource, by limiter: Limiter) {
    self.source = source
    self.limiter = limiter
  }

  public var name: String { source.name }
  public var capabilities: ClipCapabilities { source.capabilities }

  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    let turn = JobTurn.current ?? JobTurn(job: request.id)
    let estimate = capabilities.price.map { $0.cost(of: request.duration ?? capabilities.lengths.upperBound) }
    let order = Turns.Order(
      id: request.id, service: name, job: turn.job, priority: turn.priority, cost: estimate)
    try await limiter.enter(order, tell: turn.tell)
    do {
      let submission = try await source.submit(request, into: folder)
      switch submission {
      case .accepted(let receipt): await limiter.accepted(receipt, of: request.id, by: name)
      case .delivered(let result): await limiter.end(request.id, at: name, cost: result.cost)
      }
      return submission
    } catch let failure as ClipFailure {
      await limiter.failed(request.id, at: name, failure)
      throw failure
    } catch {
      // Broken off: where the service does not notice that, the place is taken until its time is over.
      if capabilities.cancelling == .atOnce { await limiter.broke(request.id) }
      throw error
    }
  }

  public func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    let trace = try await source.trace(request, since: time)
    switch trace {
    case .found(let receipt): await limiter.accepted(receipt, of: request.id, by: name)
    case .absent: await limiter.broke(request.id)
    case .unknown: break
    }
    return trace
  }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    await limiter.isUnderWay(receipt, at: name)
    do {
      let state = try await source.poll(receipt)
      switch state {
      case .queued, .running: break
      case .ready, .failed, .cancelled, .forgotten: await limiter.ended(receipt)
      }
      return state
    } catch let failure as ClipFailure {
      await limiter.failedToAsk(name, failure)
      throw failure
    }
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    try await source.fetch(receipt, of: request, into: folder)
  }

  public func cancel(_ receipt: ClipReceipt) async throws {
    try await source.cancel(receipt)
    await limiter.ended(receipt)
  }
}
