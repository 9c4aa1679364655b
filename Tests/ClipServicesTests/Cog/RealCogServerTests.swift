import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import Testing

/// Against the real server, which `Tests/RealCogServer/run` starts.
@Suite(
  .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["DUBPLATE_REAL_COG"] != nil, "Tests/RealCogServer/run starts it"))
struct RealCogServerTests {
  private let bench: ClipBench
  private let source: CogServer

  init() throws {
    bench = try ClipBench()
    let address = ProcessInfo.processInfo.environment["DUBPLATE_REAL_COG"] ?? "http://127.0.0.1:1"
    var settings = CogSettings(server: try #require(WebAddress(address)))
    settings.template = InputTemplate([
      "prompt": "{prompt}", "duration": "{duration_whole}", "seed": "{seed}", "input_audio": "{audio}",
    ])
    // The real clock: what the server needs for starting, it needs.
    source = CogServer(settings, client: RetryingClient(HTTPClient(), policy: RetryPolicy(retries: 0)))
  }

  private func request(_ id: String, _ words: String, seconds: Double = 1, seed: UInt64 = 6) -> ClipRequest {
    ClipRequest(id: id, .song, words: words, duration: .s(seconds), seed: Seed(seed))
  }

  private func deliver(_ request: ClipRequest) async throws -> ClipResult {
    let folder = "\(bench.folder)/\(request.id)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard case .delivered(let result) = try await source.submit(request, into: folder) else {
      throw CancellationError()
    }
    return result
  }

  /// What the predictor wrote down; waits until `line` is there.
  private func wait(for line: String) async throws {
    let path = try #require(ProcessInfo.processInfo.environment["PREDICTOR_LOG"])
    while try !String(contentsOfFile: path, encoding: .utf8).contains(line + "\n") {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func waitUntilReady() async throws {
    while try await source.health() != "READY" { try await Task.sleep(for: .milliseconds(50)) }
  }

  @Test func `a server that is starting is unavailable until it is ready`() async throws {
    if try await source.health() == "STARTING" {
      let failure = try await bench.failure { try await deliver(request("early", "tone")) }
      #expect(failure?.kind == .unavailable)
      #expect(failure?.diagnosis.transient == true)
    }
    try await waitUntilReady()
    #expect(try await deliver(request("first", "tone")).files.first?.rate?.value == 32_000)
  }

  @Test(arguments: [1.0, 30, 90]) func `a clip of any length comes whole`(seconds: Double) async throws {
    try await waitUntilReady()
    let result = try await deliver(request("long", "tone", seconds: seconds))
    #expect(result.files.first?.bytes == Int(seconds) * 64_000 + 44)
    #expect(result.remoteID == "long" && result.remarks["predict_time_s"] != nil)
  }

  @Test func `a recording arrives as a file`() async throws {
    try await waitUntilReady()
    var request = request("ref", "tone", seed: 4_000)
    request.audio = ClipAudio(path: bench.file("ref.wav", TinySound.wav(frames: 50_000)), use: .melody)
    request.mayUpload = true
    _ = try await deliver(request)
    try await wait(for: "start 4001 100044")
  }

  @Test func `a model that fails is told in its words`() async throws {
    try await waitUntilReady()
    let failure = try await bench.failure { try await deliver(request("bad", "no such sound")) }
    #expect(failure?.kind == .failed)
    #expect(failure?.diagnosis.finding.contains("no such sound") == true)
  }

  @Test func `a full server is busy, and leaving ends the work`() async throws {
    try await waitUntilReady()
    let task = Task { try await deliver(request("one", "slow", seed: 7_000)) }
    try await wait(for: "start 7001 0")
    #expect(try await bench.failure { try await deliver(request("two", "tone")) }?.kind == .busy)
    // The same order again finds itself at work.
    let again = try await bench.failure { try await deliver(request("one", "slow", seed: 7_000)) }
    #expect(again?.kind == .busy)
    #expect(again?.diagnosis.finding == "the server is still at an earlier try of one")
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // The predictor would sleep for a minute.
    let start = ContinuousClock.now
    try await waitUntilReady()
    #expect(ContinuousClock.now - start < .seconds(30))
  }

  @Test func `cancelling by name ends the work`() async throws {
    try await waitUntilReady()
    let task = Task { try await deliver(request("three", "slow", seed: 8_000)) }
    try await wait(for: "start 8001 0")
    let access = try #require(ProcessInfo.processInfo.environment["DUBPLATE_REAL_COG"])
    try await source.cancel(ClipReceipt(source: "cog", server: access, id: "three"))
    let failure = try await bench.failure { try await task.value }
    #expect(failure?.kind == .failed)
    #expect(failure?.diagnosis.finding == "somebody has cancelled it on the server")
    try await source.cancel(ClipReceipt(source: "cog", server: access, id: "three"))
  }
}
