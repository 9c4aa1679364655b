import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing

/// Orders at Replicate that survive what goes wrong, with the server counting what it bills.
@Suite(.fewAtOnce) struct ReplicateOrderTests {
  private let bench: ClipBench

  init() throws { bench = try ClipBench() }

  private func order(_ server: ScriptedServer) throws -> DurableOrder {
    bench.hold(server)
    var settings = ReplicateSettings(key: try #require(bench.key), model: ReplicateContract.version)
    settings.server = WebAddress(server.address("/v1"))
    settings.capabilities.price = ClipPrice(unit: "USD", perComputingSecond: 0.001)
    let service = try #require(ReplicateService(settings, client: bench.client))
    return DurableOrder(
      service, journal: FileOrderJournal(folder: "\(bench.folder)/orders"), clock: bench.clock)
  }

  /// Runs until there is a result, as a daemon would that is restarted after each failure.
  private func persist(_ server: ScriptedServer) async throws -> ClipResult? {
    for _ in 0..<6 {
      do {
        return try await order(server).run(bench.request(), into: bench.folder)
      } catch is ClipFailure {
        bench.advance(100)
      }
    }
    return nil
  }

  @Test(arguments: 0..<4, [[ScriptedAct.reset], [.close], [.answer(500, [:], "")], [.answer(200, [:], "{}")]])
  func `whichever answer is lost, there is one order and one bill`(number: Int, acts: [ScriptedAct]) async throws {
    let account = ReplicateAccount(disturbed: { $1 == number ? acts : nil })
    let server = try account.server()
    let result = try #require(try await persist(server))
    #expect(result.remoteID == "p0" && result.files.count == 1)
    // 4.5 s of computing at a thousandth of a dollar each.
    #expect(abs(try #require(result.cost).amount - 0.0045) < 1e-9)
    #expect(account.bills == 1)
    #expect(account.problems == [])
  }

  @Test func `an order that never arrived is made, once`() async throws {
    // It breaks off before the server has heard of it.
    let account = ReplicateAccount()
    let good = try account.server()
    let journal = FileOrderJournal(folder: "\(bench.folder)/orders")
    try journal.keep(.submitting(since: bench.clock.now()), of: bench.request().id)
    #expect(try await persist(good)?.remoteID == "p0")
    #expect(account.bills == 1)
  }

  @Test func `a stored id is asked for after a restart, without ordering again`() async throws {
    let account = ReplicateAccount()
    let server = try account.server()
    guard case .accepted(let receipt) = try await order(server).source.submit(bench.request(), into: bench.folder)
    else {
      Issue.record("not accepted")
      return
    }
    try FileOrderJournal(folder: "\(bench.folder)/orders").keep(.accepted(receipt, since: 1_800_000_000), of: "job-1_a")
    let result = try await order(server).run(bench.request(), into: bench.folder)
    #expect(result.remoteID == "p0")
    #expect(server.requests.map(\.method) == ["POST", "GET", "GET", "GET"])
    #expect(try await order(server).run(bench.request(), into: bench.folder) == result)
    #expect(server.requests.count == 4)
    let kept = try String(contentsOfFile: "\(bench.folder)/orders/job-1_a.json", encoding: .utf8)
    #expect(!kept.contains(ClipBench.key))
  }

  @Test func `cancelling reaches the prediction`() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Bool.self)
    let account = ReplicateAccount(disturbed: { request, _ in
      guard request.method == "GET" else { return nil }
      arrival.yield(true)
      return [.hold]
    })
    let server = try account.server()
    var order = try order(server)
    order.endsOrder = { true }
    let task = Task { [order, bench] in try await order.run(bench.request(), into: bench.folder) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(account.cancelled == ["p0"])
    #expect(server.requests.map(\.method) == ["POST", "GET", "POST"])
    #expect(account.problems == [])
  }
}
