import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct ReplicateTests {
  private let bench: ClipBench
  private typealias Contract = ReplicateContract

  init() throws { bench = try ClipBench() }

  private func service(
    _ server: ScriptedServer, model: String? = nil, _ change: (inout ReplicateSettings) -> Void = { _ in }
  ) throws -> ReplicateService {
    bench.hold(server)
    var settings = ReplicateSettings(
      key: try #require(bench.key), model: model ?? "meta/musicgen:\(Contract.version)")
    settings.server = WebAddress(server.address("/v1"))
    change(&settings)
    return try #require(ReplicateService(settings, client: bench.client))
  }

  private func receipt(_ server: ScriptedServer, _ id: String = "gm3q") -> ClipReceipt {
    ClipReceipt(source: "replicate", server: "http://127.0.0.1:\(server.port)", id: id)
  }

  @Test func `an order is taken, waited for and brought`() async throws {
    let server = try ScriptedServer { request, count in
      switch (request.method, count) {
      case ("POST", _): [Contract.answer(201, Contract.prediction("starting"))]
      case (_, 1): [Contract.answer(Contract.prediction("processing"))]
      case (_, 2), (_, 3):
        [
          Contract.answer(
            Contract.prediction("succeeded", output: "http://\(request.header("host") ?? "")/out/a.wav"))
        ]
      default: [Contract.sound(TinySound.wav())]
      }
    }
    let service = try service(server)
    let request = bench.request()
    guard case .accepted(let receipt) = try await service.submit(request, into: bench.folder) else {
      Issue.record("no receipt")
      return
    }
    #expect(receipt == self.receipt(server))
    #expect(try await service.poll(receipt) == .running(done: nil))
    #expect(try await service.poll(receipt) == .ready)
    let result = try await service.fetch(receipt, of: request, into: bench.folder)
    #expect(result.files.map(\.name) == ["mix"])
    #expect(result.files.first?.rate?.value == 32_000)
    #expect(result.remoteID == "gm3q")
    #expect(result.remarks == ["predict_time_s": "4.5", "version": Contract.version])
    #expect(bench.files == ["mix.wav"])
    #expect(server.requests.flatMap(Contract.problems) == [])
    let input = Contract.object(server.requests[0].body)?["input"] as? [String: Any]
    #expect(input?["prompt"] as? String == "warm lo-fi \"house\" ✓, instrumental")
    #expect(input?["duration"] as? Int == 12)
    #expect(input?["seed"] as? Int == 42)
  }

  @Test func `a newest version is asked for once, and an official model goes by its name`() async throws {
    let server = try ScriptedServer { request, _ in
      request.method == "GET"
        ? [Contract.answer(["owner": "meta", "name": "musicgen", "latest_version": ["id": Contract.version]])]
        : [Contract.answer(201, Contract.prediction("starting"))]
    }
    let service = try service(server, model: "meta/musicgen")
    for _ in 0..<2 { _ = try await service.submit(bench.request(), into: bench.folder) }
    #expect(server.requests.map(\.target) == ["/v1/models/meta/musicgen", "/v1/predictions", "/v1/predictions"])
    #expect(Contract.object(server.requests[1].body)?["version"] as? String == "meta/musicgen:\(Contract.version)")
    let official = try ScriptedServer { request, _ in
      request.method == "GET"
        ? [Contract.answer(["latest_version": NSNull()])] : [Contract.answer(201, Contract.prediction("starting"))]
    }
    _ = try await self.service(official, model: "meta/musicgen").submit(bench.request(), into: bench.folder)
    #expect(Contract.object(official.requests[1].body)?["version"] as? String == "meta/musicgen")
  }

  @Test func `a result within the answer is taken out of it`() async throws {
    let bytes = TinySound.wav(frames: 400_000)
    let server = try ScriptedServer { _, _ in
      let text = "data:audio/wav;base64,\(Data(bytes).base64EncodedString())"
      return [Contract.answer(Contract.prediction("succeeded", output: [text]))]
    }
    let result = try await service(server).fetch(receipt(server), of: bench.request(), into: bench.folder)
    #expect(try Array(Data(contentsOf: URL(filePath: try #require(result.files.first).path))) == bytes)
    #expect(bench.files == ["mix.wav"])
  }

  @Test func `a separation gives a file for each stem`() async throws {
    let server = try ScriptedServer { request, _ in
      let host = "http://\(request.header("host") ?? "")"
      return request.target.hasPrefix("/out")
        ? [Contract.sound(TinySound.mp3, type: "audio/mpeg")]
        : [
          Contract.answer(
            Contract.prediction(
              "succeeded", output: ["drums": "\(host)/out/a.mp3", "bass": "\(host)/out/b.mp3", "other": NSNull()]))
        ]
    }
    let service = try service(server)
    let result = try await service.fetch(
      receipt(server), of: bench.request(.separate(["bass", "drums"])), into: bench.folder)
    #expect(result.files.map(\.name) == ["bass", "drums"])
    #expect(bench.files == ["bass.mp3", "drums.mp3"])
    let failure = try await bench.failure {
      try await service.fetch(receipt(server), of: bench.request(.separate(["other"])), into: bench.folder)
    }
    #expect(failure?.diagnosis.finding == "the output has no file for other")
  }

  @Test(arguments: [200_000, 300_000]) func `a recording goes along as a text, or as a file where it is large`(
    frames: Int
  ) async throws {
    let server = try ScriptedServer { request, _ in
      request.target == "/v1/files"
        ? [Contract.answer(201, ["id": "f", "urls": ["get": "http://127.0.0.1:1/v1/files/f"]])]
        : [Contract.answer(201, Contract.prediction("starting"))]
    }
    let bytes = TinySound.wav(frames: frames / 2)
    var request = bench.request()
    request.audio = ClipAudio(path: bench.file("ref.wav", bytes), use: .melody)
    request.mayUpload = true
    _ = try await service(server).submit(request, into: bench.folder)
    #expect(server.requests.flatMap(Contract.problems) == [])
    let input = Contract.object(try #require(server.requests.last).body)?["input"] as? [String: Any]
    if frames > 256_000 {
      #expect(try #require(MultipartReader(server.requests[0])).file("content")?.body == bytes)
      #expect(input?["input_audio"] as? String == "http://127.0.0.1:1/v1/files/f")
    } else {
      #expect(
        input?["input_audio"] as? String == "data:audio/wav;base64,\(Data(bytes).base64EncodedString())")
    }
  }

  @Test(arguments: [
    ("starting", ClipState.queued(ahead: nil)), ("processing", .running(done: nil)), ("succeeded", .ready),
    ("canceled", .cancelled), ("aborted", .cancelled),
  ])
  func `every published state is understood`(status: String, state: ClipState) async throws {
    let server = try ScriptedServer { _, _ in [Contract.answer(Contract.prediction(status))] }
    #expect(try await service(server).poll(receipt(server)) == state)
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test func `a model that fails is no failure of the service`() async throws {
    let server = try ScriptedServer { _, _ in
      [Contract.answer(Contract.prediction("failed", error: "CUDA out of memory \(ClipBench.key)"))]
    }
    guard case .failed(let failure) = try await service(server).poll(receipt(server)) else {
      Issue.record("not failed")
      return
    }
    #expect(failure.kind == .failed)
    #expect(failure.diagnosis.finding == "CUDA out of memory (hidden)")
    #expect(!failure.diagnosis.transient)
  }

  @Test func `what is not there any more is said to be gone`() async throws {
    let lost = try ScriptedServer { _, _ in [Contract.problem(404, "does not exist")] }
    #expect(try await service(lost).poll(receipt(lost)) == .forgotten)
    let removed = try ScriptedServer { _, _ in
      [Contract.answer(Contract.prediction("succeeded", output: NSNull(), ["data_removed": true]))]
    }
    let expired = try ScriptedServer { request, _ in
      request.target.hasPrefix("/out")
        ? [Contract.problem(404, "gone")]
        : [
          Contract.answer(
            Contract.prediction("succeeded", output: "http://\(request.header("host") ?? "")/out/a.wav"))
        ]
    }
    for server in [removed, expired] {
      let failure = try await bench.failure {
        try await service(server).fetch(receipt(server), of: bench.request(), into: bench.folder)
      }
      #expect(failure?.kind == .gone)
      #expect(failure?.mayBeBilled == true)
    }
  }

  @Test func `cancelling reaches the service, and what has ended is no complaint`() async throws {
    let server = try ScriptedServer { _, count in
      count == 0 ? [Contract.answer(Contract.prediction("canceled"))] : [Contract.problem(404, "gone")]
    }
    let service = try service(server)
    for _ in 0..<2 { try await service.cancel(receipt(server)) }
    #expect(server.requests.map(\.target) == Array(repeating: "/v1/predictions/gm3q/cancel", count: 2))
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test(arguments: ["../models", "a/b", "a?b", "", "..", "ä"]) func `a receipt that is not its own is never asked for`(
    id: String
  ) async throws {
    let server = try ScriptedServer { _, _ in [.answer()] }
    let service = try service(server)
    for receipt in [receipt(server, id), ClipReceipt(source: "replicate", server: "http://other:1", id: "a")] {
      let failure = try await bench.failure { try await service.poll(receipt) }
      #expect(failure?.kind == .gone)
    }
    #expect(server.requests.isEmpty)
  }
}
