import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct PredictionSearchTests {
  private let bench: ClipBench
  private typealias Contract = ReplicateContract

  init() throws { bench = try ClipBench() }

  private func trace(_ pages: [[String: Any]]) async throws -> (ClipTrace, [String]) {
    let bodies = pages.map {
      String(decoding: (try? JSONSerialization.data(withJSONObject: $0)) ?? Data(), as: UTF8.self)
    }
    let server = try ScriptedServer { request, count in
      [.answer(200, [:], bodies[count].replacing("HOST", with: request.header("host") ?? ""))]
    }
    bench.hold(server)
    var settings = ReplicateSettings(key: try #require(bench.key), model: "meta/musicgen:\(Contract.version)")
    settings.server = WebAddress(server.address("/v1"))
    let service = try #require(ReplicateService(settings, client: bench.client))
    let trace = try await service.trace(bench.request(), since: 1_767_225_720)
    #expect(server.requests.flatMap(Contract.problems) == [])
    return (trace, server.requests.map(\.target))
  }

  private var input: [String: Any] {
    [
      "prompt": "warm lo-fi \"house\" ✓, instrumental", "duration": 12, "seed": 42,
      "model_version": "stereo-melody-large", "output_format": "wav", "normalization_strategy": "peak",
      "top_k": 250,
    ]
  }

  private func row(_ id: String, seed: Int, _ more: [String: Any] = [:]) -> [String: Any] {
    Contract.prediction("processing", id: id, input: input.merging(["seed": seed]) { $1 }, more)
  }

  @Test func `an order whose receipt was lost is found by what was asked for, on any page`() async throws {
    let (trace, targets) = try await trace([
      ["results": [row("aa", seed: 41)], "next": "http://HOST/v1/predictions?cursor=2"],
      ["results": [row("bb", seed: 43), row("cc", seed: 42)], "next": NSNull()],
    ])
    guard case .found(let receipt) = trace else {
      Issue.record("\(trace)")
      return
    }
    #expect(receipt.id == "cc")
    #expect(
      targets == ["/v1/predictions?created_after=2026-01-01T00:00:00Z", "/v1/predictions?cursor=2"])
  }

  @Test func `an order that is not in the list never arrived`() async throws {
    #expect(try await trace([["results": [row("aa", seed: 41)], "next": NSNull()]]).0 == .absent)
    let other = row("aa", seed: 42, ["version": String(repeating: "0", count: 64)])
    #expect(try await trace([["results": [other]]]).0 == .absent)
  }

  @Test func `where inputs were deleted nobody can tell`() async throws {
    let removed = Contract.prediction("succeeded", id: "aa", ["data_removed": true])
    #expect(try await trace([["results": [removed], "next": NSNull()]]).0 == .unknown)
  }

  @Test func `a list that goes on elsewhere is not followed`() async throws {
    let failure = try await bench.failure {
      try await trace([["results": [Any](), "next": "http://127.0.0.1:1/v1/predictions"]])
    }
    #expect(failure?.kind == .unusable)
  }
}
