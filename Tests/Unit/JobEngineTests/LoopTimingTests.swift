import Testing

@testable import JobEngine

@Suite struct IntervalTimerTests {
  private let start = ContinuousClock.now
  private let hour = Duration.seconds(3_600)

  @Test func `what is due at once is due again after the interval, and not before`() {
    var timer = IntervalTimer()
    let due = [0, 1, 3_599, 3_600, 3_601, 7_199, 7_200].map { seconds in
      timer.isDue(every: hour, at: start + .seconds(seconds))
    }
    #expect(due == [true, false, false, true, false, false, true])
  }

  @Test func `what begins later is due for the first time an interval after the start`() {
    var timer = IntervalTimer(startingAt: start)
    #expect(timer.isDue(every: hour, at: start) == false)
    #expect(timer.isDue(every: hour, at: start + .seconds(3_599)) == false)
    #expect(timer.isDue(every: hour, at: start + .seconds(3_600)) == true)
  }

  @Test func `the interval counts from when it was due, and a missed one is not made up for`() {
    var timer = IntervalTimer(startingAt: start)
    #expect(timer.isDue(every: hour, at: start + hour * 5) == true)
    #expect(timer.isDue(every: hour, at: start + hour * 5.5) == false)
    #expect(timer.isDue(every: hour, at: start + hour * 6) == true)
  }

  @Test func `a shorter interval counts from the last time, too`() {
    var timer = IntervalTimer(startingAt: start)
    #expect(timer.isDue(every: hour, at: start + .seconds(60)) == false)
    #expect(timer.isDue(every: .seconds(30), at: start + .seconds(60)) == true)
    #expect(timer.isDue(every: .seconds(30), at: start + .seconds(61)) == false)
  }

  @Test func `however often it is asked, it is due as often as the interval fits`() {
    var timer = IntervalTimer(startingAt: start)
    let due = (0...100_000).count { timer.isDue(every: .seconds(10), at: start + .milliseconds($0 * 10)) }
    #expect(due == 100)
  }
}

@Suite struct LookIntervalsTests {
  private let intervals = LookIntervals(local: .seconds(300), network: .seconds(30))

  @Test(arguments: [(Bool?.some(false), 300), (true, 30), (nil, 30)])
  func `an inbox is looked at as often as a share unless it is known to tell of every change`(
    hidesChanges: Bool?, seconds: Int
  ) {
    #expect(intervals.inbox(hidesChanges: hidesChanges) == .seconds(seconds))
  }

  @Test(arguments: [Bool?.some(false), true, nil])
  func `jobs are handed out at least as often as a share is looked at`(hidesChanges: Bool?) {
    #expect(intervals.scheduler(hidesChanges: hidesChanges) == .seconds(30))
    let quick = LookIntervals(local: .seconds(5), network: .seconds(30))
    #expect(quick.scheduler(hidesChanges: false) == .seconds(5))
    #expect(quick.scheduler(hidesChanges: true) == .seconds(30))
  }

  @Test(arguments: [
    (Duration?.none, false, Bool?.some(false), 300.0), (nil, false, true, 30), (nil, true, false, 30),
    (.seconds(2), false, false, 2), (.seconds(2), true, true, 2), (.seconds(400), false, false, 300),
    (.seconds(40), true, false, 30), (.milliseconds(200), false, nil, 0.2),
  ])
  func `after a look the inbox is looked at when something in it is due, at the latest after its interval`(
    soonest: Duration?, isBlind: Bool, hidesChanges: Bool?, seconds: Double
  ) {
    let pause = intervals.pause(soonest: soonest, isBlind: isBlind, hidesChanges: hidesChanges)
    #expect(pause == .seconds(seconds))
  }

  @Test(arguments: [true, false], [true, false, nil] as [Bool?])
  func `a share that is away is looked for as often as one that is there`(isBlind: Bool, hidesChanges: Bool?) {
    #expect(intervals.pauseAfterTrouble(isBlind: isBlind, hidesChanges: hidesChanges) == .seconds(30))
  }

  @Test(arguments: [
    (true, true, Duration?.none), (true, false, nil), (false, true, .seconds(2)), (false, false, .seconds(300)),
  ])
  func `the queue folder is looked at often while there are jobs, and at once while something is unsure`(
    isUnsure: Bool, hasJobs: Bool, expected: Duration?
  ) {
    #expect(intervals.queue(isUnsure: isUnsure, hasJobs: hasJobs, hidesChanges: false) == expected)
  }

  @Test(arguments: [1, 5, 60, 900], [1, 5, 60, 900])
  func `no pause is longer than what the settings say`(local: Int, network: Int) {
    let intervals = LookIntervals(local: .seconds(local), network: .seconds(network))
    let longest = Duration.seconds(max(local, network))
    for hidesChanges in [true, false, nil] as [Bool?] {
      #expect(intervals.scheduler(hidesChanges: hidesChanges) <= .seconds(network))
      for isBlind in [true, false] {
        #expect(intervals.pause(soonest: nil, isBlind: isBlind, hidesChanges: hidesChanges) <= longest)
        let trouble = intervals.pauseAfterTrouble(isBlind: isBlind, hidesChanges: hidesChanges)
        #expect(trouble <= .seconds(network))
      }
    }
  }
}
