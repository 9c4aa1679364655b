import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct StableAudioTests {
  private let bench: ClipBench
  private typealias Contract = StableAudioContract

  init() throws { bench = try ClipBench() }

  private func source(
    _ server: ScriptedServer, _ model: StableAudioSettings.Model = .stableAudio25, isHasty: Bool = false
  ) throws -> StableAudioService {
    bench.hold(server)
    var settings = StableAudioSettings(key: try #require(bench.key), model: model)
    settings.server = WebAddress(server.address())
    settings.steps = 8
    settings.guidance = 1.5
    if isHasty { (settings.patience, settings.slowness) = (.milliseconds(200), .milliseconds(200)) }
    settings.largestFile = 1 << 20
    return try #require(StableAudioService(settings, client: bench.client))
  }

  private func receipt(_ server: ScriptedServer) -> ClipReceipt {
    ClipReceipt(source: "stable-audio", server: "http://127.0.0.1:\(server.port)", id: Contract.id)
  }

  @Test func `a clip comes with the answer`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(TinySound.wav(rate: 44_100, channels: 2))] }
    let submission = try await source(server).submit(bench.request(), into: bench.folder)
    guard case .delivered(let result) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(result.files.map(\.path) == ["\(bench.folder)/mix.wav"])
    #expect(result.cost == ClipCost(unit: "credits", amount: 20))
    #expect(result.remarks == ["seed": "343940597"] && result.remoteID == "r-1")
    #expect(server.requests.flatMap(Contract.problems) == [])
    let form = try #require(MultipartReader(server.requests[0]))
    #expect(form["prompt"] == "warm lo-fi \"house\" ✓" && form["duration"] == "12" && form["seed"] == "42")
  }

  @Test func `a recording is sent, and how much of it is kept is said the service's way round`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(TinySound.wav())] }
    var request = bench.request()
    request.audio = ClipAudio(path: bench.file("ref.wav", TinySound.wav()), use: .cover, strength: 0.75)
    request.mayUpload = true
    for strength in [0.75, 1, nil] {
      request.audio?.strength = strength
      _ = try await source(server).submit(request, into: bench.folder)
    }
    #expect(server.requests.flatMap(Contract.problems) == [])
    let forms = server.requests.compactMap(MultipartReader.init)
    #expect(forms.map { $0["strength"] } == ["0.25", "0.01", "0.5"])
    #expect(forms.first?.file("audio")?.body == TinySound.wav())
    #expect(forms.first?.file("audio")?.type == "audio/wav")
  }

  @Test func `the newer model takes an order, which is waited for and brought`() async throws {
    let server = try ScriptedServer { request, count in
      switch count {
      case 0: [.answer(202, [:], #"{"id":"\#(Contract.id)"}"#)]
      case 1: [.answer(202, [:], #"{"id":"\#(Contract.id)","status":"in-progress"}"#)]
      default: [Contract.sound(TinySound.wav(frames: 90_000))]
      }
    }
    let source = try source(server, .stableAudio3)
    #expect(try await source.submit(bench.request(), into: bench.folder) == .accepted(receipt(server)))
    #expect(try await source.poll(receipt(server)) == .running(done: nil))
    #expect(try await source.poll(receipt(server)) == .ready)
    #expect(bench.files.isEmpty)
    let result = try await source.fetch(receipt(server), of: bench.request(), into: bench.folder)
    #expect(result.files.first?.bytes == 180_044 && result.remoteID == Contract.id)
    #expect(result.cost == ClipCost(unit: "credits", amount: 26))
    #expect(server.requests.flatMap(Contract.problems) == [])
    #expect(server.requests.map(\.method) == ["POST", "GET", "GET", "GET"])
  }

  @Test func `an order that is not there any more is told so`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.error(404, "generation_not_found")] }
    let source = try source(server, .stableAudio3)
    #expect(try await source.poll(receipt(server)) == .forgotten)
    let failure = try await bench.failure {
      try await source.fetch(receipt(server), of: bench.request(), into: bench.folder)
    }
    #expect(failure?.kind == .gone)
    let moderated = try ScriptedServer { _, _ in [Contract.error(403, "content_moderation")] }
    guard case .failed(let reason) = try await self.source(moderated, .stableAudio3).poll(receipt(moderated)) else {
      Issue.record("not failed")
      return
    }
    #expect(reason.kind == .rejected)
  }

  @Test(
    arguments: [
      (400, "bad_request", ClipFailure.Kind.rejected), (401, "unauthorized", .notAllowed), (402, "x", .noCredit),
      (403, "content_moderation", .rejected), (403, "permission_denied", .notAllowed),
      (413, "payload_too_large", .rejected), (422, "invalid_language", .rejected),
      (422, "copyrighted_content", .rejected), (429, "rate_limit_exceeded", .busy),
      (500, "internal_error", .unavailable),
      (500, "x", .uncertain),
      (502, "x", .uncertain), (504, "x", .uncertain),
    ], StableAudioSettings.Model.allCases)
  func `every published error is told apart, and a paid order is sent once`(
    error: (status: Int, name: String, kind: ClipFailure.Kind), model: StableAudioSettings.Model
  ) async throws {
    let server = try ScriptedServer { _, _ in [Contract.error(error.status, error.name)] }
    let failure = try #require(
      try await bench.failure { try await source(server, model).submit(bench.request(), into: bench.folder) })
    #expect(failure.kind == error.kind)
    #expect(failure.diagnosis.finding.hasSuffix("\(error.name): some words (hidden)"))
    #expect(failure.wait == (error.kind == .busy ? .seconds(60) : nil))
    #expect(server.requests.count == 1 && bench.waited.isEmpty)
    #expect(server.requests.flatMap(Contract.problems) == [])
  }

  @Test func `the older shape of an error is read too`() async throws {
    let server = try ScriptedServer { _, _ in
      [.answer(401, [:], #"{"id":"a","name":"unauthorized","message":"missing authorization header"}"#)]
    }
    let failure = try await bench.failure { try await source(server).submit(bench.request(), into: bench.folder) }
    #expect(failure?.diagnosis.finding.hasSuffix("unauthorized: missing authorization header") == true)
  }

  @Test func `what the service held back is not kept`() async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(TinySound.wav(), reason: "CONTENT_FILTERED")] }
    let failure = try await bench.failure { try await source(server).submit(bench.request(), into: bench.folder) }
    #expect(failure?.kind == .rejected)
    #expect(bench.files.isEmpty)
  }

  @Test(arguments: BrokenAnswer.allCases, StableAudioSettings.Model.allCases)
  func `a paid order without a whole answer is sent once, and may have been billed`(
    broken: BrokenAnswer, model: StableAudioSettings.Model
  ) async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let server = try ScriptedServer { _, _ in broken.acts(foreign: foreign.address("/x")) }
    let failure = try #require(
      try await bench.failure {
        try await source(server, model, isHasty: broken.isSlow).submit(bench.request(), into: bench.folder)
      })
    #expect([.uncertain, .unusable].contains(failure.kind))
    #expect(failure.mayBeBilled)
    #expect(server.requests.count == 1)
    #expect(bench.files.isEmpty)
    #expect(foreign.connections == 0)
    #expect(try await source(server, model).trace(bench.request(), since: 0) == .unknown)
  }

  @Test(arguments: [
    Array("<html>".utf8), [], Array(TinySound.wav().dropLast(20)), [UInt8](repeating: 1, count: 2 << 20),
  ]) func `what is no sound is not kept`(bytes: [UInt8]) async throws {
    let server = try ScriptedServer { _, _ in [Contract.sound(bytes)] }
    let failure = try await bench.failure { try await source(server).submit(bench.request(), into: bench.folder) }
    #expect(failure?.kind == .unusable && failure?.mayBeBilled == true)
    #expect(bench.files.isEmpty)
  }
}
