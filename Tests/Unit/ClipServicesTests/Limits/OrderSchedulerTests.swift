import ClipRendering
import Testing

@testable import ClipServices

@Suite struct OrderSchedulerTests {
  private static func order(
    _ id: String, _ service: String = "a", job: String = "job", priority: Int = 0, cost: Double? = nil
  ) -> PendingOrder {
    PendingOrder(
      id: id, service: service, job: job, priority: priority, cost: cost.map { ClipCost(unit: "USD", amount: $0) })
  }

  private static func admitted(_ scheduler: inout OrderScheduler, at time: Double = 0) -> [String] {
    scheduler.admit(at: time).map(\.id)
  }

  @Test func `places go by priority and then by age`() {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "gpu", places: 1)])
    for (id, priority) in [("x", 0), ("y", 5), ("z", 5)] { scheduler.wait(Self.order(id, priority: priority)) }
    var served: [String] = []
    for _ in 0..<3 {
      let now = Self.admitted(&scheduler)
      #expect(now.count == 1)
      served += now
      scheduler.end(now[0], cost: nil, at: 0)
    }
    #expect(served == ["y", "z", "x"])
  }

  @Test func `services that share a slot share its places, and others have their own`() {
    var scheduler = OrderScheduler([
      "a": ServiceLimits(slot: "gpu", places: 2), "b": ServiceLimits(slot: "gpu", places: 2),
      "c": ServiceLimits(slot: "api:c", places: 3),
    ])
    for i in 0..<4 {
      for service in ["a", "b", "c"] { scheduler.wait(Self.order("\(service)\(i)", service)) }
    }
    #expect(Set(Self.admitted(&scheduler)) == ["a0", "b0", "c0", "c1", "c2"])
    #expect(scheduler.leaseCount(of: "gpu") == 2 && scheduler.leaseCount(of: "api:c") == 3)
    scheduler.end("b0", cost: nil, at: 0)
    #expect(Self.admitted(&scheduler) == ["a1"])
  }

  @Test func `a rate lets a minute's orders through at once and then one by one`() {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "a", places: 100, perMinute: 6)])
    for i in 0..<10 { scheduler.wait(Self.order("\(i)")) }
    #expect(Self.admitted(&scheduler, at: 0).count == 6)
    #expect(Self.admitted(&scheduler, at: 9.9).isEmpty)
    #expect(scheduler.waitReason(for: scheduler.waiting[0], at: 4)?.end == 10)
    #expect(Self.admitted(&scheduler, at: 10) == ["6"])
    #expect(Self.admitted(&scheduler, at: 40).count == 3)
  }

  @Test func `a service that fails five times is left alone, tried once, and left alone for longer`() {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "a", places: 4), "b": ServiceLimits(slot: "b", places: 1)])
    for _ in 0..<4 { scheduler.fail("a", "500", wait: nil, at: 0) }
    #expect(scheduler.waitReason(for: Self.order("x"), at: 0) == nil)
    scheduler.fail("a", "500", wait: nil, at: 0)
    #expect(scheduler.waitReason(for: Self.order("x"), at: 29) == .broken(why: "500", until: 30))
    #expect(scheduler.waitReason(for: Self.order("x", "b"), at: 29) == nil, "the others do not suffer")
    for id in ["x", "y"] { scheduler.wait(Self.order(id)) }
    #expect(Self.admitted(&scheduler, at: 30) == ["x"], "one goes first")
    #expect(scheduler.waitReason(for: Self.order("y"), at: 31) == .trial(why: "500"))
    scheduler.revoke("x", at: 32)
    scheduler.fail("a", "503", wait: nil, at: 32)
    #expect(scheduler.waitReason(for: Self.order("y"), at: 32) == .broken(why: "503", until: 92))
    #expect(Self.admitted(&scheduler, at: 92) == ["y"])
    scheduler.end("y", cost: nil, at: 95)
    scheduler.succeed("a")
    for i in 0..<4 { scheduler.wait(Self.order("\(i)")) }
    #expect(Self.admitted(&scheduler, at: 95).count == 4)
  }

  @Test(arguments: [(nil, 0.0), (20.0, 20), (4000, 4000)] as [(Double?, Double)])
  func `a service that asks for time gets it`(wait: Double?, pause: Double) {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "a", places: 1)])
    scheduler.fail("a", "429", wait: wait, at: 100)
    #expect(scheduler.waitReason(for: Self.order("x"), at: 100)?.end == (pause > 0 ? 100 + pause : nil))
  }

  @Test func `budgets of a day and of a job are never exceeded`() {
    var limits = ServiceLimits(slot: "a", places: 100)
    limits.day = .init(calls: 5, cost: 4)
    limits.job = .init(cost: 2)
    var scheduler = OrderScheduler(["a": limits])
    for i in 0..<3 { scheduler.wait(Self.order("m\(i)", job: "m", cost: 1)) }
    #expect(Self.admitted(&scheduler, at: 0).count == 2)
    guard case .job(let words)? = scheduler.waitReason(for: Self.order("m2", job: "m", cost: 1), at: 0) else {
      Issue.record("the job may go on")
      return
    }
    #expect(words == "2.0 of 2.0 USD are spent, and the next clip costs 1.0")
    scheduler.withdraw("m2")
    // One came cheaper, and one was never made.
    scheduler.end("m0", cost: ClipCost(unit: "USD", amount: 0.5), at: 1)
    scheduler.revoke("m1", at: 1)
    for i in 0..<4 { scheduler.wait(Self.order("n\(i)", job: "n\(i)", cost: 1)) }
    #expect(Self.admitted(&scheduler, at: 2).count == 3, "0.5 + 3 of 4")
    #expect(scheduler.waitReason(for: Self.order("n3", job: "n3", cost: 1), at: 2)?.end == 86_400)
    #expect(Self.admitted(&scheduler, at: 86_400) == ["n3"], "the next day")
  }

  @Test func `an order whose end nobody saw keeps its location until its time is over`() {
    var limits = ServiceLimits(slot: "gpu", places: 1)
    limits.patience = 600
    let lost = Lease(id: "lost", service: "a", job: "old", cost: nil, since: 1000)
    var scheduler = OrderScheduler(["a": limits], leases: [lost])
    scheduler.wait(Self.order("new"))
    #expect(Self.admitted(&scheduler, at: 1599).isEmpty)
    #expect(Self.admitted(&scheduler, at: 1601) == ["new"])
  }

  @Test func `an order in doubt keeps its location, and does not keep a service from being tried again`() {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "a", places: 2)])
    scheduler.wait(Self.order("lost"))
    #expect(Self.admitted(&scheduler, at: 0) == ["lost"])
    scheduler.markUncertain("lost")
    for _ in 0..<5 { scheduler.fail("a", "reset", wait: nil, at: 0) }
    for id in ["x", "y"] { scheduler.wait(Self.order(id)) }
    #expect(Self.admitted(&scheduler, at: 31) == ["x"])
    scheduler.succeed("a")
    #expect(scheduler.waitReason(for: Self.order("y"), at: 31) == .full(slot: "a", places: 2))
  }

  @Test func `an order that runs already counts, even where it is one too many`() {
    var scheduler = OrderScheduler(["a": ServiceLimits(slot: "gpu", places: 1)])
    scheduler.wait(Self.order("x"))
    #expect(Self.admitted(&scheduler) == ["x"])
    let receipt = ClipReceipt(source: "a", server: "s", id: "r")
    scheduler.note(receipt, of: "r", for: "a", at: 0)
    scheduler.end("x", cost: nil, at: 1)
    scheduler.wait(Self.order("y"))
    #expect(Self.admitted(&scheduler).isEmpty)
    scheduler.end("r", cost: nil, at: 2)
    #expect(Self.admitted(&scheduler) == ["y"])
  }
}
