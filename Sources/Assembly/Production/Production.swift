import Analysis
import Audio
import AudioFiles
import ClipRendering
import Composition
import Diagnostics
import Foundation
import Genres
import Instruments
import Music
import Planning
import Prompt
import QualityControl
import Synthesis
import System

/// Takes one job through all stages: the only place that knows their order.
public struct Production: Sendable {
  /// What the owner of the installation has chosen.
  public struct Options: Sendable {
    public var planning: Planner.Defaults
    public var tolerances: Tolerances
    public var severities = Severities()
    /// How many stems are rendered at a time.
    public var width: Int
    /// Names everything else that decides how prompts are read; with another one, they are read again.
    public var reading: String
    public var delivery: DeliveryWishes

    public init(
      planning: Planner.Defaults, tolerances: Tolerances, width: Int, reading: String = "",
      delivery: DeliveryWishes = DeliveryWishes()
    ) {
      self.planning = planning
      self.tolerances = tolerances
      self.width = width
      self.reading = reading
      self.delivery = delivery
    }
  }

  let parser: any PromptParser
  let catalogue: GenreCatalogue
  let orchestra: Orchestra
  let backends: Backends
  let options: Options
  let cache: ResultCache?
  let executor: RenderExecutor

  /// Production out of its parts.
  ///
  /// `soundFont` plays the stems that name a program of it, and `speaker` says the lyrics; everything else, or
  /// everything where they are nil, is `generator`'s. `backends` make the sound of the jobs that ask for one of them.
  public init(
    parser: any PromptParser, catalogue: GenreCatalogue = .standard, generator: any StemGenerator = EmbeddedGenerator(),
    soundFont: SoundFontGenerator? = nil, speaker: (any Speaker)? = nil, backends: Backends = Backends(),
    options: Options, cache: ResultCache? = nil, executor: RenderExecutor
  ) {
    self.parser = parser
    self.catalogue = catalogue
    orchestra = Orchestra(generator: generator, soundFont: soundFont, speaker: speaker)
    self.backends = backends
    self.options = options
    self.cache = cache
    self.executor = executor
  }

  /// Makes one attempt at `order` and leaves a complete delivery in `folders.delivery`, whether or not its checks pass.
  ///
  /// `earlier` are the attempts before this one. Finished stages stay in `folders.work`, and an attempt that was cut off
  /// goes on after them. Throws `ProductionError`, which names the stage.
  public func attempt(
    _ order: Order, in folders: AttemptFolders, after earlier: [AttemptRecord] = [],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult {
    // What computes keeps to its own threads, so that services are answered at once meanwhile.
    try await withTaskExecutorPreference(executor) { () async throws(ProductionError) -> AttemptResult in
      try await make(order, in: folders, after: earlier, observe: observe)
    }
  }

  private func make(
    _ order: Order, in folders: AttemptFolders, after earlier: [AttemptRecord],
    observe: @escaping @Sendable (ProductionEvent) -> Void
  ) async throws(ProductionError) -> AttemptResult {
    let checkpoints = Checkpoints(in: folders.work)
    let line = StageLine(attempt: earlier.count + 1, checkpoints: checkpoints, observe: observe)
    let course = earlier.last?.next?.course ?? Course()
    let seed = order.seed(attempt: 1 + course.songs)
    let understood = try await line.run(.parse) { _ in try await understand(order, checkpoints) }
    let brief = understood.brief
    let reference = try await line.run(.analyze) { _ in try listen(to: order, brief, in: folders) }
    let draft = try await line.run(.plan) { _ in try planned(order, brief, reference, seed: seed, course) }
    let score = Composer(catalogue: catalogue).compose(draft)
    let plan = draft.expecting(score, decays: PatchLibrary.decays)
    let prepared = try prepared(
      Session(
        order: order, brief: brief, reader: understood.reader, plan: plan, score: score, reference: reference,
        folders: folders, checkpoints: checkpoints, course: course, naming: options.delivery.naming))
    let (session, rendered) = try await line.run(.generate) { try await generate(prepared, share: $0) }
    let mixed = try await line.run(.mix) { _ in try await mix(rendered, session) }
    let mastered = try await line.run(.master) { _ in try await master(mixed.stems, session) }
    let measured = try await line.run(.verify) { _ in try await verify(session) }
    let changes = earlier.flatMap { $0.next?.changes ?? [] }
    let verified = measured.noting(changes)
    let repair = RepairChoice(
      plan: plan, course: course, tried: changes,
      hasOtherBackend: session.clips?.assignment?.fallsBack ?? false)
    let record = AttemptRecord(
      number: line.attempt, seed: seed, passed: verified.report.passed,
      failed: verified.report.checks.filter { $0.status == .fail }.map(\.id),
      changes: earlier.last?.next?.changes ?? [], next: repair.repair(for: verified.report))
    try await line.run(.publish) { _ in
      try fillLabels(session, with: verified)
      try writeFormats(session)
      try Documents(
        session: session, mix: mixed.report, master: mastered, verified: verified, orchestra: orchestra,
        catalogue: catalogue, attempts: earlier + [record], timings: line.timings
      ).write()
    }
    return AttemptResult(record: record, quality: verified.report, timings: line.timings)
  }
}

/// What the stages of one attempt share once there is a plan.
struct Session: Sendable {
  let order: Order
  let brief: Brief
  let reader: ParserRecord
  /// What is delivered; where a song is taken apart, with the stems that come of that.
  var plan: SongPlan
  let score: Score
  let reference: AnalysedRecording?
  let folders: AttemptFolders
  let checkpoints: Checkpoints
  let course: Course
  /// The backend's part; nil where the engine makes everything.
  var clips: BackendContribution?
  /// Where in the words to sing the first one stands that there was no note for, in characters from 0.
  var firstUnsung: Int?

  /// What the files of the delivery are called.
  let naming: DeliveryWishes.Naming
}
