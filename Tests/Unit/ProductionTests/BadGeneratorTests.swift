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
import Synchronization
import TestSupport
import Testing

@testable import Production

private let environment = ProcessInfo.processInfo.environment

/// Whole jobs from a generator that does everything wrong, which `Tests/Tools/BadGenerator/run` starts.
@Suite(.enabled(if: environment["DUBPLATE_BAD_GENERATOR"] != nil, "Tests/Tools/BadGenerator/run starts it"))
struct BadGeneratorTests {
  private static let jobs = environment["BAD_GENERATOR_JOBS"].flatMap(Int.init) ?? 40
  private static let first = environment["BAD_GENERATOR_FIRST"].flatMap(Int.init) ?? 0

  @Test(.timeLimit(.minutes(120))) func `95 of 100 jobs are delivered with drums on the grid and no seams`()
    async throws
  {
    let source = OneAtATime(try Self.source())
    var outcomes: [Outcome] = []
    // Two at a time, as the machine may have two cores.
    let end = Self.first + Self.jobs
    for start in stride(from: Self.first, to: end, by: 2) {
      let pair = start..<min(start + 2, end)
      outcomes += try await withThrowingTaskGroup(of: Outcome.self) { group in
        for number in pair { group.addTask { try await Outcome(number, from: source) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
    }
    outcomes.sort { $0.number < $1.number }
    let passed = outcomes.filter(\.passed)
    let first = passed.filter { $0.attempts == 1 }
    let errors = passed.flatMap(\.gridErrors)
    let medians = passed.filter { !$0.gridErrors.isEmpty }.map { GridMeter.median($0.gridErrors) }.sorted()
    let seams = passed.compactMap(\.worstSeam)
    let clips = passed.reduce(0) { $0 + $1.clips }
    let tries = passed.reduce(0) { $0 + $1.tries }
    print(
      """
      delivered: \(passed.count) of \(outcomes.count), at the first attempt \(first.count)
      clips: \(clips), orders for them: \(tries)
      drums: median error \(GridMeter.median(errors)) ms over \(errors.count) strokes; jobs' medians \
      \(medians.first ?? 0)…\(medians.last ?? 0) ms
      seams: worst level \(seams.map(\.level_db).max() ?? 0) dB, spectrum \(seams.map(\.spectrum_db).max() ?? 0) dB, \
      step \(seams.map(\.step_db).max() ?? 0) dB
      """)
    #expect(Double(passed.count) >= 0.95 * Double(outcomes.count))
    #expect(GridMeter.median(errors) < 5)
    #expect(seams.allSatisfy { $0.level_db <= 1.5 && $0.spectrum_db <= 3 && $0.step_db <= 1 })
  }

  /// The generator that the environment names: a server's address, or a program and its arguments.
  private static func source() throws -> any ClipSource {
    let named = environment["DUBPLATE_BAD_GENERATOR"] ?? ""
    var can = ClipCapabilities(lengths: .s(1)...(.s(30)), licence: ClipLicence("none", isCommercial: false))
    can.makesSongs = false
    guard named.hasPrefix("http") else {
      let command = named.split(separator: " ").map(String.init)
      return LocalProgram(name: "bad", LocalProgramSettings(command: command, capabilities: can))
    }
    var settings = CogSettings(server: try #require(WebAddress(named)), capabilities: can)
    settings.template = InputTemplate([
      "prompt": "{words}", "duration": "{duration}", "bpm": "{bpm}", "key": "{key}", "seed": "{seed}",
    ])
    return CogServer(
      name: "bad", settings, client: RetryingClient(HTTPClient(), policy: RetryPolicy(retries: 8)))
  }
}

/// What came of one job.
private struct Outcome: Sendable {
  let number: Int
  private(set) var attempts = 0
  private(set) var passed = false
  /// Of the drums in the delivery, in milliseconds.
  private(set) var gridErrors: [Double] = []
  private(set) var worstSeam: ClipPlace.Told.Seam?
  private(set) var clips = 0
  private(set) var tries = 0
  private var failed: [[String]] = []

  private static let genres = ["house", "techno", "hip-hop", "drum-and-bass", "pop", "trance", "rock", "synthwave"]
  private static let keys = ["A minor", "C major", "F# minor", "Eb major", "D minor", "G major", "B minor"]

  init(_ number: Int, from source: any ClipSource) async throws {
    self.number = number
    let location = ClipPlace()
    let order = Self.order(number)
    var records: [AttemptRecord] = []
    var trouble = ""
    var details: [String] = []
    do {
      while !passed, records.count < 3 {
        if attempts > 0 { try location.clearDelivery() }
        attempts += 1
        let result = try await location.attempt(order, ClipBackend(source), after: records)
        records.append(result.record)
        passed = result.quality.passed
        details += result.problems.map(\.finding)
      }
      let manifest = try location.manifest()
      clips = manifest.clips.clips.count
      tries = manifest.clips.clips.reduce(0) { $0 + $1.tries.count }
      let seams = manifest.clips.clips.compactMap(\.loop?.seam)
      worstSeam = seams.max { $0.severity < $1.severity }
      gridErrors = try Self.gridErrors(location)
      if let keep = environment["BAD_GENERATOR_KEEP"] {
        try FileManager.default.copyItem(atPath: location.path("delivery"), toPath: "\(keep)/\(number)")
      }
    } catch { trouble = "\(error)" }
    failed = records.map(\.failed)
    let ticket = order.ticket
    print(
      "\(number) \(ticket.genre ?? "") \(ticket.bpm?.bpm ?? 0) \(ticket.key.map { "\($0)" } ?? ""): passed \(passed), "
        + "failed \(failed), drums \(GridMeter.median(gridErrors)) ms, clips \(clips), tries \(tries), "
        + "seam \(worstSeam.map { "\($0.level_db) \($0.spectrum_db) \($0.step_db)" } ?? "") \(details) \(trouble)")
  }

  /// Ten to sixteen seconds of drums, bass and chords of some genre, in some key.
  private static func order(_ number: Int) -> ProductionJob {
    var random = SeededRandom(Seed(UInt64(number)).derived("bad"))
    let genre = genres[number % genres.count]
    var ticket = Ticket(prompt: "\(genre) with only drums, bass and chords")
    ticket.genre = genre
    ticket.duration = .s(10 + (random.unit() * 6).rounded())
    ticket.key = Key(keys[Int(random.unit() * Double(keys.count))])
    ticket.seed = Seed(UInt64(number))
    ticket.backend = "bad"
    let sha = (0..<64).map { _ in String(Int(random.unit() * 16), radix: 16) }.joined()
    return ProductionJob(
      jobID: "job\(number)", name: "job\(number)", ticket: ticket, ticketText: Array("{}".utf8), ticketSHA256: sha)
  }

  /// How far the strokes of the delivered drums are from the plan's eighths.
  private static func gridErrors(_ location: ClipPlace) throws -> [Double] {
    let folder = location.path("delivery/stems")
    guard
      let name = try FileManager.default.contentsOfDirectory(atPath: folder).first(where: { $0.hasSuffix("-drums.wav") }
      ),
      let bpm = try location.manifest().plan.bpm
    else { return [] }
    let sound = try AudioFileSource(path: "\(folder)/\(name)").readAll().left
    let beats = stride(from: 0.0, to: Double(sound.count) / 48_000, by: 60 / bpm)
    return GridMeter.errors(sound, at: Array(beats))
  }
}

extension ClipPlace.Told.Seam {
  fileprivate var severity: Double { max(level_db / 1.5, spectrum_db / 3, step_db) }
}
