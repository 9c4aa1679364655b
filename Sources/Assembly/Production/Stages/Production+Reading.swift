import Analysis
import Audio
import Genres
import Planning
import Prompt
import System

/// The stages `parse`, `analyze` and `plan`.
extension Production {
  /// The brief, read once for all attempts: a model may be paid for it, and may say something else the next time.
  func parse(_ job: ProductionJob, _ checkpoints: Checkpoints) async throws -> Understanding {
    let inputs = try Fingerprint.of(dubplateVersion, job.ticketSHA256, options.reading)
    let kept = try await checkpoints.value("understood", from: inputs, isDurable: true) {
      let understanding = try await parser.understand(job.ticket)
      return ParsedBrief(brief: understanding.brief, reader: understanding.reader)
    }
    return Understanding(kept.brief, by: kept.reader)
  }

  private struct ParsedBrief: Codable {
    let brief: Brief
    let reader: ParserRecord
  }

  /// The song, with everything definite that the brief left open.
  func plan(
    _ job: ProductionJob, _ brief: Brief, _ reference: AnalysedRecording?, seed: Seed, _ adjustments: RetryAdjustments
  ) throws -> SongPlan {
    try Planner(catalogue: catalogue, defaults: options.planning)
      .plan(title: job.ticket.title ?? job.name, brief: brief, style: reference?.profile, seed: seed)
      .varied(adjustments.variations, spellingOut: adjustments.spelledOut)
  }

  /// The measures of the reference; nil where there is none.
  func analyzeReference(of job: ProductionJob, _ brief: Brief, in folders: AttemptFolders) throws -> AnalysedRecording?
  {
    guard let path = job.reference else { return nil }
    let genre = brief.genre.flatMap(catalogue.genre(named:))
    return try RecordingAnalysis(cache: cache, workFolder: folders.work).analyze(
      path, name: job.referenceName, tempoPrior: genre.map { TempoPrior(genre: $0) } ?? .general)
  }
}
