import Testing

@testable import JobEngine

@Suite struct HeartbeatMonitorTests {
  private var monitor = HeartbeatMonitor(
    limits: HeartbeatLimits(watchdog: .seconds(180), modelTimeout: .seconds(60), repeats: 1))
  private let start = SuspendingClock.now

  private func overdue(after seconds: Double) -> [DaemonPart] { monitor.overdue(at: start + .seconds(seconds)) }

  @Test mutating func `a loop that is silent for two thirds of the watchdog's time is overdue, until it beats again`() {
    monitor.beat(.inbox, at: start)
    monitor.beat(.scheduler, at: start + .seconds(60))
    #expect(overdue(after: 120).isEmpty)
    #expect(overdue(after: 121) == [.inbox])
    monitor.beat(.inbox, at: start + .seconds(121))
    #expect(overdue(after: 122).isEmpty)
  }

  @Test mutating func `a job may be silent for a quarter of an hour`() {
    monitor.beat(.job("a"), at: start)
    #expect(overdue(after: 900).isEmpty)
    #expect(overdue(after: 901) == [.job("a")])
  }

  @Test(arguments: [
    (60.0, 1, 900.0), (225.0, 1, 900.0), (226.0, 1, 904.0), (600.0, 3, 4800.0), (600.0, 0, 1200.0),
  ])
  func `a job may be silent for longer where a language model may take longer`(
    timeout: Double, repeats: Int, seconds: Double
  ) {
    let limits = HeartbeatLimits(watchdog: nil, modelTimeout: .seconds(timeout), repeats: repeats)
    #expect(limits.jobs == .seconds(seconds))
  }

  @Test mutating func `nothing is expected of what has ended or never began`() {
    #expect(overdue(after: 1e6).isEmpty)
    monitor.beat(.watcher, at: start)
    monitor.end(.watcher)
    #expect(overdue(after: 1e6).isEmpty)
  }

  @Test(arguments: [(Duration?.none, 40.0), (.seconds(180), 40.0), (.seconds(1), 2.0 / 9), (.seconds(30), 20.0 / 3)])
  func `a loop sleeps so briefly that it can beat three times in its patience`(watchdog: Duration?, seconds: Double) {
    let limits = HeartbeatLimits(watchdog: watchdog, modelTimeout: .zero, repeats: 0)
    #expect(abs(limits.longestSleep / .seconds(1) - seconds) < 1e-9)
    #expect(limits.longestSleep * 3 <= limits.loops)
  }

  @Test mutating func `all that are overdue are named, in the order of their words`() {
    let parts: [DaemonPart] = [.watcher, .inbox, .queue, .scheduler, .job("b"), .job("a")]
    for part in parts { monitor.beat(part, at: start) }
    #expect(overdue(after: 1000).map(\.words) == parts.map(\.words).sorted())
    #expect(overdue(after: 121).count == 4, "the jobs have more time")
  }

  @Test mutating func `each job is watched by its own name`() {
    monitor.beat(.job("a"), at: start)
    monitor.beat(.job("b"), at: start + .seconds(500))
    monitor.end(.job("c"))
    #expect(overdue(after: 1000) == [.job("a")])
    monitor.end(.job("a"))
    #expect(overdue(after: 1000).isEmpty)
    #expect(overdue(after: 1401) == [.job("b")])
  }

  @Test mutating func `a part that beats and beats is never overdue, whatever the clock says`() {
    for step in 0..<500 {
      let now = start + .seconds(Double(step) * 119)
      monitor.beat(.queue, at: now)
      #expect(monitor.overdue(at: now + .seconds(119)).isEmpty)
    }
  }
}

@Suite struct HangDetectorTests {
  private var detector = HangDetector()

  @Test mutating func `while every part beats, no folder is asked`() {
    var asked = 0
    func silent() -> String? {
      asked += 1
      return "/nas"
    }
    let verdict = detector.judge(overdue: [], silentFolder: silent())
    #expect(verdict == HangDetector.HeartbeatReport(isAlive: true, silentFolder: nil, news: []))
    #expect(asked == 0)
  }

  @Test mutating func `a part that waits for a share has not hung`() {
    let verdict = detector.judge(overdue: [.inbox], silentFolder: "/nas/inbox")
    #expect(verdict == HangDetector.HeartbeatReport(isAlive: true, silentFolder: "/nas/inbox", news: []))
  }

  @Test mutating func `a part that has hung is told of once, and the signs of life end until it beats again`() {
    #expect(detector.judge(overdue: [.queue], silentFolder: nil).news == [.queue])
    let again = detector.judge(overdue: [.queue], silentFolder: nil)
    #expect(again == HangDetector.HeartbeatReport(isAlive: false, silentFolder: nil, news: []))
    #expect(detector.judge(overdue: [], silentFolder: nil).isAlive)
    #expect(detector.judge(overdue: [.queue], silentFolder: nil).news == [.queue], "hung once more")
  }

  @Test mutating func `what hangs after a share has answered again is told of`() {
    #expect(detector.judge(overdue: [.inbox], silentFolder: "/nas").news.isEmpty)
    #expect(detector.judge(overdue: [.inbox], silentFolder: nil).news == [.inbox])
  }

  @Test mutating func `a share that freezes while something hangs does not make it news again`() {
    _ = detector.judge(overdue: [.inbox], silentFolder: nil)
    #expect(detector.judge(overdue: [.inbox], silentFolder: "/nas").isAlive)
    #expect(detector.judge(overdue: [.inbox], silentFolder: nil).news.isEmpty)
  }
}
