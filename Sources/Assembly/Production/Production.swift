import Analysis
import Audio
import ClipRendering
import Composition
import Diagnostics
import Genres
import Instruments
import Planning
import Prompt
import QualityControl
import Samples
import Synthesis
import System

/// The way of one job through all stages: the only place that knows their order.
public struct Production: Sendable {
  let parser: any PromptParser
  let catalogue: GenreCatalogue
  private(set) var generators: StemGenerators
  let backends: Backends
  let options: Options
  let cache: ResultCache?
  let executor: RenderExecutor

  /// Production out of its parts.
  ///
  /// `sounds` plays the stems that name one of them, `soundFont` those that name a program of it, and `speaker` says the lyrics;
  /// everything else, or everything where they are nil, is `generator`'s. `backends` make the sound of the jobs that ask for one of them.
  public init(
    parser: any PromptParser, catalogue: GenreCatalogue = .standard, generator: any StemGenerator = EmbeddedGenerator(),
    sounds: SoundLibrary? = nil, soundFont: SoundFontGenerator? = nil, speaker: (any Speaker)? = nil,
    backends: Backends = Backends(), options: Options, cache: ResultCache? = nil, executor: RenderExecutor
  ) {
    self.parser = parser
    self.catalogue = catalogue
    generators = StemGenerators(generator: generator, sounds: sounds, soundFont: soundFont, speaker: speaker)
    self.backends = backends
    self.options = options
    self.cache = cache
    self.executor = executor
  }

  /// Makes one attempt at `job` and leaves a complete delivery in `folders.delivery`, also where its checks fail.
  ///
  /// `earlier` are the attempts before this one. Finished stages stay in `folders.work`, and an attempt that was cut off
  /// goes on after them. Throws `ProductionError`, which names the stage.
  public func attempt(
    _ job: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord] = [],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult {
    // What computes keeps to its own threads, so that services are answered at once meanwhile.
    var production = self
    production.generators = generators.reopened()
    let attempt = production
    return try await withTaskExecutorPreference(executor) { () async throws(ProductionError) -> AttemptResult in
      try await attempt.make(job, in: folders, after: earlier, observe: observe)
    }
  }

  private func make(
    _ job: ProductionJob, in folders: AttemptFolders, after earlier: [AttemptRecord],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult {
    let checkpoints = Checkpoints(in: folders.work)
    let stages = StageRunner(attempt: earlier.count + 1, checkpoints: checkpoints, observe: observe)
    let adjustments = earlier.last?.next?.adjustments ?? RetryAdjustments()
    let seed = job.seed(attempt: 1 + adjustments.songs)
    let parsed = try await stages.run(.parse) { _ in try await parse(job, checkpoints) }
    let brief = parsed.brief
    let reference = try await stages.run(.analyze) { _ in try analyzeReference(of: job, brief, in: folders) }
    let draft = try await stages.run(.plan) { _ in try plan(job, brief, reference, seed: seed, adjustments) }
    let (song, score) = review.composed(draft)
    let prepared = try prepared(
      PlannedAttempt(
        job: job, brief: brief, reader: parsed.reader, plan: song.expecting(score, decays: PatchLibrary.decays),
        score: score, reference: reference, folders: folders, checkpoints: checkpoints, adjustments: adjustments,
        naming: options.delivery.naming))
    let (attempt, rendered) = try await stages.run(.generate) { try await generate(prepared, share: $0) }
    let mixed = try await stages.run(.mix) { _ in try await mix(rendered, attempt) }
    let mastered = try await stages.run(.master) { _ in try await master(mixed.stems, attempt) }
    let changes = earlier.flatMap { $0.next?.changes ?? [] }
    let verified = try await stages.run(.verify) { _ in
      try DeliveredNotes(attempt: attempt).write()
      return try await verify(attempt, after: changes)
    }
    let record = AttemptRecord(
      number: stages.attempt, seed: seed, report: verified.report, changes: earlier.last?.next?.changes ?? [],
      next: RepairChoice(attempt, tried: changes).repair(for: verified.report))
    try await stages.run(.publish) { _ in
      try fillLabels(attempt, with: verified)
      try writeFormats(attempt)
      try DeliveryDocuments(
        attempt: attempt, mix: mixed.report, master: mastered, verified: verified, generators: generators,
        catalogue: catalogue, attempts: earlier + [record], timings: stages.timings
      ).write()
    }
    return AttemptResult(record: record, quality: verified.report, timings: stages.timings)
  }
}
