import AudioFiles
import Foundation
import Planning
import QualityControl
import Report
import Signal
import StyleAnalysis

/// What was measured in the files of a delivery.
struct Verified: Sendable {
  private(set) var report: QualityReport
  let profile: StyleProfile
  /// Nil for a silent master.
  let fingerprint: SpectralFingerprint?
  let waveform: WaveformOverview
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
    noted.report.checks = report.checks.map { check in
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
    let master = try AudioFileSource(path: session.masterPath)
    let stems = try session.plan.stems.map { try AudioFileSource(path: session.stemPath($0)) }
    let expected = Expectations(session, tolerances: options.tolerances, severities: options.severities)
    var delivery = Delivery(
      facts: FileFacts(master.facts, name: session.order.name), sound: master, samples: master,
      stems: zip(session.plan.stems, stems).map {
        DeliveredStem(facts: FileFacts($1.facts, name: $0.fileName), samples: $1)
      })
    delivery.codecs = { places in
      try CodecTrial.peaks(of: master, around: places, inFolder: session.folders.work)
        .map { CodecPeak(codec: $0.codec, peak: $0.peak) }
    }
    return try await withTaskExecutorPreference(executor) { [delivery] in
      async let waveform = Self.waveform(of: master)
      let inspection = try QualityControl.inspect(delivery, against: expected)
      return Verified(
        report: inspection.report, profile: inspection.profile, fingerprint: inspection.fingerprint,
        waveform: try await waveform, loudness: inspection.levels.shortTerm, stemLoudness: inspection.stemLoudness,
        correlations: inspection.correlations)
    }
  }

  private static func waveform(of master: AudioFileSource) async throws -> WaveformOverview {
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

extension FileFacts {
  fileprivate init(_ facts: AudioFileFacts, name: String) {
    self.init(
      name: name, bits: facts.bits ?? 32, rate: facts.rate, channels: facts.channels, frames: facts.frames)
  }
}
