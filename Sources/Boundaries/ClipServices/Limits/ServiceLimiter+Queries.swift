import HTTP

/// The jobs that were sent back and come back later.
extension ServiceLimiter {
  func deferJob(_ job: String, by service: String) { deferredJobs[job] = service }

  /// Those of `jobs`, all that are held, that may come back, the first ones first: as many as there is room for at the
  /// service
  /// that sent them back, and every one that no service did.
  ///
  /// Trying all of them whenever there is room for one would keep other jobs from being worked on.
  public func returning(of jobs: [String]) -> Set<String> {
    let now = clock.now()
    var (bySlot, byService): ([String: Int], [String: Int]) = ([:], [:])
    let returning = jobs.filter { job in
      guard let service = deferredJobs[job], let slot = scheduler.services[service]?.slot else { return true }
      guard bySlot[slot, default: 0] < room(in: slot),
        byService[service, default: 0] < scheduler.mostTries(of: service, at: now)
      else { return false }
      bySlot[slot, default: 0] += 1
      byService[service, default: 0] += 1
      return true
    }
    deferredJobs = deferredJobs.filter { jobs.contains($0.key) && !returning.contains($0.key) }
    return Set(returning)
  }

  /// The number of jobs that may yet come for places in `slot`, or wait for one.
  private func room(in slot: String) -> Int {
    let waiting = Set(scheduler.waiting.filter { scheduler.services[$0.service]?.slot == slot }.map(\.job))
    return max(0, scheduler.capacity(of: slot) - scheduler.leaseCount(of: slot)) + Self.mostWaitingJobs - waiting.count
  }
}

extension OrderScheduler {
  /// The number of orders that are worth trying at `service`: none if it is left alone or has no budget today, one on
  /// trial.
  fileprivate func mostTries(of service: String, at time: Double) -> Int {
    let spent = ledger.spent(on: service, at: time)
    if let day = services[service]?.day, spent.excess(over: day, with: 0, unit: "") != nil { return 0 }
    guard let breaker = breakers[service] else { return .max }
    if breaker.closedUntil(at: time) != nil { return 0 }
    return !breaker.isOnTrial(at: time) ? .max : isTrying(service) ? 0 : 1
  }
}

/// The state of a service at one moment.
public struct ServiceState: Sendable, Hashable {
  public let service: String
  /// The slot that its orders occupy a place in.
  public let slot: String
  /// The places in the slot, and how many of them are taken, by whichever service.
  public let places: Int
  public let leasedPlaces: Int
  /// Orders that have a place, among them those of which nobody knows whether they were made.
  public let underWay: Int
  public let waiting: Int
  /// The calls and costs of today (UTC); the cost in the unit of the service's price.
  public let callsToday: Int
  public let costToday: Double
  /// True if it may be asked: not while it is left alone after failures.
  public let isOpen: Bool
}

extension ServiceLimiter {
  /// The state of each service now, in the order of their names.
  public var states: [ServiceState] {
    let now = clock.now()
    return scheduler.services.sorted { $0.key < $1.key }.map { name, limits in
      let today = scheduler.ledger.spent(on: name, at: now)
      return ServiceState(
        service: name, slot: limits.slot, places: scheduler.capacity(of: limits.slot),
        leasedPlaces: scheduler.leaseCount(of: limits.slot),
        underWay: scheduler.leases.count { $0.service == name },
        waiting: scheduler.waiting.count { $0.service == name },
        callsToday: today.calls, costToday: today.cost, isOpen: scheduler.breakers[name]?.closedUntil(at: now) == nil)
    }
  }
}
