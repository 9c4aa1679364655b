import ClipRendering

/// A source whose orders go through a limiter.
public struct LimitedSource: ClipSource {
  private let source: any ClipSource
  private let limiter: ServiceLimiter

  public init(_ source: any ClipSource, by limiter: ServiceLimiter) {
    self.source = source
    self.limiter = limiter
  }

  public var name: String { source.name }
  public var capabilities: ClipCapabilities { source.capabilities }

  public func admit(_ request: ClipRequest) async throws {
    let job = OrderingJob.current ?? OrderingJob(request.id)
    let estimate = capabilities.price.map { $0.cost(of: request.duration ?? capabilities.lengths.upperBound) }
    let order = PendingOrder(
      id: request.id, service: name, job: job.id, priority: job.priority, cost: estimate)
    try await noting { try await limiter.admit(order) { job.tell(request.id, $0) } }
  }

  /// Lets the limiter know which job a service has no time for.
  private func noting<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let failure as ClipFailure {
      if let job = OrderingJob.current, [.busy, .unavailable].contains(failure.kind) {
        await limiter.deferJob(job.id, by: name)
      }
      throw failure
    }
  }

  /// A request that was not admitted waits until it is.
  public func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    try await admit(request)
    tell(request.id, isAtWork: true)
    do {
      let submission = try await noting { try await source.submit(request, into: folder) }
      switch submission {
      case .accepted(let receipt):
        await limiter.accepted(receipt, of: request.id, by: name)
        tell(receipt.id, isAtWork: true)
      case .delivered(let result): await limiter.end(request.id, at: name, cost: result.cost)
      }
      tell(request.id, isAtWork: false)
      return submission
    } catch let failure as ClipFailure {
      tell(request.id, isAtWork: false)
      await limiter.failed(request.id, at: name, failure)
      throw failure
    } catch {
      // Broken off: where the service does not notice that, the lease lasts until its time is over.
      if capabilities.cancelling == .atOnce { await limiter.abandoned(request.id) }
      throw error
    }
  }

  public func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace {
    let trace = try await noting { try await source.trace(request, since: time) }
    switch trace {
    case .found(let receipt): await limiter.accepted(receipt, of: request.id, by: name)
    case .absent: await limiter.abandoned(request.id)
    case .unknown: await limiter.markUncertain(request.id)
    }
    return trace
  }

  public func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    await limiter.noteUnderWay(receipt, at: name)
    tell(receipt.id, isAtWork: true)
    do {
      let state = try await noting { try await source.poll(receipt) }
      switch state {
      case .queued, .running: break
      case .ready, .failed, .cancelled, .forgotten:
        await limiter.ended(receipt)
        tell(receipt.id, isAtWork: false)
      }
      return state
    } catch let failure as ClipFailure {
      tell(receipt.id, isAtWork: false)
      await limiter.failedToAsk(name, failure)
      throw failure
    }
  }

  /// Tells the job that the service works for it, or does so no more: meanwhile nothing has to be done here.
  private func tell(_ order: String, isAtWork: Bool) {
    OrderingJob.current?.tell(order, isAtWork ? OrderWait(service: name) : nil)
  }

  public func fetch(
    _ receipt: ClipReceipt, of request: ClipRequest, into folder: String
  ) async throws -> ClipResult {
    try await source.fetch(receipt, of: request, into: folder)
  }

  public func cancel(_ receipt: ClipReceipt) async throws {
    try await source.cancel(receipt)
    tell(receipt.id, isAtWork: false)
    await limiter.ended(receipt)
  }
}

/// The job that orders are made for, given along by the task that works on it.
public struct OrderingJob: Sendable {
  @TaskLocal public static var current: OrderingJob?

  public let id: String
  /// Higher ones come first.
  public let priority: Int
  /// Told what an order of the job waits for, by the order's id, and then nil when it waits no more.
  public let tell: @Sendable (_ order: String, OrderWait?) -> Void

  public init(
    _ id: String, priority: Int = 0, tell: @escaping @Sendable (_ order: String, OrderWait?) -> Void = { _, _ in }
  ) {
    self.id = id
    self.priority = priority
    self.tell = tell
  }
}
