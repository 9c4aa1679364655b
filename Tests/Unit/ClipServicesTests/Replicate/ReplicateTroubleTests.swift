import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

/// What goes wrong between us and Replicate.
@Suite(.fewAtOnce) struct ReplicateTroubleTests {
  private let bench: ClipBench
  private typealias Contract = ReplicateContract

  init() throws { bench = try ClipBench() }

  private func service(_ server: ScriptedServer) throws -> ReplicateService {
    bench.hold(server)
    var settings = ReplicateSettings(
      key: try #require(bench.key), model: "meta/musicgen:\(Contract.version)")
    settings.server = WebAddress(server.address("/v1"))
    return try #require(ReplicateService(settings, client: bench.client))
  }

  private func receipt(_ server: ScriptedServer) -> ClipReceipt {
    ClipReceipt(source: "replicate", server: "http://127.0.0.1:\(server.port)", id: "gm3q")
  }

  @Test(arguments: [
    (401, "You did not pass a valid authentication token", ClipFailure.Kind.notAllowed, 1),
    (402, "You have insufficient credit", .noCredit, 1), (403, "no", .notAllowed, 1), (404, "no such", .notFound, 1),
    (413, "Files must be less than 100MB in size", .rejected, 1), (422, "Invalid version", .rejected, 1),
    (429, "Request was throttled. Your rate limit resets in ~30s.", .busy, 3), (503, "later", .unavailable, 3),
    (500, "oops", .uncertain, 1), (502, "oops", .uncertain, 1), (504, "oops", .uncertain, 1),
  ])
  func `every published error is told apart, in the service's words and without the key`(
    status: Int, words: String, kind: ClipFailure.Kind, requests: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [Contract.problem(status, "\(words) \(ClipBench.key)")] }
    let failure = try #require(
      try await bench.failure { try await service(server).submit(bench.request(), into: bench.folder) })
    #expect(failure.kind == kind)
    #expect(failure.diagnosis.finding.contains("answered \(status): Trouble: \(words) (hidden)"))
    #expect(!"\(failure)".contains(ClipBench.key))
    #expect(failure.diagnosis.transient == kind.isTransient)
    #expect(failure.mayBeBilled == (kind == .uncertain))
    #expect(server.requests.count == requests)
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test(
    arguments: [
      (["Retry-After": "7"], "", 7.0), ([:], ",\"retry_after\":3", 3), (["ratelimit-reset": "4"], "", 4),
    ] as [([String: String], String, Double)])
  func `a limit says when to come back, and the order is taken then`(
    headers: [String: String], more: String, seconds: Double
  ) async throws {
    let server = try ScriptedServer { _, count in
      [
        count == 0
          ? .answer(429, headers, "{\"detail\":\"Request was throttled.\",\"status\":429\(more)}")
          : Contract.answer(201, Contract.prediction("starting"))
      ]
    }
    _ = try await service(server).submit(bench.request(), into: bench.folder)
    #expect(server.requests.count == 2)
    #expect(bench.waited.count == 1 && bench.waited[0] >= seconds && bench.waited[0] <= seconds * 1.1)
  }

  @Test func `a limit that lasts is handed on with its time`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.problem(429, "slow", ["Retry-After": "900"])] }
    let failure = try await bench.failure { try await service(server).submit(bench.request(), into: bench.folder) }
    #expect(failure?.kind == .busy)
    #expect(failure?.wait == .seconds(900))
    #expect(server.requests.count == 1)
  }

  @Test(arguments: BrokenAnswer.allCases) func `an order without a whole answer is sent once and called uncertain`(
    broken: BrokenAnswer
  ) async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { _, _ in broken.acts(foreign: foreign.address("/x")) }
    let failure = try #require(
      try await bench.failure {
        try await impatient(server, broken.isSlow).submit(bench.request(), into: bench.folder)
      })
    #expect(server.requests.count == 1)
    #expect(failure.mayBeBilled)
    #expect([.uncertain, .unusable].contains(failure.kind))
    #expect(!"\(failure)".contains(ClipBench.key))
    #expect(foreign.connections == 0)
  }

  private func impatient(_ server: ScriptedServer, _ isHasty: Bool) throws -> ReplicateService {
    bench.hold(server)
    var settings = ReplicateSettings(key: try #require(bench.key), model: Contract.version)
    settings.server = WebAddress(server.address("/v1"))
    if isHasty { settings.timeouts = HTTPTimeouts(firstByte: .milliseconds(150), total: .milliseconds(400)) }
    return try #require(ReplicateService(settings, client: bench.client))
  }

  @Test(arguments: [
    "http://evil.example/a.wav", "https://replicate.delivery.evil.example/a.wav", "file:///etc/passwd",
    "http://replicate.delivery/a.wav", "https://u:p@replicate.delivery/a", "", "gopher://x",
  ])
  func `a result at a location that is not the service's is never asked for`(location: String) async throws {
    let server = try ScriptedServer { _, _ in [Contract.answer(Contract.prediction("succeeded", output: location))] }
    let failure = try await bench.failure {
      try await service(server).fetch(receipt(server), of: bench.request(), into: bench.folder)
    }
    #expect(failure?.kind == .unusable)
    #expect(server.requests.count == 1)
    #expect(bench.files.isEmpty)
  }

  @Test(arguments: BrokenAnswer.allCases.filter { !$0.isSlow }) func `a result that does not come whole is not kept`(
    broken: BrokenAnswer
  ) async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { request, _ in
      request.target.hasPrefix("/out")
        ? broken.acts(foreign: foreign.address("/x"))
        : [
          Contract.answer(
            Contract.prediction("succeeded", output: "http://\(request.header("host") ?? "")/out/a.wav"))
        ]
    }
    let failure = try await bench.failure {
      try await service(server).fetch(receipt(server), of: bench.request(), into: bench.folder)
    }
    #expect(failure != nil)
    #expect(bench.files.isEmpty)
    #expect(foreign.connections == 0)
    // Bringing costs nothing, so it is tried again where that may help.
    let tries = server.requests.filter { $0.target.hasPrefix("/out") }.count
    // libcurl adds a try of its own when a connection dies that was open already.
    #expect(([.reset, .close, .cutShort, .lyingLength].contains(broken) ? 3...4 : 1...1).contains(tries))
  }

  @Test func `a result that is no sound, cut short or too large is not kept`() async throws {
    let bodies: [[UInt8]] = [Array("<html>".utf8), Array(TinySound.wav().dropLast(9)), [], TinySound.wav(frames: 9999)]
    for body in bodies {
      let server = try ScriptedServer { request, _ in
        request.target.hasPrefix("/out")
          ? [Contract.sound(body)]
          : [
            Contract.answer(
              Contract.prediction("succeeded", output: "http://\(request.header("host") ?? "")/out/a.wav"))
          ]
      }
      bench.hold(server)
      var settings = ReplicateSettings(key: try #require(bench.key), model: Contract.version)
      settings.server = WebAddress(server.address("/v1"))
      settings.largestFile = 10_000
      let service = try #require(ReplicateService(settings, client: bench.client))
      let failure = try await bench.failure {
        try await service.fetch(receipt(server), of: bench.request(), into: bench.folder)
      }
      #expect(failure?.kind == .unusable)
      #expect(bench.files.isEmpty)
    }
  }
}
