import ClipRendering
import Diagnostics
import HTTP

/// Lets orders through as the owner allows, over all jobs and from one run of the program to the next.
public actor ServiceLimiter {
  /// So many jobs wait for one slot; those after them go back into the queue, so that other jobs get on.
  static let mostWaitingJobs = 8

  var scheduler: OrderScheduler
  private let file: LimitsFile
  let clock: RetryClock
  private var continuations: [String: CheckedContinuation<Void, any Error>] = [:]
  private var alarm: Task<Void, Never>?
  /// The service that had no time, for each job that was sent back.
  var deferredJobs: [String: String] = [:]

  public init(
    _ services: [String: ServiceLimits] = [:], file: LimitsFile = LimitsFile(path: nil),
    clock: RetryClock = .real
  ) {
    self.file = file
    self.clock = clock
    let record = file.load()
    let leases = record.leases.filter { services[$0.service]?.endsWithClient == false }
    scheduler = OrderScheduler(services, ledger: record.ledger, leases: leases)
  }

  /// Goes on with other limits; what is under way stays so.
  public func set(_ services: [String: ServiceLimits]) {
    scheduler.services = services
    admitWaiting()
  }

  /// Waits until the order may be made; its lease is noted on the disk before this returns.
  ///
  /// Throws a `ClipFailure` where it cannot be made today or for this job, where the service is to be left alone, and
  /// where too many jobs wait already.
  func admit(_ order: PendingOrder, tell: @Sendable (OrderWait?) -> Void) async throws {
    let now = clock.now()
    // An order that was made before a crash has its lease still.
    if scheduler.leases.contains(where: { $0.id == order.id }) { return }
    let waitReason = scheduler.waitReason(for: order, at: now)
    if let waitReason {
      try refuse(order, waitReason, at: now)
      tell(OrderWait(service: order.service, reason: waitReason.words(at: now)))
    }
    defer { if waitReason != nil { tell(nil) } }
    scheduler.wait(order)
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          scheduler.withdraw(order.id)
          return continuation.resume(throwing: CancellationError())
        }
        continuations[order.id] = continuation
        admitWaiting()
      }
    } onCancel: {
      Task { await self.cancel(order.id) }
    }
  }

  private func refuse(_ order: PendingOrder, _ waitReason: WaitReason, at now: Double) throws {
    switch waitReason {
    case .rate, .trial: return
    case .full(let slot, _):
      let jobs = Set(scheduler.waiting.filter { scheduler.services[$0.service]?.slot == slot }.map(\.job))
      if jobs.count < Self.mostWaitingJobs || jobs.contains(order.job) { return }
    case .broken, .day, .job: break
    }
    throw Self.failure(order.service, waitReason, at: now)
  }

  private static func failure(_ service: String, _ waitReason: WaitReason, at now: Double) -> ClipFailure {
    var kind = ClipFailure.Kind.unavailable
    var remedy = "it goes on by itself"
    switch waitReason {
    case .job: (kind, remedy) = (.noCredit, "allow more for a job in the settings of \(service), and try it again")
    case .day: remedy = "wait, or allow more for a day in the settings of \(service)"
    case .full: kind = .busy
    case .rate, .broken, .trial: break
    }
    let diagnosis = Diagnosis(
      code: "limits.\(kind == .noCredit ? "budget" : "wait")", location: service, finding: waitReason.words(at: now),
      remedy: remedy)
    return ClipFailure(kind, diagnosis, wait: waitReason.end.map { .seconds(max(1, $0 - now)) })
  }

  private func cancel(_ id: String) {
    scheduler.withdraw(id)
    continuations.removeValue(forKey: id)?.resume(throwing: CancellationError())
  }

  /// Lets everyone through who may go, and sees to it that the next one is not forgotten.
  private func admitWaiting() {
    let now = clock.now()
    let admitted = scheduler.admit(at: now)
    if !admitted.isEmpty {
      do { try save() } catch {
        for order in admitted {
          scheduler.revoke(order.id, at: now)
          let diagnosis = Diagnosis(
            code: "limits.not-kept", location: "the state folder", finding: "cannot be written to: \(error)",
            remedy: "check space and permissions", transient: true)
          continuations.removeValue(forKey: order.id)?.resume(throwing: ClipFailure(.notStored, diagnosis))
        }
        return
      }
    }
    for order in admitted { continuations.removeValue(forKey: order.id)?.resume() }
    rejectUnservable(at: now)
    setAlarm(at: now)
  }

  /// Ends the waiting of those whose service broke down or whose budget went meanwhile.
  private func rejectUnservable(at now: Double) {
    for order in scheduler.waiting {
      guard let waitReason = scheduler.waitReason(for: order, at: now) else { continue }
      switch waitReason {
      case .full, .rate, .trial: continue
      case .broken, .day, .job:
        scheduler.withdraw(order.id)
        continuations.removeValue(forKey: order.id)?.resume(throwing: Self.failure(order.service, waitReason, at: now))
      }
    }
  }

  private func setAlarm(at now: Double) {
    alarm?.cancel()
    let next = scheduler.waiting.compactMap { scheduler.waitReason(for: $0, at: now)?.end }.min()
    guard let next else { return }
    alarm = Task { [clock] in
      try? await clock.pause(.seconds(max(0.001, next - now)))
      if !Task.isCancelled { self.admitWaiting() }
    }
  }

  private func save() throws { try file.save(LimitsRecord(leases: scheduler.leases, ledger: scheduler.ledger)) }
}

/// The ends of orders that have a lease.
extension ServiceLimiter {
  func accepted(_ receipt: ClipReceipt, of id: String, by service: String) {
    scheduler.note(receipt, of: id, for: service, at: clock.now())
    try? save()
  }

  /// An order that is asked for without a lease was made by an earlier run, or under other settings.
  func noteUnderWay(_ receipt: ClipReceipt, at service: String) {
    guard scheduler.lease(of: receipt) == nil else { return }
    scheduler.note(receipt, of: receipt.id, for: service, at: clock.now())
    try? save()
  }

  func ended(_ receipt: ClipReceipt) {
    guard let lease = scheduler.lease(of: receipt) else { return }
    end(lease.id, at: lease.service)
  }

  /// The order came to something.
  func end(_ id: String, at service: String, cost: ClipCost? = nil) {
    scheduler.end(id, cost: cost, at: clock.now())
    scheduler.succeed(service)
    try? save()
    admitWaiting()
  }

  /// The order was not made, or only may have been; then it keeps its lease until its time is over.
  func failed(_ id: String, at service: String, _ failure: ClipFailure) {
    let now = clock.now()
    if failure.mayBeBilled { scheduler.markUncertain(id) } else { scheduler.revoke(id, at: now) }
    recordFailure(service, failure, at: now)
    try? save()
    admitWaiting()
  }

  /// Nobody can tell what became of the order.
  func markUncertain(_ id: String) {
    scheduler.markUncertain(id)
    try? save()
  }

  /// Asking went wrong; the order is where it was.
  func failedToAsk(_ service: String, _ failure: ClipFailure) {
    recordFailure(service, failure, at: clock.now())
    admitWaiting()
  }

  /// The order was broken off, or never arrived.
  func abandoned(_ id: String) {
    scheduler.revoke(id, at: clock.now())
    try? save()
    admitWaiting()
  }

  private func recordFailure(_ service: String, _ failure: ClipFailure, at now: Double) {
    guard failure.kind.isTransient || failure.kind == .uncertain, failure.kind != .notStored else { return }
    scheduler.fail(service, failure.diagnosis.finding, wait: failure.wait.map { $0 / .seconds(1) }, at: now)
  }
}
