import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import Music
import TestSupport
import Testing

@Suite(.fewAtOnce) struct ElevenLabsTests {
  private let bench: ClipBench
  private typealias Contract = ElevenLabsContract

  init() throws { bench = try ClipBench() }

  private func source(
    _ server: ScriptedServer, _ change: (inout ElevenLabsSettings) -> Void = { _ in }
  ) throws -> ElevenLabsMusic {
    bench.hold(server)
    var settings = ElevenLabsSettings(key: try #require(bench.key), model: "music_v2")
    settings.server = WebAddress(server.address())
    settings.largestFile = 4 << 20
    change(&settings)
    return try #require(ElevenLabsMusic(settings, client: bench.client))
  }

  @Test(arguments: [1, 2]) func `bare samples become a file with as many channels as fit the length`(
    channels: Int
  ) async throws {
    let samples = TinySound.pcm(frames: 48_000 * 3, channels: channels)
    let server = try ScriptedServer { _, _ in [Contract.sound(samples)] }
    var request = bench.request()
    request.duration = .s(3)
    request.tempo = Tempo(bpm: 84)
    guard case .delivered(let result) = try await source(server).submit(request, into: bench.folder) else {
      Issue.record("not delivered")
      return
    }
    let file = try #require(result.files.first)
    #expect(file.rate == .standard && file.channels == channels && file.bytes == samples.count + 44)
    #expect(result.remoteID == "jR4X" && result.cost == ClipCost(unit: "calls", amount: 1))
    #expect(bench.files == ["mix.wav"])
    #expect(server.requests.flatMap(Contract.problems) == [])
    let body = Contract.body(server.requests[0])
    #expect(body?["prompt"] as? String == "warm lo-fi \"house\" ✓, 84 BPM")
    #expect(body?["music_length_ms"] as? Int == 3000 && body?["force_instrumental"] as? Bool == true)
  }

  @Test func `other formats speak for themselves`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(TinySound.mp3, type: "audio/mpeg")] }
    _ = try await source(server) { $0.format = "mp3_44100_128" }.submit(bench.request(), into: bench.folder)
    #expect(bench.files == ["mix.mp3"])
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test(arguments: [(12.0, 2), (600, 5), (300, 3), (4, 1)])
  func `words are sung by a plan whose parts are of lawful length`(
    seconds: Double, parts: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(TinySound.pcm(frames: 480))] }
    var request = bench.request()
    request.lyrics = "one\ntwo\n\nthree"
    request.duration = .s(seconds)
    _ = try await source(server).submit(request, into: bench.folder)
    #expect(server.requests.flatMap(Contract.problems) == [])
    let body = try #require(Contract.body(server.requests[0]))
    let chunks = try #require((body["composition_plan"] as? [String: Any])?["chunks"] as? [[String: Any]])
    #expect(chunks.count == parts)
    #expect(chunks.compactMap { $0["duration_ms"] as? Int }.reduce(0, +) == Int(seconds * 1000))
    #expect(body["seed"] as? Int == 42)
  }

  @Test(arguments: [
    (
      400, #"{"detail":{"code":"bad_prompt","message":"no","data":{"prompt_suggestion":"say soul"}}}"#,
      ClipFailure.Kind.rejected, "bad_prompt: no; it suggests: say soul"
    ),
    (422, #"{"detail":{"status":"bad_composition_plan","message":"no"}}"#, .rejected, "bad_composition_plan: no"),
    (401, #"{"detail":{"status":"invalid_api_key","message":"KEY"}}"#, .notAllowed, "invalid_api_key: (hidden)"),
    (401, #"{"detail":{"status":"quota_exceeded","message":"none left"}}"#, .noCredit, "quota_exceeded: none left"),
    (402, #"{"detail":{"code":"payment_required","message":"pay"}}"#, .noCredit, "payment_required: pay"),
    (422, #"{"detail":[{"loc":["body","prompt"],"msg":"too long","type":"x"}]}"#, .rejected, "body.prompt: too long"),
    (404, #"{"detail":"Not Found"}"#, .notFound, "Not Found"),
    (500, #"{"detail":{"code":"internal","message":"oops"}}"#, .uncertain, "internal: oops"),
    (504, "", .uncertain, "answered 504"),
  ])
  func `every published error is told apart in all its shapes`(
    status: Int, body: String, kind: ClipFailure.Kind, words: String
  ) async throws {
    let server = try ScriptedServer { _, _ in
      [.answer(status, [:], body.replacing("KEY", with: ClipBench.key))]
    }
    let failure = try #require(
      try await bench.failure { try await source(server).submit(bench.request(), into: bench.folder) })
    #expect(failure.kind == kind)
    #expect(failure.diagnosis.finding.hasSuffix(words))
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["concurrent_limit_exceeded", "too_many_concurrent_requests", "rate_limit_exceeded", "system_busy"])
  func `limits are waited for, and the order is taken then`(code: String) async throws {
    let server = try ScriptedServer { _, count in
      count < 2
        ? [.answer(429, ["retry-after": "2"], #"{"detail":{"code":"\#(code)","message":"later"}}"#)]
        : [Contract.sound(TinySound.pcm(frames: 100))]
    }
    _ = try await source(server).submit(bench.request(), into: bench.folder)
    #expect(server.requests.count == 3 && bench.waited.allSatisfy { (2...2.2).contains($0) })
    let always = try ScriptedServer { _, _ in [.answer(429, [:], #"{"detail":{"code":"\#(code)"}}"#)] }
    let failure = try await bench.failure { try await source(always).submit(bench.request(), into: bench.folder) }
    #expect(failure?.kind == .busy)
  }

  @Test(arguments: BrokenAnswer.allCases) func `a paid order without a whole answer is sent once`(
    broken: BrokenAnswer
  ) async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { _, _ in broken.acts(foreign: foreign.address("/x")) }
    let failure = try #require(
      try await bench.failure {
        try await source(server) {
          if broken.isSlow { ($0.patience, $0.slowness) = (.milliseconds(200), .milliseconds(200)) }
        }.submit(bench.request(), into: bench.folder)
      })
    #expect([.uncertain, .unusable].contains(failure.kind))
    #expect(failure.mayBeBilled && !"\(failure)".contains(ClipBench.key))
    #expect(server.requests.count == 1)
    #expect(bench.files.isEmpty && foreign.connections == 0)
  }
}
