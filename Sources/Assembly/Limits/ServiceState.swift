import HTTP

/// How a service stands at one moment.
public struct ServiceState: Sendable, Hashable {
  public let service: String
  /// What its orders take a place in.
  public let slot: String
  /// The places in the slot, and how many of them are taken, by whichever service.
  public let places: Int
  public let placesTaken: Int
  /// Orders that have a place, among them those of which nobody knows whether they were made.
  public let underWay: Int
  public let waiting: Int
  /// What was ordered and spent today (UTC); the cost in the unit of the service's price.
  public let callsToday: Int
  public let costToday: Double
  /// Whether it may be asked: not while it is left alone after failures.
  public let isOpen: Bool
}

extension Limiter {
  /// How each service stands now, by name.
  public var states: [ServiceState] {
    let now = circumstances.now()
    return turns.services.sorted { $0.key < $1.key }.map { name, limits in
      let today = turns.ledger.spent(on: name, at: now)
      return ServiceState(
        service: name, slot: limits.slot, places: turns.places(in: limits.slot), placesTaken: turns.inUse(limits.slot),
        underWay: turns.leases.count { $0.service == name }, waiting: turns.waiting.count { $0.service == name },
        callsToday: today.calls, costToday: today.cost, isOpen: turns.breakers[name]?.closedUntil(at: now) == nil)
    }
  }
}
