import DropFolder
import JobEngine
import JobStore
import Synchronization
import TestSupport
import Testing

@testable import Daemon

@Suite final class ActiveJobsTests {
  private let active = ActiveJobs()
  private let stops = Counter()

  /// Counts how often the work was stopped.
  private final class Counter: Sendable {
    private let count = Mutex(0)

    func add() { count.withLock { $0 += 1 } }

    var value: Int { count.withLock { $0 } }
  }

  private func start(_ id: String) throws {
    let store = try JobStore(path: Scratch.path("jobs.sqlite"))
    _ = try store.accept(
      NewJob(id: id, name: id, droppedName: [], ticket: [], ticketSHA256: ""), at: "2026-11-29T12:00:00Z")
    #expect(try active.startNext(within: .init(jobsAtOnce: 9), store.reader)?.id == id)
  }

  @Test func `a job at work is stopped by who wants its files, once for each time`() throws {
    try start("a")
    active.setStop(of: "a", stops.add)
    #expect(!active.reserve("a") && !active.reserve("a"))
    #expect(stops.value == 2)
  }

  @Test func `a job that is stopped before it could be is stopped as soon as it can`() throws {
    try start("a")
    #expect(!active.reserve("a"))
    #expect(stops.value == 0)
    active.setStop(of: "a", stops.add)
    #expect(stops.value == 1)
  }

  @Test func `a wish to stop ends with the work that it meant`() throws {
    try start("a")
    #expect(!active.reserve("a"))
    active.end("a", .later)
    #expect(active.reserve("a"))
    active.end("a", .later)
    try start("a")
    active.setStop(of: "a", stops.add)
    #expect(stops.value == 0)
  }

  @Test func `the claims of jobs are known until they end`() {
    let (a, b) = (JobIDSource.random.next(), JobIDSource.random.next())
    active.add(a)
    active.add(b)
    active.forget(b)
    #expect(active.claimed == [a] && active.hasClaim(of: a) && !active.hasClaim(of: b))
    active.end(a.description, .later)
    #expect(active.hasClaim(of: a), "it goes on")
    active.end(a.description, .over)
    #expect(active.claimed.isEmpty)
  }
}

@Suite struct WakeSignalTests {
  private let heartbeats = Heartbeats(
    limits: HeartbeatLimits(watchdog: .seconds(3_600), modelTimeout: .zero, repeats: 0))

  private func wait(_ signal: WakeSignal, atMost limit: Duration = .seconds(3_600)) async {
    await signal.wait(atMost: limit, as: .inbox, heartbeats)
  }

  @Test func `a signal that was raised before keeps the loop awake, once`() async {
    let signal = WakeSignal()
    signal.raise()
    signal.raise()
    await wait(signal)
    await wait(signal, atMost: .milliseconds(1))
  }

  @Test func `a sleeping loop is woken`() async {
    let signal = WakeSignal()
    async let sleep: Void = wait(signal)
    await Task.yield()
    signal.raise()
    await sleep
  }

  @Test func `a loop whose time is up looks anyway`() async {
    let signal = WakeSignal()
    let time = await ContinuousClock().measure { await wait(signal, atMost: .milliseconds(20)) }
    #expect(time >= .milliseconds(20))
  }

  @Test func `a cancelled loop does not sleep, whenever that comes`() async {
    for count in 0..<200 {
      let signal = WakeSignal()
      let task = Task { await wait(signal) }
      for _ in 0..<count % 4 { await Task.yield() }
      task.cancel()
      await task.value
    }
  }

  @Test func `no raise is lost between two loops`() async {
    let (ping, pong) = (WakeSignal(), WakeSignal())
    async let answers: Void = answer(ping, pong)
    for _ in 0..<500 {
      ping.raise()
      await wait(pong)
    }
    await answers
  }

  private func answer(_ ping: WakeSignal, _ pong: WakeSignal) async {
    for _ in 0..<500 {
      await wait(ping)
      pong.raise()
    }
  }
}
