import ClipRendering

/// The calls and costs by service: of today, and of each job.
struct Ledger: Sendable, Hashable, Codable {
  struct Entry: Sendable, Hashable, Codable {
    var calls = 0
    var cost = 0.0
  }

  private static let secondsPerDay = 86_400.0
  /// Jobs whose last order is older are forgotten.
  private static let memory = 30 * secondsPerDay

  /// The number of the day since 1970, in UTC.
  private var day = 0
  private var today: [String: Entry] = [:]
  private var jobs: [String: JobEntry] = [:]

  private struct JobEntry: Sendable, Hashable, Codable {
    var services: [String: Entry] = [:]
    var last = 0.0
  }

  func spent(on service: String, at time: Double) -> Entry {
    Self.day(time) == day ? today[service] ?? Entry() : Entry()
  }

  func spent(on service: String, for job: String) -> Entry { jobs[job]?.services[service] ?? Entry() }

  /// The beginning of the next day, in seconds since 1970.
  static func nextDay(after time: Double) -> Double { Double(day(time) + 1) * secondsPerDay }

  /// Notes an order, or takes one back with `calls` = −1.
  mutating func add(calls: Int, cost: Double, on service: String, for job: String, at time: Double) {
    if Self.day(time) != day {
      (day, today) = (Self.day(time), [:])
      jobs = jobs.filter { time - $0.value.last < Self.memory }
    }
    today[service, default: Entry()].add(calls, cost)
    jobs[job, default: JobEntry()].services[service, default: Entry()].add(calls, cost)
    jobs[job]?.last = time
  }

  private static func day(_ time: Double) -> Int { Int((time / secondsPerDay).rounded(.down)) }
}

extension Ledger.Entry {
  fileprivate mutating func add(_ calls: Int, _ cost: Double) {
    self.calls = max(0, self.calls + calls)
    self.cost = max(0, self.cost + cost)
  }

  /// True if another order of this cost goes beyond `budget`, and by which words.
  func excess(over budget: ServiceLimits.Budget, with cost: Double, unit: String) -> String? {
    if let most = budget.calls, calls >= most { return "\(calls) of \(most) calls are made" }
    if let most = budget.cost, self.cost + cost > most + 1e-9 {
      return
        "\(Self.plain(self.cost)) of \(Self.plain(most)) \(unit) are spent, and the next clip costs \(Self.plain(cost))"
    }
    return nil
  }

  private static func plain(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
