import Audio
import ClipRendering
import Foundation
import Genres
import Music
import Planning
import Prompt
import QualityControl
import TestSupport

@testable import Production

/// A work folder and a delivery of their own.
final class ClipPlace: Sendable {
  let folder = Scratch.path("clips")

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  struct Told: Decodable {
    struct Plan: Decodable { let stems: [Stem], bpm: Double? }
    struct Stem: Decodable { let name: String }
    struct Clips: Decodable {
      let form: String?
      let clips: [Clip]
      let embedded: [Embedded]
    }
    struct Clip: Decodable {
      let stem: String?
      let tries: [Try]
      let fit: Fit?
      let loop: Loop?
    }
    struct Try: Decodable {
      let seed: Seed
      let finding: String?
    }
    struct Fit: Decodable { let bars: Int, heard_bpm: Double?, grid_error_s: Double?, pulse_ratio: Double }
    struct Loop: Decodable { let bars: Int, seam: Seam }
    struct Seam: Decodable { let level_db: Double, spectrum_db: Double, step_db: Double }
    struct Embedded: Decodable { let stem: String, reason: String }

    let backend: String
    let plan: Plan
    let clips: Clips
    let notes: [String]
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  func manifest() throws -> Told {
    try JSONDecoder().decode(Told.self, from: Data(contentsOf: URL(filePath: path("delivery/manifest.json"))))
  }

  func workFiles() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path("work")) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func clearDelivery() throws { try remove("delivery") }

  /// One attempt at eight seconds of house, after another one where there is a `course`.
  func attempt(
    _ source: any ClipSource, backend: String? = "scripted", fallback: Bool? = nil, course: RetryAdjustments? = nil,
    prompt: String = "house with only drums and chords, 8 seconds"
  ) async throws -> AttemptResult {
    var ticket = Ticket(prompt: prompt)
    ticket.bpm = Tempo(bpm: 124)
    ticket.key = Key("A minor")
    (ticket.backend, ticket.fallback) = (backend, fallback)
    let order = ProductionJob(
      jobID: "job", name: "test", ticket: ticket, ticketText: Array("{}".utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4))
    let earlier = course.map {
      [
        AttemptRecord(
          number: 1, seed: Seed(1), passed: false, failed: ["tempo"], next: Repair(adjustments: $0, changes: []))
      ]
    }
    return try await attempt(order, ClipBackend(source), after: earlier ?? [])
  }

  func attempt(
    _ order: ProductionJob, _ backend: ClipBackend, after earlier: [AttemptRecord] = []
  ) async throws -> AttemptResult {
    let executor = RenderExecutor(threads: 2)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: .init(), width: 2)
    let production = Production(
      parser: RuleParser(
        lexicon: try Lexicon.builtIn(),
        genres: GenreCatalogue.standard.genres.map { GenreName($0.name, tempo: $0.tempo.low...$0.tempo.high) }),
      backends: Backends([backend.source.name: backend]), options: options, executor: executor)
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }
    let folders = AttemptFolders(work: path("work"), delivery: path("delivery"))
    return try await production.attempt(order, in: folders, after: earlier, observe: { _ in })
  }
}
