import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct CogTests {
  private let bench: ClipBench
  private typealias Contract = CogContract

  init() throws { bench = try ClipBench() }

  private func source(
    _ server: ScriptedServer, _ change: (inout CogSettings) -> Void = { _ in }
  ) throws -> CogServer {
    bench.hold(server)
    var settings = CogSettings(server: try #require(WebAddress(server.address())))
    change(&settings)
    return CogServer(settings, client: bench.client)
  }

  private func failure(_ server: ScriptedServer, patience: Duration = .seconds(60)) async throws -> ClipFailure? {
    try await bench.failure {
      try await source(server) { $0.patience = patience }.submit(bench.request(), into: bench.folder)
    }
  }

  @Test(arguments: [1, 2, 3, 200_000]) func `a clip comes with the answer, whatever its length in base64`(
    frames: Int
  ) async throws {
    let bytes = TinySound.wav(frames: frames)
    let server = try ScriptedServer { _, _ in [Contract.succeeded(bytes)] }
    let submission = try await source(server).submit(bench.request(), into: bench.folder)
    guard case .delivered(let result) = submission, let file = result.files.first else {
      Issue.record("\(submission)")
      return
    }
    #expect(try Array(Data(contentsOf: URL(filePath: file.path))) == bytes)
    #expect(result.remoteID == "job-1_a" && result.remarks == ["predict_time_s": "0.5"])
    #expect(bench.files == ["mix.wav"])
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test func `a recording goes along as a text`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.succeeded(TinySound.wav())] }
    var request = bench.request()
    request.audio = ClipAudio(path: bench.file("ref.flac", TinySound.flac), use: .melody)
    let kept = try await bench.failure { try await source(server).submit(request, into: bench.folder) }
    #expect(kept?.diagnosis.finding == "the recording may not be uploaded")
    request.mayUpload = true
    _ = try await source(server).submit(request, into: bench.folder)
    #expect(
      String(decoding: server.requests[0].body, as: UTF8.self).contains(
        "\"input_audio\":\"data:audio/flac;base64,ZkxhQ4"))
    let large = try await bench.failure {
      try await source(server) { $0.largestUpload = 10 }.submit(request, into: bench.folder)
    }
    #expect(large?.kind == .rejected)
    #expect(server.requests.count == 1)
  }

  @Test(
    arguments: [
      (Contract.ended("failed", error: "\"Prediction failed: no such sound\""), ClipFailure.Kind.failed, 1),
      (Contract.ended("canceled"), .failed, 1),
      (.answer(202, [:], #"{"id":"job-1_a","input":{},"logs":"","metrics":{},"status":"processing"}"#), .busy, 1),
      (.answer(409, [:], #"{"error":"At capacity - all prediction slots busy","status":"failed"}"#), .busy, 3),
      (.answer(503, [:], #"{"error":"not ready","status":"failed"}"#), .unavailable, 3),
      (.answer(422, [:], #"{"detail":[{"loc":["body","input","seed"],"msg":"bad seed","type":"x"}]}"#), .rejected, 1),
      (.answer(422, [:], #"{"id":"a","error":"bad input","status":"failed"}"#), .rejected, 1),
      (.answer(406, [:], ""), .misconfigured, 1), (.answer(404, [:], "{}"), .notFound, 1),
      (Contract.ended("unheard-of"), .unusable, 1), (Contract.ended("succeeded"), .unusable, 1),
      (Contract.succeeded(Array("<html>".utf8)), .unusable, 1), (Contract.succeeded([]), .unusable, 1),
      (Contract.succeeded(Array(TinySound.wav().dropLast(50))), .unusable, 1),
      (
        .answer(200, [:], #"{"status":"succeeded","output":"data:audio/wav;base64,UklG*GA="}"#), .unusable, 1
      ),
      (.answer(200, [:], #"{"status":"succeeded","output":"http://evil.example/a.wav"}"#), .unusable, 1),
      (.answer(200, [:], #"{"status":"succeeded","output":"file:0"}"#), .unusable, 1),
    ] as [(ScriptedAct, ClipFailure.Kind, Int)])
  func `every published error is told apart`(
    act: ScriptedAct, kind: ClipFailure.Kind, requests: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [act] }
    let failure = try await failure(server)
    #expect(failure?.kind == kind)
    // Asking again costs nothing but time.
    #expect(failure?.mayBeBilled == false)
    #expect(server.requests.count == requests)
    #expect(server.requests.flatMap(Contract.problems) == [])
    #expect(bench.files.isEmpty)
  }

  @Test func `validation is told with the location of the mistake`() async throws {
    let server = try ScriptedServer { _, _ in
      [.answer(422, [:], #"{"detail":[{"loc":["body","input","seed"],"msg":"too small","type":"x"}]}"#)]
    }
    #expect(try await failure(server)?.diagnosis.finding.hasSuffix("body.input.seed: too small") == true)
  }

  @Test(arguments: BrokenAnswer.allCases) func `broken answers leave nothing behind`(broken: BrokenAnswer) async throws
  {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { _, _ in broken.acts(foreign: foreign.address("/x")) }
    let failure = try await bench.failure {
      try await source(server) {
        $0.largestFile = 30_000
        if broken.isSlow { ($0.patience, $0.slowness) = (.milliseconds(100), .milliseconds(200)) }
      }.submit(bench.request(), into: bench.folder)
    }
    #expect([.unavailable, .unusable].contains(failure?.kind))
    #expect(failure?.mayBeBilled == false)
    #expect(bench.files.isEmpty)
    #expect(foreign.connections == 0)
  }

  @Test func `leaving while the model works closes the connection, which ends the work`() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Bool.self)
    let server = try ScriptedServer { _, _ in
      arrival.yield(true)
      return [.hold]
    }
    let (source, bench) = (try source(server), bench)
    let task = Task { try await source.submit(bench.request(), into: bench.folder) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(bench.files.isEmpty)
    #expect(source.capabilities.cancelling == .atOnce)
  }

  @Test func `cancelling by name reaches the container, and what has ended is no complaint`() async throws {
    let server = try ScriptedServer { _, count in [.answer(count == 0 ? 200 : 404, [:], "{}")] }
    let source = try source(server)
    let receipt = ClipReceipt(source: "cog", server: "http://127.0.0.1:\(server.port)", id: "job-1_a")
    for _ in 0..<2 { try await source.cancel(receipt) }
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test func `health is what the container says`() async throws {
    let server = try ScriptedServer { _, _ in [.answer(200, [:], #"{"status":"STARTING","setup":{}}"#)] }
    #expect(try await source(server).health() == "STARTING")
  }
}
