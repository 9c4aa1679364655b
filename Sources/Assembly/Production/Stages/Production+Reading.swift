import Analysis
import Audio
import Composition
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
    return Understanding(try clarified(kept.brief, for: job), by: kept.reader)
  }

  /// The brief, with a note that comes first where next to nothing was understood; throws `Problems` where such prompts
  /// are refused.
  private func clarified(_ brief: Brief, for job: ProductionJob) throws -> Brief {
    let clarity = PromptClarity(brief, of: job.ticket, hasReference: job.reference != nil)
    guard clarity.isUnclear else { return brief }
    guard options.makesUnclearPrompts else { throw clarity.refusal }
    var brief = brief
    brief.notes.insert(clarity.note, at: 0)
    return brief
  }

  private struct ParsedBrief: Codable {
    let brief: Brief
    let reader: ParserRecord
  }

  /// The song, with everything definite that the brief left open.
  func plan(
    _ job: ProductionJob, _ brief: Brief, _ reference: AnalysedRecording?, seed: Seed, _ adjustments: RetryAdjustments
  ) throws -> SongPlan {
    let planner = Planner(catalogue: catalogue, defaults: options.planning)
    let plan = try planner.plan(
      title: job.ticket.title ?? brief.title ?? job.name, brief: brief, style: reference?.profile, seed: seed)
    return planner.withTunes(
      plan.varied(adjustments.variations, spellingOut: adjustments.spelledOut).louder(adjustments.levels))
  }

  /// The composing of a plan's notes.
  var review: SongReview {
    let planner = Planner(catalogue: catalogue, defaults: options.planning)
    return SongReview(composer: Composer(catalogue: catalogue)) { planner.withTunes($0, take: $1) }
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
