import Audio
import AudioFiles
import ClipRendering
import ClipServices
import Diagnostics
import Foundation
import HTTP
import Music
import Prompt
import QualityControl
import TestSupport
import Testing

@testable import Production

/// Whole small jobs whose sound comes over HTTP from the services that are paid for, or run elsewhere.
@Suite(.fewAtOnce) struct PaidServiceTests {
  private static let key = "k-123456789-secret"
  private let services = PaidServices()
  private let location = ClipPlace()
  private let client = RetryingClient(HTTPClient(), policy: RetryPolicy(retries: 0))

  /// One attempt at eight seconds of house, of which every stem is what `backend` makes.
  private func attempt(_ backend: ClipBackend) async throws -> AttemptResult {
    var ticket = Ticket(prompt: "house with only drums and chords, 8 seconds")
    (ticket.bpm, ticket.key, ticket.backend) = (Tempo(bpm: PaidServices.bpm), Key("A minor"), backend.source.name)
    let order = ProductionJob(
      jobID: "job", name: "test", ticket: ticket, ticketText: Array("{}".utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4))
    return try await location.attempt(order, backend)
  }

  /// What every delivery must keep: its checks, its sum, the form that was expected, one bill for each clip, no key.
  private func check(_ backend: ClipBackend, form: ClipForm, stems: [String]) async throws {
    let result = try await attempt(backend)
    #expect(result.quality.passed, "\(result.record.failed) \(result.problems.map(\.finding))")
    let manifest = try location.manifest()
    #expect(manifest.backend == backend.source.name && manifest.clips.form == form.rawValue)
    #expect(manifest.plan.stems.map(\.name) == stems && manifest.clips.embedded.isEmpty)
    #expect(services.orders.count == manifest.clips.clips.count)
    #expect(try largestDifference() == 0)
    let billed = services.orders.count
    try location.clearDelivery()
    _ = try await attempt(backend)
    #expect(services.orders.count == billed, "what was paid for is kept")
    #expect(try filesWithKey() == [])
  }

  /// Of the sum of the delivered stems from the delivered master, in steps of 24 bits.
  private func largestDifference() throws -> Int32 {
    let folder = location.path("delivery")
    let stems = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/stems").filter { $0.hasSuffix(".wav") }
    var sum = try steps("\(folder)/test.wav")
    for stem in stems {
      for (i, step) in try steps("\(folder)/stems/\(stem)").enumerated() { sum[i] -= step }
    }
    return sum.map(abs).max() ?? -1
  }

  private func steps(_ path: String) throws -> [Int32] {
    let sound = try AudioFileSource(path: path).readAll()
    return (sound.left + sound.right).map { Int32(($0 * 0x1p23).rounded()) }
  }

  private func filesWithKey() throws -> [String] {
    let files = FileManager.default.subpaths(atPath: location.folder) ?? []
    return files.filter { file in
      FileManager.default.contents(atPath: location.path(file))?.range(of: Data(Self.key.utf8)) != nil
    }
  }

  @Test func `Replicate's clips become a delivery whose stems are the master`() async throws {
    var settings = ReplicateSettings(key: try #require(Secret(Self.key)), model: String(repeating: "5c", count: 32))
    settings.server = WebAddress(try services.start(PaidServices.replicate) + "/v1")
    settings.capabilities.price = ClipPrice(unit: "USD", perComputingSecond: 0.001)
    let source = try #require(ReplicateService(settings, client: client))
    try await check(ClipBackend(source), form: .loops, stems: ["drums", "chords"])
  }

  @Test(arguments: StableAudioSettings.Model.allCases)
  func `Stable Audio's clips become a delivery whose stems are the master`(
    model: StableAudioSettings.Model
  ) async throws {
    var settings = StableAudioSettings(key: try #require(Secret(Self.key)), model: model)
    settings.server = WebAddress(try services.start(PaidServices.stableAudio))
    let source = try #require(StableAudioService(settings, client: client))
    try await check(ClipBackend(source), form: .takes, stems: ["drums", "chords"])
  }

  @Test func `ACE-Step's clips become a delivery whose stems are the master`() async throws {
    let address = try #require(WebAddress(try services.start(PaidServices.aceStep)))
    let source = ACEStepServer(ACEStepSettings(server: address, key: Secret(Self.key)), client: client)
    try await check(ClipBackend(source), form: .takes, stems: ["drums", "chords"])
  }

  @Test func `ElevenLabs' song is taken apart, and what that loses is a stem of its own`() async throws {
    var settings = ElevenLabsSettings(key: try #require(Secret(Self.key)), model: "music_v2")
    settings.server = WebAddress(try services.start(PaidServices.elevenLabs))
    let source = try #require(ElevenLabsMusic(settings, client: client))
    try await check(
      ClipBackend(source, form: .song), form: .song,
      stems: ["drums", "bass", "guitar", "piano", "other", "residual"])
  }
}
