import Testing

@testable import ClipServices

@Suite struct CircuitBreakerTests {
  private static func broken(at time: Double = 0) -> CircuitBreaker {
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.mostFailures { breaker.fail("500", wait: nil, at: time) }
    return breaker
  }

  @Test(arguments: 1...4) func `a few failures in a row open nothing`(count: Int) {
    var breaker = CircuitBreaker()
    for _ in 0..<count { breaker.fail("500", wait: nil, at: 0) }
    #expect(breaker.closedUntil(at: 0) == nil && !breaker.isOnTrial(at: 0))
    breaker.succeed()
    #expect(breaker == CircuitBreaker(), "and a success forgets them")
  }

  @Test func `the fifth leaves the service alone for half a minute, and then it is on trial`() {
    let breaker = Self.broken(at: 100)
    #expect(breaker.closedUntil(at: 100) == 130 && breaker.closedUntil(at: 129.9) == 130)
    #expect(breaker.closedUntil(at: 130) == nil && breaker.isOnTrial(at: 130))
    #expect(breaker.reason == "500")
  }

  @Test func `each failed trial doubles the pause, up to ten minutes`() {
    var breaker = Self.broken()
    var time = 30.0
    for pause in [60.0, 120, 240, 480, 600, 600] {
      breaker.fail("503", wait: nil, at: time)
      #expect(breaker.closedUntil(at: time) == time + pause)
      time += pause
    }
    breaker.succeed()
    #expect(breaker == CircuitBreaker())
  }

  @Test(
    arguments: [(10.0, 30.0), (30, 30), (45, 45), (3600, 3600)] as [(Double, Double)])
  func `what the service asks for counts where it is longer`(wait: Double, pause: Double) {
    var breaker = CircuitBreaker()
    for _ in 0..<4 { breaker.fail("500", wait: nil, at: 0) }
    breaker.fail("429", wait: wait, at: 0)
    #expect(breaker.closedUntil(at: 0) == pause)
  }

  @Test func `failures while it is left alone do not lengthen the pause of the next trial`() {
    var breaker = Self.broken()
    breaker.fail("late answer", wait: nil, at: 10)
    #expect(breaker.closedUntil(at: 10) == 40, "it is left alone from its last failure on")
    breaker.fail("503", wait: nil, at: 40)
    #expect(breaker.closedUntil(at: 40) == 100)
  }

  @Test func `a shorter wait never ends a longer one`() {
    var breaker = CircuitBreaker()
    breaker.fail("429", wait: 600, at: 0)
    breaker.fail("429", wait: 5, at: 1)
    #expect(breaker.closedUntil(at: 2) == 600)
  }
}
