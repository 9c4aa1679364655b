import HTTP

/// The jobs that were turned away and come back later.
extension ServiceLimiter {
  func deferJob(_ job: String, by service: String) { deferredJobs[job] = service }

  /// Which of `jobs`, all that are held, may come back, the first ones first: as many as there is room for at the service
  /// that turned them away, and every one that no service did.
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

  /// How many jobs may yet come for places in `slot`, or wait for one.
  private func room(in slot: String) -> Int {
    let waiting = Set(scheduler.waiting.filter { scheduler.services[$0.service]?.slot == slot }.map(\.job))
    return max(0, scheduler.places(in: slot) - scheduler.leaseCount(slot)) + Self.mostWaitingJobs - waiting.count
  }
}

extension OrderScheduler {
  /// How many orders are worth trying at `service`: none that is left alone or has no budget today, one on trial.
  fileprivate func mostTries(of service: String, at time: Double) -> Int {
    let spent = ledger.spent(on: service, at: time)
    if let day = services[service]?.day, spent.excess(over: day, with: 0, unit: "") != nil { return 0 }
    guard let breaker = breakers[service] else { return .max }
    if breaker.closedUntil(at: time) != nil { return 0 }
    return !breaker.isOnTrial(at: time) ? .max : isTrying(service) ? 0 : 1
  }
}

/// How a service stands at one moment.
public struct ServiceState: Sendable, Hashable {
  public let service: String
  /// What its orders take a place in.
  public let slot: String
  /// The places in the slot, and how many of them are taken, by whichever service.
  public let places: Int
  public let leasedPlaces: Int
  /// Orders that have a place, among them those of which nobody knows whether they were made.
  public let underWay: Int
  public let waiting: Int
  /// What was ordered and spent today (UTC); the cost in the unit of the service's price.
  public let callsToday: Int
  public let costToday: Double
  /// Whether it may be asked: not while it is left alone after failures.
  public let isOpen: Bool
}

extension ServiceLimiter {
  /// How each service stands now, by name.
  public var states: [ServiceState] {
    let now = clock.now()
    return scheduler.services.sorted { $0.key < $1.key }.map { name, limits in
      let today = scheduler.ledger.spent(on: name, at: now)
      return ServiceState(
        service: name, slot: limits.slot, places: scheduler.places(in: limits.slot), leasedPlaces: scheduler.leaseCount(limits.slot),
        underWay: scheduler.leases.count { $0.service == name }, waiting: scheduler.waiting.count { $0.service == name },
        callsToday: today.calls, costToday: today.cost, isOpen: scheduler.breakers[name]?.closedUntil(at: now) == nil)
    }
  }
}
