import Audio
import ClipRendering
import Diagnostics
import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing

@testable import ClipServices

@Suite struct LimitedSourceTests {
  private func request(_ id: String) -> ClipRequest { ClipRequest(id: id, .song, words: "", duration: .s(10)) }

  private func limits(_ places: Int, slot: String) -> ServiceLimits { ServiceLimits(slot: slot, places: places) }

  /// As `DurableOrder` does it, without its records.
  private func run(_ id: String, _ source: LimitedSource) async throws {
    guard case .accepted(let receipt) = try await source.submit(request(id), into: "") else { return }
    while try await source.poll(receipt) != .ready { await Task.yield() }
  }

  @Test func `500 orders to four services keep each one's limit to the letter, and a broken one holds up nobody`()
    async throws
  {
    let services = [("a", 1), ("b", 3), ("c", 4), ("down", 2)]
    let limiter = ServiceLimiter(
      Dictionary(uniqueKeysWithValues: services.map { ($0, limits($1, slot: $0)) }))
    let sources = services.map { name, _ in CountingSource(name, isDown: name == "down") }
    let failures = await withTaskGroup(of: String?.self) { group in
      for i in 0..<500 {
        let source = LimitedSource(sources[i % 4], by: limiter)
        group.addTask {
          do {
            // All of one job, for which any number may wait.
            try await OrderingJob.$current.withValue(OrderingJob("job")) {
              try await run("\(source.name)-\(i)", source)
            }
            return nil
          } catch { return source.name }
        }
      }
      return await group.reduce(into: [String]()) { if let name = $1 { $0.append(name) } }
    }
    #expect(Set(failures) == ["down"] && failures.count == 125)
    #expect(sources.map(\.most) == [1, 3, 4, 2], "as many at a time as allowed, and never more")
    #expect(sources[0..<3].map(\.made) == [125, 125, 125])
    #expect(sources[3].tried <= CircuitBreaker.mostFailures + 1, "then it was left alone")
  }

  @Test func `the limiter says how each service stands`() async throws {
    let limiter = ServiceLimiter(["a": limits(1, slot: "gpu"), "b": limits(1, slot: "gpu")])
    let source = LimitedSource(CountingSource("a"), by: limiter)
    let first = try await source.submit(request("x"), into: "")
    let second = Task { try await run("y", LimitedSource(CountingSource("b"), by: limiter)) }
    while await limiter.states[1].waiting == 0 { await Task.yield() }
    let states = await limiter.states
    #expect(
      states.map(\.service) == ["a", "b"] && states.allSatisfy { $0.places == 1 && $0.leasedPlaces == 1 && $0.isOpen })
    #expect(states.map(\.underWay) == [1, 0] && states.map(\.waiting) == [0, 1])
    #expect(states.map(\.callsToday) == [1, 0])
    guard case .accepted(let receipt) = first else { return }
    while try await source.poll(receipt) != .ready { await Task.yield() }
    try await second.value
    #expect(await limiter.states.map(\.callsToday) == [1, 1])
  }

  @Test func `what was under way when the program died counts after the restart`() async throws {
    let folder = Scratch.path("limits")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = LimitsFile(path: "\(folder)/limits.json")
    let source = CountingSource("a")
    let first = LimitedSource(source, by: ServiceLimiter(["a": limits(1, slot: "gpu")], file: file))
    guard case .accepted(let receipt) = try await first.submit(request("x"), into: "") else { return }

    let limiter = ServiceLimiter(["a": limits(1, slot: "gpu")], file: file)
    let second = LimitedSource(source, by: limiter)
    let other = Task { try await run("y", second) }
    #expect(try await second.poll(receipt) == .running(done: nil))
    #expect(source.tried == 1, "the other one waits")
    while try await second.poll(receipt) != .ready { await Task.yield() }
    try await other.value
    #expect(source.most == 1 && source.made == 2)
  }

  @Test func `whoever waits is told why, and when it goes on`() async throws {
    let limiter = ServiceLimiter(["a": limits(1, slot: "gpu")])
    let source = LimitedSource(CountingSource("a"), by: limiter)
    guard case .accepted(let receipt) = try await source.submit(request("x"), into: "") else { return }
    let (told, tell) = AsyncStream.makeStream(of: OrderWait?.self)
    let waiting = Task {
      let turn = OrderingJob("j") { order, wait in if order == "y" { tell.yield(wait) } }
      try await OrderingJob.$current.withValue(turn) { try await run("y", source) }
    }
    var waits = told.makeAsyncIterator()
    let waitReason = "waits for gpu: 1 of 1 in use"
    #expect(await waits.next() == OrderWait(service: "a", reason: waitReason))
    while try await source.poll(receipt) != .ready { await Task.yield() }
    #expect(await waits.next() == .some(nil))
    #expect(await waits.next() == OrderWait(service: "a"), "it is being made")
    while let wait = await waits.next(), wait != nil { #expect(wait == OrderWait(service: "a")) }
    try await waiting.value
    let waiters = [OrderWait(service: "a"), OrderWait(service: "a", reason: waitReason), OrderWait(service: "a")]
    #expect(OrderWait.words(for: waiters) == "a \(waitReason)", "what is held up counts more")
    #expect(OrderWait.words(for: [waiters[0], waiters[2]]) == "a, which makes 2 clips")
    #expect(OrderWait.words(for: []) == nil)
  }

  @Test func `too many jobs that wait for one slot go back into the queue`() async throws {
    let limiter = ServiceLimiter(["a": limits(1, slot: "gpu")])
    let source = LimitedSource(CountingSource("a"), by: limiter)
    _ = try await source.submit(request("x"), into: "")
    let (told, tell) = AsyncStream.makeStream(of: Void.self)
    let jobs = (0..<ServiceLimiter.mostWaitingJobs).map { number in
      Task {
        let turn = OrderingJob("\(number)") { if $1?.reason != nil { tell.yield() } }
        try await OrderingJob.$current.withValue(turn) { _ = try await source.submit(request("\(number)"), into: "") }
      }
    }
    var seen = told.makeAsyncIterator()
    for _ in jobs { await seen.next() }
    let failure = await #expect(throws: ClipFailure.self) {
      try await OrderingJob.$current.withValue(OrderingJob("last")) {
        _ = try await source.submit(request("z"), into: "")
      }
    }
    #expect(failure?.kind == .busy && failure?.diagnosis.transient == true)
    for job in jobs { job.cancel() }
    for job in jobs { await #expect(throws: CancellationError.self) { try await job.value } }
  }

  @Test func `jobs that were turned away come back when there is room for them, not all at once`() async throws {
    let limiter = ServiceLimiter(["a": limits(1, slot: "a"), "down": limits(2, slot: "down")])
    let down = LimitedSource(CountingSource("down", isDown: true), by: limiter)
    for number in 0..<7 {
      await #expect(throws: ClipFailure.self) {
        try await OrderingJob.$current.withValue(OrderingJob("d\(number)")) {
          _ = try await down.submit(request("\(number)"), into: "")
        }
      }
    }
    let held = (0..<7).map { "d\($0)" } + ["x"]
    #expect(await limiter.returning(of: held) == ["x"], "the service is left alone")
    for number in 0..<20 { await limiter.deferJob("a\(number)", by: "a") }
    let back = await limiter.returning(of: (0..<20).map { "a\($0)" })
    #expect(
      back == Set((0...ServiceLimiter.mostWaitingJobs).map { "a\($0)" }), "one for the place, the others to wait for it"
    )
  }

  @Test func `a job whose budget is spent ends, and one that waits for the next day comes back`() async throws {
    var dear = limits(9, slot: "a")
    dear.job.calls = 1
    var poor = limits(9, slot: "b")
    poor.day.calls = 1
    let limiter = ServiceLimiter(["a": dear, "b": poor])
    for (name, kind, isTransient) in [("a", ClipFailure.Kind.noCredit, false), ("b", .unavailable, true)] {
      let source = LimitedSource(CountingSource(name), by: limiter)
      let failure = await #expect(throws: ClipFailure.self) {
        try await OrderingJob.$current.withValue(OrderingJob("job")) {
          for i in 0..<2 { try await run("\(name)\(i)", source) }
        }
      }
      #expect(failure?.kind == kind && failure?.diagnosis.transient == isTransient)
    }
  }
}

/// Makes each clip in three looks, and counts how many are under way.
private final class CountingSource: ClipSource {
  let name: String
  let capabilities = ClipCapabilities(lengths: .s(1)...(.s(60)), licence: ClipLicence("none", isCommercial: nil))
  private let isDown: Bool
  private let state = Mutex(State())

  private struct State {
    var looks: [String: Int] = [:]
    var most = 0
    var made = 0
    var tried = 0
    var trying = 0
  }

  init(_ name: String, isDown: Bool = false) {
    self.name = name
    self.isDown = isDown
  }

  var most: Int { state.withLock { $0.most } }
  var made: Int { state.withLock { $0.made } }
  var tried: Int { state.withLock { $0.tried } }

  func submit(_ request: ClipRequest, into folder: String) async throws -> ClipSubmission {
    state.withLock {
      $0.tried += 1
      $0.trying += 1
      if !isDown { $0.looks[request.id] = 0 }
      $0.most = max($0.most, isDown ? $0.trying : $0.looks.count)
    }
    for _ in 0..<20 { await Task.yield() }
    state.withLock { $0.trying -= 1 }
    if isDown {
      throw ClipFailure(.unavailable, Diagnosis(code: "x", location: name, finding: "is down", remedy: "wait"))
    }
    return .accepted(ClipReceipt(source: name, server: "s", id: request.id))
  }

  func poll(_ receipt: ClipReceipt) async throws -> ClipState {
    state.withLock {
      let looks = $0.looks[receipt.id, default: 0] + 1
      $0.looks[receipt.id] = looks
      guard looks >= 3 else { return .running(done: nil) }
      $0.looks[receipt.id] = nil
      $0.made += 1
      return .ready
    }
  }

  func trace(_ request: ClipRequest, since time: Double) async throws -> ClipTrace { .absent }

  func fetch(_ receipt: ClipReceipt, of request: ClipRequest, into folder: String) async throws -> ClipResult {
    ClipResult(files: [])
  }

  func cancel(_ receipt: ClipReceipt) async throws { state.withLock { $0.looks[receipt.id] = nil } }
}
