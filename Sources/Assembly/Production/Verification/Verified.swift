import Analysis
import Audio
import AudioFiles
import Foundation
import Planning
import QualityControl
import Report

/// What was measured in the files of a delivery.
struct Verified: Sendable {
  private(set) var report: QualityReport
  /// The files that were measured, and the targets.
  let plan: VerificationPlan
  let profile: StyleProfile
  /// Nil for a silent master.
  let fingerprint: SpectralFingerprint?
  let waveform: Waveform
  /// Short-term loudness, twice a second.
  let loudness: [LoudnessPoint]
  /// Of each stem, in their order.
  let stemLoudness: [Loudness?]
  /// Of left and right in each half second; nil for silence.
  let correlations: [Double?]
}

extension Verified {
  /// The same, with each check's note of what was changed because of it.
  func noting(_ changes: [Change]) -> Verified {
    var noted = self
    noted.report = report.noting(changes)
    return noted
  }
}

extension QualityReport {
  /// The same, with each check's note of what was changed because of it.
  func noting(_ changes: [Change]) -> QualityReport {
    var noted = self
    noted.checks = checks.map { check in
      var check = check
      let tried = changes.filter { $0.check == check.id }.map(\.what)
      check.tried = tried.isEmpty ? nil : tried
      return check
    }
    return noted
  }
}

extension Production {
  /// Opens what was written and measures it; nothing here looks at what the stages before had in memory.
  func verify(_ session: Session) async throws -> Verified {
    let plan = VerificationPlan(session, tolerances: options.tolerances, severities: options.severities)
    let delivery = try plan.delivery(in: session.folders.delivery, workFolder: session.folders.work)
    return try await withTaskExecutorPreference(executor) {
      async let waveform = Self.waveform(of: delivery.sound)
      let inspection = try QualityControl.inspect(delivery, against: plan.expectations)
      return Verified(
        report: inspection.report, plan: plan, profile: inspection.profile, fingerprint: inspection.fingerprint,
        waveform: try await waveform, loudness: inspection.levels.shortTerm, stemLoudness: inspection.stemLoudness,
        correlations: inspection.correlations)
    }
  }

  private static func waveform(of master: any AudioSource) async throws -> Waveform {
    var builder = WaveformBuilder(frameCount: master.frameCount)
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
