import ClipRendering

/// The rules by which orders are admitted; it is told the time, in seconds since 1970.
///
/// An order that waits for a place gets it by priority and then by age; an order that its own service holds up lets those behind
/// it pass.
struct OrderScheduler: Sendable {
  var services: [String: ServiceLimits]
  private(set) var ledger: Ledger
  private(set) var leases: [Lease]
  private(set) var waiting: [PendingOrder] = []
  private var buckets: [String: TokenBucket] = [:]
  private(set) var breakers: [String: CircuitBreaker] = [:]

  init(_ services: [String: ServiceLimits], ledger: Ledger = Ledger(), leases: [Lease] = []) {
    self.services = services
    self.ledger = ledger
    self.leases = leases
  }

  mutating func wait(_ order: PendingOrder) { waiting.append(order) }

  mutating func withdraw(_ id: String) { waiting.removeAll { $0.id == id } }

  /// The orders that may be made now; they have their leases, and are noted as spent.
  mutating func admit(at time: Double) -> [PendingOrder] {
    leases.removeAll { time - $0.since > (services[$0.service]?.patience ?? 0) }
    let sorted = waiting.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
    var admitted: [PendingOrder] = []
    for (_, order) in sorted where waitReason(for: order, at: time) == nil {
      leases.append(Lease(id: order.id, service: order.service, job: order.job, cost: order.cost, since: time))
      ledger.add(calls: 1, cost: order.cost?.amount ?? 0, on: order.service, for: order.job, at: time)
      buckets[order.service]?.consume(at: time)
      admitted.append(order)
    }
    let ids = Set(admitted.map(\.id))
    waiting.removeAll { ids.contains($0.id) }
    return admitted
  }

  /// The reason why `order` may not be made yet; nil if it may.
  mutating func waitReason(for order: PendingOrder, at time: Double) -> WaitReason? {
    guard let limits = services[order.service] else { return nil }
    let unit = order.cost?.unit ?? ""
    let cost = order.cost?.amount ?? 0
    let ofJob = ledger.spent(on: order.service, for: order.job)
    if let excess = ofJob.excess(over: limits.job, with: cost, unit: unit) { return .job(excess) }
    let today = ledger.spent(on: order.service, at: time)
    if let excess = today.excess(over: limits.day, with: cost, unit: unit) {
      return .day(excess, until: Ledger.nextDay(after: time))
    }
    let breaker = breakers[order.service] ?? CircuitBreaker()
    if let until = breaker.closedUntil(at: time) { return .broken(why: breaker.reason, until: until) }
    if breaker.isOnTrial(at: time), isTrying(order.service) {
      return .trial(why: breaker.reason)
    }
    let places = capacity(of: limits.slot)
    if leaseCount(of: limits.slot) >= places { return .full(slot: limits.slot, places: places) }
    return rate(limits, order.service, at: time)
  }

  private mutating func rate(_ limits: ServiceLimits, _ service: String, at time: Double) -> WaitReason? {
    guard let most = limits.perMinute else { return nil }
    let bucket = buckets[service] ?? TokenBucket(perMinute: most, at: time)
    buckets[service] = bucket
    let next = bucket.next(at: time)
    return next > time ? .rate(perMinute: most, until: next) : nil
  }

  func capacity(of slot: String) -> Int { services.values.filter { $0.slot == slot }.map(\.places).min() ?? 1 }

  /// True if an order is under way that will tell how the service is.
  func isTrying(_ service: String) -> Bool { leases.contains { $0.service == service && $0.isInDoubt != true } }

  func leaseCount(of slot: String) -> Int { leases.count { services[$0.service]?.slot == slot } }
}

extension OrderScheduler {
  /// The lease of an order that is under way already, whoever made it.
  func lease(of receipt: ClipReceipt) -> Lease? { leases.first { $0.receipt == receipt } }

  mutating func note(_ receipt: ClipReceipt, of id: String, for service: String, at time: Double) {
    guard let i = leases.firstIndex(where: { $0.id == id }) else {
      // It runs, so it counts, even where that is one too many.
      leases.append(Lease(id: id, service: service, job: "", cost: nil, since: time, receipt: receipt))
      return
    }
    leases[i].receipt = receipt
    leases[i].isInDoubt = nil
  }

  /// Frees the lease of an order and sets what it has cost; `cost` is nil where the estimate stands.
  mutating func end(_ id: String, cost: ClipCost?, at time: Double) {
    guard let lease = leases.first(where: { $0.id == id }) else { return }
    leases.removeAll { $0.id == id }
    guard let cost, cost.unit == lease.cost?.unit ?? cost.unit else { return }
    ledger.add(
      calls: 0, cost: cost.amount - (lease.cost?.amount ?? 0), on: lease.service, for: lease.job, at: time)
  }

  /// Notes that nobody will hear of an order any more, though it may be at work: it keeps its lease until its time is over.
  mutating func markUncertain(_ id: String) {
    guard let i = leases.firstIndex(where: { $0.id == id }) else { return }
    leases[i].isInDoubt = true
  }

  /// Frees the lease of an order that was not made, and takes back what was noted for it.
  mutating func revoke(_ id: String, at time: Double) {
    guard let lease = leases.first(where: { $0.id == id }) else { return }
    leases.removeAll { $0.id == id }
    ledger.add(calls: -1, cost: -(lease.cost?.amount ?? 0), on: lease.service, for: lease.job, at: time)
  }

  mutating func succeed(_ service: String) { breakers[service]?.succeed() }

  mutating func fail(_ service: String, _ why: String, wait: Double?, at time: Double) {
    breakers[service, default: CircuitBreaker()].fail(why, wait: wait, at: time)
  }
}

/// An order that is to be made.
struct PendingOrder: Sendable, Hashable {
  let id: String
  let service: String
  let job: String
  let priority: Int
  let cost: ClipCost?
}
