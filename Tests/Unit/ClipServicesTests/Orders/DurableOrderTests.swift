import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite(.fewAtOnce) struct DurableOrderTests {
  private let bench: ClipBench
  private let journal: FileOrderJournal

  init() throws {
    bench = try ClipBench()
    journal = FileOrderJournal(folder: "\(bench.folder)/orders")
  }

  private func errand(
    _ source: ScriptedSource, _ change: (inout DurableOrder) -> Void = { _ in }
  ) -> DurableOrder {
    var errand = DurableOrder(source, journal: journal, clock: bench.clock)
    change(&errand)
    return errand
  }

  private func run(_ errand: DurableOrder) async throws -> ClipResult {
    try await errand.run(bench.request(), into: bench.folder)
  }

  @Test func `an order is made, waited for, brought and remembered`() async throws {
    let source = ScriptedSource(states: { $0 < 3 ? .running(done: Double($0) / 3) : .ready })
    let seen = Mutex<[ClipState]>([])
    let result = try await errand(source).run(bench.request(), into: bench.folder) { state in
      seen.withLock { $0.append(state) }
    }
    #expect(seen.withLock { $0 } == [.running(done: 1.0 / 3), .running(done: 2.0 / 3), .ready])
    #expect(bench.waited == [5, 5])
    #expect(try await run(errand(source)) == result)
    #expect(source.events.withLock { $0 } == [.admit, .submit, .poll, .poll, .poll, .fetch])
  }

  @Test(arguments: [ScriptedSource.Event.submit, .poll, .fetch, .trace])
  func `a crash anywhere leaves one order and one bill`(at event: ScriptedSource.Event) async throws {
    let source = ScriptedSource(disturbed: { [bench] now, count in
      if now == .submit, event == .trace, count == 1 { throw ScriptedSource.Crash() }
      if now == event, count <= 2 {
        bench.advance(100)
        throw ScriptedSource.Crash()
      }
    })
    var result: ClipResult?
    for _ in 0..<5 where result == nil {
      do { result = try await run(errand(source)) } catch is ScriptedSource.Crash {}
    }
    #expect(result?.remoteID == "remote-job-1_a")
    #expect(source.orders.withLock { $0 } == ["job-1_a"])
  }

  @Test func `an order that never arrived is made when it cannot turn up any more`() async throws {
    try journal.keep(.submitting(since: 1_800_000_000 - 10), of: "job-1_a")
    let source = ScriptedSource()
    let early = try await bench.failure { try await run(errand(source)) }
    #expect(early?.kind == .unavailable && early?.wait == .seconds(50))
    #expect(source.count(.submit) == 0)
    bench.advance(60)
    _ = try await run(errand(source))
    #expect(source.count(.submit) == 1)
  }

  @Test func `an order that waits for its turn when the program dies was never submitted`() async throws {
    let source = ScriptedSource(
      traces: false,
      disturbed: { event, count in
        if event == .admit, count == 1 { throw ScriptedSource.Crash() }
      })
    await #expect(throws: ScriptedSource.Crash.self) { try await run(errand(source)) }
    #expect(try journal.record(of: "job-1_a") == nil)
    _ = try await run(errand(source))
    #expect(source.events.withLock { $0 } == [.admit, .admit, .submit, .poll, .fetch])
  }

  @Test func `where nobody can tell, ordering again is a decision`() async throws {
    try journal.keep(.submitting(since: 0), of: "job-1_a")
    let source = ScriptedSource(traces: false)
    for _ in 0..<2 {
      let failure = try await bench.failure { try await run(errand(source)) }
      #expect(failure?.kind == .uncertain && failure?.mayBeBilled == true)
    }
    #expect(source.count(.submit) == 0)
    _ = try await run(errand(source) { $0.repeatsUncertain = true })
    #expect(source.count(.submit) == 1)
  }

  @Test func `a lost answer is looked for at once`() async throws {
    let source = ScriptedSource(disturbed: { event, _ in
      if event == .submit { throw ScriptedSource.failure(.uncertain, mayBeBilled: true) }
    })
    _ = try await run(errand(source))
    #expect(source.events.withLock { $0 } == [.admit, .submit, .trace, .poll, .fetch])
  }

  @Test func `an order that may have arrived is looked for again before it is repeated`() async throws {
    let source = ScriptedSource(disturbed: { event, count in
      if event == .submit, count == 1 { throw ScriptedSource.failure(.uncertain, mayBeBilled: true) }
    })
    source.arrives.withLock { $0 = false }
    let failure = try await bench.failure { try await run(errand(source)) }
    #expect(failure?.kind == .unavailable && failure?.wait == .seconds(60))
    source.arrives.withLock { $0 = true }
    source.orders.withLock { $0 = ["job-1_a"] }
    _ = try await run(errand(source))
    #expect(source.count(.submit) == 1, "it turned up")
  }

  @Test func `a free service that did not answer is asked again later`() async throws {
    let source = ScriptedSource(
      isPaid: false,
      disturbed: { event, count in
        if event == .submit, count == 1 { throw ScriptedSource.failure(.uncertain, mayBeBilled: true) }
      })
    #expect(try await bench.failure { try await run(errand(source)) }?.kind == .unavailable)
    _ = try await run(errand(source))
    #expect(source.events.withLock { $0 } == [.admit, .submit, .admit, .submit, .poll, .fetch])
  }

  @Test func `an order that was refused leaves nothing to look for`() async throws {
    let source = ScriptedSource(disturbed: { event, count in
      if event == .submit, count == 1 { throw ScriptedSource.failure(.busy) }
    })
    #expect(try await bench.failure { try await run(errand(source)) }?.kind == .busy)
    #expect(try journal.record(of: "job-1_a") == nil)
    _ = try await run(errand(source))
    #expect(source.count(.trace) == 0)
  }

  @Test func `a free server that forgot an order is asked anew, a paid one is not`() async throws {
    let free = ScriptedSource(isPaid: false, states: { $0 == 1 ? .forgotten : .ready })
    _ = try await run(errand(free))
    #expect(free.count(.submit) == 2)
    try journal.forget("job-1_a")
    let forever = ScriptedSource(isPaid: false, states: { _ in .forgotten })
    #expect(try await bench.failure { try await run(errand(forever)) }?.kind == .gone)
    #expect(forever.count(.submit) == 3)
    try journal.forget("job-1_a")
    let paid = ScriptedSource(states: { _ in .forgotten })
    #expect(try await bench.failure { try await run(errand(paid)) }?.kind == .gone)
    #expect(paid.count(.submit) == 1)
  }

  @Test func `what fails is over, and what takes too long is cancelled`() async throws {
    let failing = ScriptedSource(states: { _ in .failed(ScriptedSource.failure(.failed)) })
    #expect(try await bench.failure { try await run(errand(failing)) }?.kind == .failed)
    #expect(try journal.record(of: "job-1_a") == nil)
    let endless = ScriptedSource(states: { _ in .queued(ahead: 7) })
    let failure = try await bench.failure { try await run(errand(endless) { $0.patience = .seconds(60) }) }
    #expect(failure?.diagnosis.finding == "the order remote-job-1_a took longer than 60.0 s")
    #expect(endless.cancelled.withLock { $0 } == ["remote-job-1_a"])
    #expect(endless.count(.poll) == 14)
  }

  @Test(arguments: [
    (ScriptedSource.Event.submit, true), (.poll, true), (.fetch, true), (.poll, false), (.fetch, false),
  ])
  func `cancelling reaches the service when the order shall end, and leaves it be when the program ends`(
    at event: ScriptedSource.Event, ends: Bool
  ) async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Bool.self)
    let source = ScriptedSource(disturbed: { now, count in
      guard now == event, count == 1 else { return }
      arrival.yield(true)
      // Until the task is cancelled.
      try await Task.sleep(for: .seconds(3600))
    })
    let errand = errand(source) { $0.endsOrder = { ends } }
    let task = Task { [bench] in try await errand.run(bench.request(), into: bench.folder) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(source.cancelled.withLock { $0 } == (ends ? ["remote-job-1_a"] : []))
    #expect(try (journal.record(of: "job-1_a") == nil) == ends)
    if !ends {
      bench.advance(100)
      _ = try await run(self.errand(source))
    }
    #expect(source.orders.withLock { $0.count } == 1)
  }

  @Test func `a stop lets the answer to a paid order come, and sends no order any more`() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Bool.self)
    let (answered, answer) = AsyncStream.makeStream(of: Bool.self)
    let source = ScriptedSource(states: { _ in .running(done: nil) }) { event, _ in
      guard event == .submit else { return }
      arrival.yield(true)
      for await _ in answered { break }
      try Task.checkCancellation()
    }
    let errand = errand(source)
    let task = Task { [bench] in try await errand.run(bench.request(), into: bench.folder) }
    for await _ in arrived { break }
    task.cancel()
    answer.yield(true)
    _ = await task.result
    guard case .accepted = try journal.record(of: "job-1_a") else {
      Issue.record("the receipt is lost")
      return
    }
    let late = Task { [bench] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await errand.run(bench.request(id: "late"), into: bench.folder)
    }
    await #expect(throws: CancellationError.self) { try await late.value }
    #expect(source.count(.submit) == 1)
  }

  @Test func `a damaged record is no reason to order again`() async throws {
    try journal.keep(.submitting(since: 0), of: "job-1_a")
    try Data("{".utf8).write(to: URL(filePath: "\(bench.folder)/orders/job-1_a.json"))
    let source = ScriptedSource()
    await #expect(throws: (any Error).self) { try await run(errand(source)) }
    #expect(source.count(.submit) == 0)
  }

  @Test func `a delivered file that is not there is brought anew by a new order`() async throws {
    let source = ScriptedSource()
    _ = try await run(errand(source))
    try FileManager.default.removeItem(atPath: "\(bench.folder)/mix.wav")
    _ = try await run(errand(source))
    #expect(source.count(.submit) == 2)
  }
}
