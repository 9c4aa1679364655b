import Clips
import Diagnostics
import HTTP

/// Lets orders through as the owner allows, over all jobs and from one run of the program to the next.
public actor Limiter {
  /// So many jobs wait for one slot; those after them go back into the queue, so that other jobs get on.
  static let mostWaitingJobs = 8

  var turns: Turns
  private let file: LimitsFile
  let circumstances: PatientClient.Circumstances
  private var continuations: [String: CheckedContinuation<Void, any Error>] = [:]
  private var alarm: Task<Void, Never>?
  /// The service that had no time for each job that waits outside.
  var outside: [String: String] = [:]

  public init(
    _ services: [String: ServiceLimits] = [:], file: LimitsFile = LimitsFile(path: nil),
    circumstances: PatientClient.Circumstances = .real
  ) {
    self.file = file
    self.circumstances = circumstances
    let record = file.load()
    let leases = record.leases.filter { services[$0.service]?.endsWithUs == false }
    turns = Turns(services, ledger: record.ledger, leases: leases)
  }

  /// Goes on with other limits; what is under way stays so.
  public func set(_ services: [String: ServiceLimits]) {
    turns.services = services
    admit()
  }

  /// Waits until the order may be made; its place is noted on the disk before this returns.
  ///
  /// Throws a `ClipFailure` where it cannot be made today or for this job, where the service is to be left alone, and
  /// where too many jobs wait already.
  func enter(_ order: Turns.Order, tell: @Sendable (OrderWait?) -> Void) async throws {
    let now = circumstances.now()
    // An order that was made before a crash has its place still.
    if turns.leases.contains(where: { $0.id == order.id }) { return }
    let obstacle = turns.obstacle(to: order, at: now)
    if let obstacle {
      try refuse(order, obstacle, at: now)
      tell(OrderWait(service: order.service, obstacle: obstacle.words(at: now)))
    }
    defer { if obstacle != nil { tell(nil) } }
    turns.wait(order)
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          turns.giveUp(order.id)
          return continuation.resume(throwing: CancellationError())
        }
        continuations[order.id] = continuation
        admit()
      }
    } onCancel: {
      Task { await self.cancel(order.id) }
    }
  }

  private func refuse(_ order: Turns.Order, _ obstacle: Obstacle, at now: Double) throws {
    switch obstacle {
    case .rate, .trial: return
    case .full(let slot, _):
      let jobs = Set(turns.waiting.filter { turns.services[$0.service]?.slot == slot }.map(\.job))
      if jobs.count < Self.mostWaitingJobs || jobs.contains(order.job) { return }
    case .broken, .day, .job: break
    }
    throw Self.failure(order.service, obstacle, at: now)
  }

  private static func failure(_ service: String, _ obstacle: Obstacle, at now: Double) -> ClipFailure {
    var kind = ClipFailure.Kind.unavailable
    var remedy = "it goes on by itself"
    switch obstacle {
    case .job: (kind, remedy) = (.noCredit, "allow more for a job in the settings of \(service), and try it again")
    case .day: remedy = "wait, or allow more for a day in the settings of \(service)"
    case .full: kind = .busy
    case .rate, .broken, .trial: break
    }
    let diagnosis = Diagnosis(
      code: "limits.\(kind == .noCredit ? "budget" : "wait")", place: service, finding: obstacle.words(at: now),
      remedy: remedy)
    return ClipFailure(kind, diagnosis, wait: obstacle.end.map { .seconds(max(1, $0 - now)) })
  }

  private func cancel(_ id: String) {
    turns.giveUp(id)
    continuations.removeValue(forKey: id)?.resume(throwing: CancellationError())
  }

  /// Lets everyone through who may go, and sees to it that the next one is not forgotten.
  private func admit() {
    let now = circumstances.now()
    let admitted = turns.admit(at: now)
    if !admitted.isEmpty {
      do { try save() } catch {
        for order in admitted {
          turns.takeBack(order.id, at: now)
          let diagnosis = Diagnosis(
            code: "limits.not-kept", place: "the state folder", finding: "cannot be written to: \(error)",
            remedy: "check space and permissions", transient: true)
          continuations.removeValue(forKey: order.id)?.resume(throwing: ClipFailure(.notStored, diagnosis))
        }
        return
      }
    }
    for order in admitted { continuations.removeValue(forKey: order.id)?.resume() }
    turnAwayTheHopeless(at: now)
    setAlarm(at: now)
  }

  /// Ends the waiting of those whose service broke down or whose budget went meanwhile.
  private func turnAwayTheHopeless(at now: Double) {
    for order in turns.waiting {
      guard let obstacle = turns.obstacle(to: order, at: now) else { continue }
      switch obstacle {
      case .full, .rate, .trial: continue
      case .broken, .day, .job:
        turns.giveUp(order.id)
        continuations.removeValue(forKey: order.id)?.resume(throwing: Self.failure(order.service, obstacle, at: now))
      }
    }
  }

  private func setAlarm(at now: Double) {
    alarm?.cancel()
    let next = turns.waiting.compactMap { turns.obstacle(to: $0, at: now)?.end }.min()
    guard let next else { return }
    alarm = Task { [circumstances] in
      try? await circumstances.pause(.seconds(max(0.001, next - now)))
      if !Task.isCancelled { self.admit() }
    }
  }

  private func save() throws { try file.save(LimitsRecord(leases: turns.leases, ledger: turns.ledger)) }
}

/// What becomes of orders that have a place.
extension Limiter {
  func accepted(_ receipt: ClipReceipt, of id: String, by service: String) {
    turns.note(receipt, of: id, for: service, at: circumstances.now())
    try? save()
  }

  /// An order that is asked for without having a place was made by an earlier run, or under other settings.
  func isUnderWay(_ receipt: ClipReceipt, at service: String) {
    guard turns.lease(of: receipt) == nil else { return }
    turns.note(receipt, of: receipt.id, for: service, at: circumstances.now())
    try? save()
  }

  func ended(_ receipt: ClipReceipt) {
    guard let lease = turns.lease(of: receipt) else { return }
    end(lease.id, at: lease.service)
  }

  /// The order came to something.
  func end(_ id: String, at service: String, cost: ClipCost? = nil) {
    turns.end(id, cost: cost, at: circumstances.now())
    turns.succeed(service)
    try? save()
    admit()
  }

  /// The order was not made, or only may have been; then it keeps its place until its time is over.
  func failed(_ id: String, at service: String, _ failure: ClipFailure) {
    let now = circumstances.now()
    if failure.mayBeBilled { turns.doubt(id) } else { turns.takeBack(id, at: now) }
    blame(service, failure, at: now)
    try? save()
    admit()
  }

  /// Nobody can tell what became of the order.
  func doubt(_ id: String) {
    turns.doubt(id)
    try? save()
  }

  /// Asking went wrong; the order is where it was.
  func failedToAsk(_ service: String, _ failure: ClipFailure) {
    blame(service, failure, at: circumstances.now())
    admit()
  }

  /// The order was broken off, or never arrived.
  func broke(_ id: String) {
    turns.takeBack(id, at: circumstances.now())
    try? save()
    admit()
  }

  private func blame(_ service: String, _ failure: ClipFailure, at now: Double) {
    guard failure.kind.isTransient || failure.kind == .uncertain, failure.kind != .notStored else { return }
    turns.fail(service, failure.diagnosis.finding, wait: failure.wait.map { $0 / .seconds(1) }, at: now)
  }
}
