import Analysis
import Audio
import Genres
import Planning
import Prompt
import System

/// The stages that find out what is wanted.
extension Production {
  /// Reads the prompt, once for all attempts: a model may be paid for it, and may say something else the next time.
  func understand(_ order: Order, _ checkpoints: Checkpoints) async throws -> Understanding {
    let inputs = try Fingerprint.of(dubplateVersion, order.ticketSHA256, options.reading)
    let kept = try await checkpoints.value("understood", from: inputs, isDurable: true) {
      let understood = try await parser.understand(order.ticket)
      return Understood(brief: understood.brief, reader: understood.reader)
    }
    return Understanding(kept.brief, by: kept.reader)
  }

  private struct Understood: Codable {
    let brief: Brief
    let reader: PromptReader
  }

  /// Makes definite what was left open.
  func planned(
    _ order: Order, _ brief: Brief, _ reference: AnalysedRecording?, seed: Seed, _ course: Course
  ) throws -> SongPlan {
    try Planner(catalogue: catalogue, defaults: options.planning)
      .plan(title: order.ticket.title ?? order.name, brief: brief, style: reference?.profile, seed: seed)
      .varied(course.variations, spellingOut: course.spelledOut)
  }

  /// Measures the reference; nil when there is none.
  func listen(to order: Order, _ brief: Brief, in folders: AttemptFolders) throws -> AnalysedRecording? {
    guard let path = order.reference else { return nil }
    let genre = brief.genre.flatMap(catalogue.genre(named:))
    return try RecordingAnalysis(cache: cache, workFolder: folders.work).analyze(
      path, name: order.referenceName, tempoPrior: genre.map { TempoPrior(genre: $0) } ?? .general)
  }
}
