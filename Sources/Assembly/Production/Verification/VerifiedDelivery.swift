import Analysis
import Audio
import AudioFiles
import Foundation
import Planning
import QualityControl
import Report

/// The checks of a delivery, and the measures of its files for the report and the labels.
struct VerifiedDelivery: Sendable {
  /// The checks, each with the changes that earlier attempts made because of it.
  let report: QualityReport
  /// The files that were measured, and the targets.
  let plan: VerificationPlan
  let profile: StyleProfile
  /// Nil for a silent master.
  let fingerprint: SpectralFingerprint?
  let waveform: WaveformOverview
  /// Short-term loudness, twice a second.
  let loudness: [LoudnessPoint]
  /// The integrated loudness of each stem, in their order; nil for silence.
  let stemLoudness: [Loudness?]
  /// The correlation of left and right in each half second, −1…1; nil for silence.
  let correlations: [Double?]
}

extension QualityReport {
  /// The same report, each check with those of `changes` that were made because of it.
  func noting(_ changes: [RepairChange]) -> QualityReport {
    var noted = self
    noted.checks = checks.map { check in
      var check = check
      let tried = changes.filter { $0.check == check.id }.map(\.what)
      check.tried = tried.isEmpty ? nil : tried
      return check
    }
    noted.words = words.map { wish in
      var wish = wish
      let tried = changes.filter { $0.check == wish.kind && (wish.stem == nil || $0.concerns(wish)) }.map(\.what)
      wish.tried = tried.isEmpty || wish.verdict == .undetermined ? nil : tried
      return wish
    }
    return noted
  }
}

extension RepairChange {
  /// True for a change of the stem that the wish names, or of the whole song.
  fileprivate func concerns(_ wish: WishResult) -> Bool {
    let name = (wish.stem ?? "").drop { $0.isNumber || $0 == "-" }
    return what.contains(" \(name) ") || what.contains("whole song")
  }
}

extension Production {
  /// The checks of the written files; nothing here looks at what the stages before had in memory.
  ///
  /// `changes` are those that earlier attempts made, which the report notes.
  func verify(_ attempt: PlannedAttempt, after changes: [RepairChange]) async throws -> VerifiedDelivery {
    let plan = VerificationPlan(attempt, tolerances: options.tolerances, severities: options.severities)
    let delivery = try plan.delivery(in: attempt.folders.delivery, workFolder: attempt.folders.work)
    return try await withTaskExecutorPreference(executor) {
      async let waveform = Self.waveform(of: delivery.sound)
      let inspection = try QualityControl.inspect(delivery, against: plan.expectations)
      return VerifiedDelivery(
        report: inspection.report.noting(changes), plan: plan, profile: inspection.profile,
        fingerprint: inspection.fingerprint, waveform: try await waveform, loudness: inspection.levels.shortTerm,
        stemLoudness: inspection.stemLoudness,
        correlations: inspection.correlations)
    }
  }

  private static func waveform(of master: any AudioSource) async throws -> WaveformOverview {
    var builder = WaveformOverviewBuilder(frameCount: master.frameCount)
    try master.forEachBlock { _, block in builder.add(block) }
    return builder.waveform
  }
}

extension LevelTrack {
  /// The loudness of the last 3 s at every half second (EBU Tech 3341), of less at the beginning.
  fileprivate var shortTerm: [LoudnessPoint] {
    let window = Int(3 / Self.step.value)
    return stride(from: 50, through: count, by: 50).map { end in
      LoudnessPoint(time: Self.step * Double(end), loudness: loudness(of: max(0, end - window)..<end))
    }
  }
}
