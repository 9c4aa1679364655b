import Audio
import AudioFiles
import ClipRendering
import ClipServices
import Diagnostics
import Foundation
import Planning
import Prompt
import System

/// The choice between the engine and a backend.
extension Production {
  /// The names that tickets may give as their backend.
  public var backendNames: [String] { backends.names }

  /// The backend's part in a job; nil where the engine makes everything.
  ///
  /// Throws `Problems` for a backend that is not there, or cannot make such a song while the engine may not either.
  func clips(
    for job: ProductionJob, _ brief: Brief, _ plan: SongPlan, _ adjustments: RetryAdjustments, in work: String
  ) throws -> BackendContribution? {
    guard let backend = try backends.backend(job.ticket.backend) else { return nil }
    let fallsBack = job.ticket.fallback ?? backends.fallsBack
    let can = backend.source.capabilities
    let orders = JobClips(in: work, job: job.jobID, endsOrders: backends.endsOrders)
    let separator = backends.separator(for: backend)
    var provenance = BackendProvenance(backend: backend.source.name, licence: can.licence)
    do throws(Problems) {
      let settings = ClipPlan.Settings(
        name: backend.source.name, can: can, form: backend.form,
        separations: separator?.source.capabilities.separations ?? [],
        reference: job.reference.map { _ in ClipReference.path(in: JobClips.folder(in: work)) },
        mayUpload: backend.mayUpload)
      let clipPlan = try ClipPlan(plan, brief, settings)
      (provenance.form, provenance.embedded) = (clipPlan.form, clipPlan.embedded)
      let seeds = ClipSeeds(
        job: job.seed(attempt: 1), songs: adjustments.songs, variations: adjustments.variations)
      let assignment = BackendAssignment(
        backend: backend, separator: separator, plan: clipPlan, composed: plan, seeds: seeds, fallsBack: fallsBack,
        orders: orders, files: WorkFolderFiles(folder: work))
      return BackendContribution(assignment: assignment, provenance: provenance)
    } catch {
      guard fallsBack, let reason = error.diagnoses.first?.finding else { throw error }
      provenance.embedded = plan.stems.map { ClipPlan.EmbeddedStem(stem: $0.name, reason: reason) }
      return BackendContribution(assignment: nil, provenance: provenance)
    }
  }
}

/// The stages as they are with and without a backend.
extension Production {
  /// The attempt with the backend that it is for, and the stems that come of that.
  func prepared(_ attempt: PlannedAttempt) throws(ProductionError) -> PlannedAttempt {
    do {
      var prepared = attempt
      let work = attempt.folders.work
      prepared.clips = try clips(for: attempt.job, attempt.brief, attempt.plan, attempt.adjustments, in: work)
      guard let assignment = prepared.clips?.assignment else { return prepared }
      if let recording = attempt.job.reference, assignment.plan.orders.contains(where: { $0.draft.audio != nil }) {
        try ClipReference.write(
          recording, called: attempt.job.referenceName, in: JobClips.folder(in: work), workFolder: work)
      }
      prepared.plan = assignment.song
      return prepared
    } catch {
      throw .failed(.plan, Diagnosis.all(of: error, at: "backend"))
    }
  }

  /// The sound of every stem, and the attempt with how it came to be.
  func generate(
    _ attempt: PlannedAttempt, share: @escaping @Sendable (Double) -> Void
  ) async throws -> (PlannedAttempt, [any AudioSource]) {
    try attempt.folders.reserveSpace(attempt.spaceForStems)
    let meter = ProgressMeter(total: attempt.plan.stems.count * attempt.plan.frames, report: share)
    var noted = attempt
    guard let assignment = attempt.clips?.assignment, assignment.plan.form == .song else {
      let rendered = try await render(attempt.plan.stems, of: attempt, meter)
      for stem in rendered { noted.add(stem.provenance) }
      return (noted, rendered.map(\.sound))
    }
    do {
      let song = try await song(of: attempt, assignment, meter)
      noted.clips?.provenance.add(song.provenance)
      let others = try await render(attempt.plan.stems.filter { !assignment.isSeparated($0) }, of: attempt, meter)
      return (noted, song.stems + others.map(\.sound))
    } catch let error where assignment.mayFallBack(from: error) {
      return try await generate(attempt.withoutBackend(because: BackendAssignment.reason(error)), share: share)
    }
  }

  /// The stems of a song that comes in one piece.
  private func song(
    of attempt: PlannedAttempt, _ assignment: BackendAssignment, _ meter: ProgressMeter
  ) async throws -> (provenance: StemProvenance, stems: [any AudioSource]) {
    let stems = attempt.plan.stems.filter(assignment.isSeparated)
    let inputs = try Fingerprint.of(attempt.fingerprint, stems.first.flatMap(assignment.identity))
    let files = stems.map { "\($0.fileName).rendered" }
    let checkpoints = attempt.checkpoints
    let provenance = try await withTaskExecutorPreference(executor) {
      try await checkpoints.value("song", from: inputs, files: files, isDurable: true) {
        let sinks = try files.map { try FloatFile(path: checkpoints.path($0)) }
        let provenance = try await ClipSongRenderer(assignment, attempt.plan).render(into: sinks)
        for sink in sinks { try sink.sync() }
        return provenance
      }
    }
    meter.add(stems.count * attempt.plan.frames)
    return (provenance, try files.map { try FloatSource(path: checkpoints.path($0)) })
  }
}

extension Production {
  /// An estimate of what `job` would ask of its backend; nothing is asked, but of a model that reads prompts where there
  /// is one.
  ///
  /// `work` is a folder for what is needed meanwhile.
  public func orderEstimate(for job: ProductionJob, in work: String) async throws -> OrderEstimate {
    let brief = try await parse(job, Checkpoints(in: work)).brief
    let folders = AttemptFolders(work: work, delivery: work)
    let reference = try analyzeReference(of: job, brief, in: folders)
    let plan = try plan(job, brief, reference, seed: job.seed(attempt: 1), RetryAdjustments())
    return OrderEstimate(try clips(for: job, brief, plan, RetryAdjustments(), in: work), engine: generators.backend)
  }
}
