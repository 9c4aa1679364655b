import AudioFiles
import ClipPlanning
import Clips
import Diagnosis
import Fingerprint
import Foundation
import Planning
import Prompt
import Signal

/// Choosing who makes the sound.
extension Production {
  /// What tickets may name as their backend.
  public var backendNames: [String] { backends.names }

  /// The backend's part in a job; nil where the engine makes everything.
  ///
  /// Throws `Problems` for a backend that is not there, or cannot make such a song while the engine may not either.
  func clips(
    for order: ProductionJob, _ brief: Brief, _ plan: SongPlan, _ course: RetryAdjustments, in work: String
  ) throws -> ClipSession? {
    guard let backend = try backends.backend(order.ticket.backend) else { return nil }
    let fallsBack = order.ticket.fallback ?? backends.fallsBack
    let can = backend.source.capabilities
    let store = ClipStore(in: work, job: order.jobID, endsOrders: backends.endsOrders)
    let separator = backends.separator(for: backend)
    var account = ClipsAccount(backend: backend.source.name, licence: can.licence)
    do throws(Problems) {
      let settings = ClipPlan.Settings(
        name: backend.source.name, can: can, form: backend.form,
        separations: separator?.source.capabilities.separations ?? [],
        reference: order.reference.map { _ in ClipReference.path(in: store.folder) }, mayUpload: backend.mayUpload)
      let clipPlan = try ClipPlan(plan, brief, settings)
      (account.form, account.embedded) = (clipPlan.form, clipPlan.embedded)
      let cast = ClipCast(
        backend: backend, separator: separator, plan: clipPlan, composed: plan,
        seeds: ClipSeeds(job: order.seed(attempt: 1), course), fallsBack: fallsBack, store: store)
      return ClipSession(cast: cast, account: account)
    } catch {
      guard fallsBack, let reason = error.diagnoses.first?.finding else { throw error }
      account.embedded = plan.stems.map { ClipPlan.EmbeddedStem(stem: $0.name, reason: reason) }
      return ClipSession(cast: nil, account: account)
    }
  }
}

/// The stages as they are with and without a backend.
extension Production {
  /// The session with the backend that it is for, and the stems that come of that.
  func prepared(_ session: PlannedAttempt) throws(ProductionError) -> PlannedAttempt {
    do {
      var prepared = session
      let work = session.folders.work
      prepared.clips = try clips(for: session.job, session.brief, session.plan, session.adjustments, in: work)
      guard let cast = prepared.clips?.cast else { return prepared }
      if let recording = session.job.reference, cast.plan.orders.contains(where: { $0.draft.audio != nil }) {
        try ClipReference.write(
          recording, called: session.job.referenceName, in: cast.store.folder, workFolder: work)
      }
      prepared.plan = cast.song
      return prepared
    } catch {
      throw .failed(.plan, Diagnosis.all(of: error, at: "backend"))
    }
  }

  /// The sound of every stem, and the session with the story of how it came to be.
  func generate(
    _ session: PlannedAttempt, share: @escaping @Sendable (Double) -> Void
  ) async throws -> (PlannedAttempt, [any AudioSource]) {
    try session.folders.reserveSpace(session.spaceForStems)
    let meter = ProgressMeter(total: session.plan.stems.count * session.plan.frames, report: share)
    var told = session
    guard let cast = session.clips?.cast, cast.plan.form == .song else {
      let rendered = try await render(session.plan.stems, of: session, meter)
      for stem in rendered { told.add(stem.account) }
      return (told, rendered.map(\.sound))
    }
    do {
      let song = try await song(of: session, cast, meter)
      told.clips?.account.add(song.account)
      let others = try await render(session.plan.stems.filter { !cast.isSeparated($0) }, of: session, meter)
      return (told, song.stems + others.map(\.sound))
    } catch let error where cast.mayFallBack(from: error) {
      return try await generate(session.withoutBackend(because: ClipCast.reason(error)), share: share)
    }
  }

  /// The stems of a song that comes in one piece.
  private func song(
    of session: PlannedAttempt, _ cast: ClipCast, _ meter: ProgressMeter
  ) async throws -> (account: StemAccount, stems: [any AudioSource]) {
    let stems = session.plan.stems.filter(cast.isSeparated)
    let inputs = try Fingerprint.of(session.fingerprint, stems.first.flatMap(cast.identity))
    let files = stems.map { "\($0.fileName).rendered" }
    let checkpoints = session.checkpoints
    let account = try await withTaskExecutorPreference(executor) {
      try await checkpoints.value("song", from: inputs, files: files, isDurable: true) {
        let sinks = try files.map { try FloatFile(path: checkpoints.path($0)) }
        let player = SongPlayer(cast: cast, plan: session.plan, workFolder: session.folders.work)
        let account = try await player.play(into: sinks)
        for sink in sinks { try sink.sync() }
        return account
      }
    }
    meter.add(stems.count * session.plan.frames)
    return (account, try files.map { try FloatSource(path: checkpoints.path($0)) })
  }
}
