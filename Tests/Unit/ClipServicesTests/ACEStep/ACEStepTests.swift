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

@Suite(.fewAtOnce) struct ACEStepTests {
  private let bench: ClipBench
  private typealias Contract = ACEStepContract

  init() throws { bench = try ClipBench() }

  private func source(_ server: ScriptedServer, model: String? = nil, isHasty: Bool = false) throws -> ACEStepServer {
    bench.hold(server)
    var settings = ACEStepSettings(server: try #require(WebAddress(server.address("/"))), key: bench.key, model: model)
    settings.extras = ["guidance_scale": 7.5]
    if isHasty { settings.timeouts = HTTPTimeouts(firstByte: .milliseconds(150), total: .milliseconds(400)) }
    return ACEStepServer(settings, client: bench.client)
  }

  private func receipt(_ server: ScriptedServer) -> ClipReceipt {
    ClipReceipt(source: "ace-step", server: "http://127.0.0.1:\(server.port)", id: "550e8400-e29b")
  }

  private func order(_ change: (inout ClipRequest) -> Void, model: String? = nil) async throws -> [String: String] {
    let server = try ScriptedServer { _, _ in [Contract.queued] }
    var request = bench.request()
    change(&request)
    #expect(
      try await source(server, model: model).submit(request, into: bench.folder) == .accepted(receipt(server)))
    #expect(server.requests.flatMap(Contract.problems) == [])
    return Contract.order(try #require(server.requests.first))
  }

  @Test func `a song is ordered with all that the server has fields for`() async throws {
    let order = try await order {
      $0.tempo = Tempo(bpm: 123.6)
      $0.key = Key("Bb minor")
      $0.meter = .threeFour
      $0.lyrics = "[verse]\nla la"
    }
    #expect(
      order == [
        "prompt": "warm lo-fi \"house\" ✓", "lyrics": "[verse]\nla la", "audio_format": "wav32", "batch_size": "1",
        "use_random_seed": "false", "seed": "42", "use_cot_caption": "false", "thinking": "false", "bpm": "124",
        "key_scale": "Bb minor", "time_signature": "3", "audio_duration": "12", "task_type": "text2music",
        "guidance_scale": "7.5",
      ])
    let plain = try await self.order({ $0.duration = nil }, model: "acestep-v15-turbo")
    #expect(plain["lyrics"] == "[inst]" && plain["bpm"] == nil && plain["audio_duration"] == nil)
    #expect(plain["model"] == "acestep-v15-turbo")
  }

  @Test func `a recording is uploaded, for its style or as what is changed`() async throws {
    let audio = bench.file("ref.wav", TinySound.wav())
    let style = try await order {
      $0.audio = ClipAudio(path: audio, use: .style)
      $0.mayUpload = true
    }
    #expect(style["task_type"] == "text2music")
    let cover = try await order {
      $0.audio = ClipAudio(path: audio, use: .cover, strength: 0.25)
      $0.mayUpload = true
    }
    #expect(cover["task_type"] == "cover" && cover["audio_cover_strength"] == "0.25")
  }

  @Test func `only the base model takes recordings apart`() async throws {
    let audio = bench.file("mix.wav", TinySound.wav())
    let change = { (request: inout ClipRequest) in
      request.task = .separate(["vocals"])
      request.audio = ClipAudio(path: audio, use: .separation)
      request.mayUpload = true
    }
    let order = try await order(change, model: "acestep-v15-base")
    #expect(order["task_type"] == "extract" && order["track_name"] == "vocals")
    for model in ["acestep-v15-turbo", "acestep-v15-sft", nil] {
      let failure = try await bench.failure { try await self.order(change, model: model) }
      #expect(failure?.kind == .rejected)
    }
  }

  @Test func `an order is waited for and brought`() async throws {
    let server = try ScriptedServer { request, _ in
      request.method == "GET"
        ? [.send(Array(ScriptedAct.head(200, type: "audio/wav", length: 684).utf8) + TinySound.wav())]
        : [Contract.done]
    }
    let source = try source(server)
    #expect(try await source.poll(receipt(server)) == .ready)
    let result = try await source.fetch(receipt(server), of: bench.request(.stem("drums")), into: bench.folder)
    #expect(result.files.map(\.path) == ["\(bench.folder)/drums.wav"])
    #expect(result.remarks == ["seed": "42", "bpm": "120", "key": "C Major", "model": "acestep-v15-turbo"])
    #expect(result.cost == nil)
    #expect(server.requests.flatMap(Contract.problems) == [])
    #expect(server.requests.last?.target == "/v1/audio?path=%2Ftmp%2Fa%20b.wav")
  }

  @Test(arguments: [
    (Contract.status(0, #"[{"status":0,"stage":"queued","progress":0.0,"error":null}]"#), ClipState.queued(ahead: nil)),
    (Contract.status(0, #"[{"status":0,"stage":"running","progress":0.4}]"#), .running(done: 0.4)),
    (Contract.status(0, #"[{"status":0}]"#), .running(done: nil)),
    // The server that was restarted, or an order that is a day old.
    (Contract.status(0, "[]"), .forgotten),
  ])
  func `how far an order is`(act: ScriptedAct, state: ClipState) async throws {
    let server = try ScriptedServer { _, _ in [act] }
    #expect(try await source(server).poll(receipt(server)) == state)
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test(arguments: [
    (Contract.status(2, #"[{"status":2,"error":"CUDA out of memory"}]"#), "CUDA out of memory"),
    (Contract.status(2, "[]"), "a log line"),
  ])
  func `an order that failed says why`(act: ScriptedAct, words: String) async throws {
    let server = try ScriptedServer { _, _ in [act] }
    guard case .failed(let failure) = try await source(server).poll(receipt(server)) else {
      Issue.record("not failed")
      return
    }
    #expect(failure.kind == .failed && failure.diagnosis.finding == words)
  }

  @Test(
    arguments: [
      (.answer(400, [:], #"{"detail":"absolute audio file paths are not allowed"}"#), ClipFailure.Kind.rejected, 1),
      (.answer(401, [:], #"{"detail":"Invalid API key"}"#), .notAllowed, 1),
      (.answer(415, [:], #"{"detail":"Unsupported Content-Type"}"#), .misconfigured, 1),
      (.answer(422, [:], #"{"detail":[{"loc":["body"],"msg":"bad"}]}"#), .rejected, 1),
      (.answer(429, [:], #"{"detail":"Server busy: queue is full"}"#), .busy, 3),
      (.answer(500, [:], #"{"detail":"LLM init failed"}"#), .unavailable, 3),
      (.answer(503, [:], ""), .unavailable, 3),
      (Contract.wrapped(NSNull(), code: 500, error: "format_sample error"), .unavailable, 1),
      (Contract.wrapped(NSNull(), error: "no"), .unavailable, 1), (Contract.wrapped(NSNull()), .unusable, 1),
      (Contract.wrapped(["task_id": "../x"]), .unusable, 1), (Contract.wrapped([String: Any]()), .unusable, 1),
    ] as [(ScriptedAct, ClipFailure.Kind, Int)])
  func `every published error is told apart`(
    act: ScriptedAct, kind: ClipFailure.Kind, requests: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [act] }
    let failure = try await bench.failure { try await source(server).submit(bench.request(), into: bench.folder) }
    #expect(failure?.kind == kind)
    #expect(server.requests.count == requests)
  }

  @Test(arguments: BrokenAnswer.allCases) func `broken answers are told as such`(broken: BrokenAnswer) async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { _, _ in broken.acts(foreign: foreign.address("/x")) }
    let source = try source(server, isHasty: broken.isSlow)
    let ordering = try await bench.failure { try await source.submit(bench.request(), into: bench.folder) }
    #expect([.uncertain, .unusable].contains(ordering?.kind))
    #expect(server.requests.count == 1)
    let asking = try await bench.failure { try await source.poll(receipt(server)) }
    #expect([.unavailable, .unusable].contains(asking?.kind))
    #expect(asking?.mayBeBilled == false)
    #expect(foreign.connections == 0)
  }

  @Test(arguments: ["http://evil.example/a.wav", "//evil.example/a", "/v1/audio?path=%2Ftmp%2Fa"])
  func `a file is brought from the server alone`(location: String) async throws {
    let server = try ScriptedServer { request, _ in
      request.method == "GET"
        ? [.answer(403, [:], #"{"detail":"Access denied"}"#)] : [Contract.status(1, #"[{"file":"\#(location)"}]"#)]
    }
    let failure = try await bench.failure {
      try await source(server).fetch(receipt(server), of: bench.request(), into: bench.folder)
    }
    #expect(failure != nil && bench.files.isEmpty)
    #expect(server.requests.allSatisfy { $0.header("host") == "127.0.0.1:\(server.port)" })
  }
}
