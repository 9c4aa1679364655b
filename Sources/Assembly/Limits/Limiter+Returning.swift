import HTTP

/// The jobs that were turned away and come back later.
extension Limiter {
  func turnedAway(_ job: String, by service: String) { outside[job] = service }

  /// Which of `jobs`, all that are held, may come back, the first ones first: as many as there is room for at the service
  /// that turned them away, and every one that no service did.
  ///
  /// Trying all of them whenever there is room for one would keep other jobs from being worked on.
  public func returning(of jobs: [String]) -> Set<String> {
    let now = circumstances.now()
    var (bySlot, byService): ([String: Int], [String: Int]) = ([:], [:])
    let returning = jobs.filter { job in
      guard let service = outside[job], let slot = turns.services[service]?.slot else { return true }
      guard bySlot[slot, default: 0] < room(in: slot),
        byService[service, default: 0] < turns.mostTries(of: service, at: now)
      else { return false }
      bySlot[slot, default: 0] += 1
      byService[service, default: 0] += 1
      return true
    }
    outside = outside.filter { jobs.contains($0.key) && !returning.contains($0.key) }
    return Set(returning)
  }

  /// How many jobs may yet come for places in `slot`, or wait for one.
  private func room(in slot: String) -> Int {
    let waiting = Set(turns.waiting.filter { turns.services[$0.service]?.slot == slot }.map(\.job))
    return max(0, turns.places(in: slot) - turns.inUse(slot)) + Self.mostWaitingJobs - waiting.count
  }
}

extension Turns {
  /// How many orders are worth trying at `service`: none that is left alone or has no budget today, one on trial.
  fileprivate func mostTries(of service: String, at time: Double) -> Int {
    let spent = ledger.spent(on: service, at: time)
    if let day = services[service]?.day, spent.excess(over: day, with: 0, unit: "") != nil { return 0 }
    guard let breaker = breakers[service] else { return .max }
    if breaker.closedUntil(at: time) != nil { return 0 }
    return !breaker.isOnTrial(at: time) ? .max : isTrying(service) ? 0 : 1
  }
}
