import AudioFiles
import Foundation
import Planning
import QualityControl
import Report
import Signal
import StyleAnalysis

/// What was measured in the files of a delivery.
struct Verified: Sendable {
  let report: QualityReport
  let profile: StyleProfile
  /// Nil for a silent master.
  let fingerprint: SpectralFingerprint?
  let waveform: Waveform
  /// Short-term loudness, twice a second.
  let loudness: [LoudnessPoint]
  /// Of each stem, in their order.
  let stemLoudness: [Loudness?]
}

extension Production {
  /// Opens what was written and measures it; nothing here looks at what the stages before had in memory.
  func verify(_ session: Session) async throws -> Verified {
    let master = try AudioFileSource(path: session.masterPath)
    let stems = try session.plan.stems.map { try AudioFileSource(path: session.stemPath($0)) }
    let delivery = Delivery(
      facts: FileFacts(master.facts, name: session.order.name), sound: master, samples: master,
      stems: zip(session.plan.stems, stems).map {
        DeliveredStem(facts: FileFacts($1.facts, name: $0.fileName), samples: $1)
      })
    let expected = Expectations(session, tolerances: options.tolerances)
    return try await withTaskExecutorPreference(executor) {
      async let levels = stems.parallelMap(width: options.width) { try LoudnessCurve($0).integrated }
      async let curve = Self.curve(of: master)
      let inspection = try QualityControl.inspect(delivery, against: expected)
      let (loudness, waveform) = try await curve
      return Verified(
        report: inspection.report, profile: inspection.profile, fingerprint: inspection.fingerprint,
        waveform: waveform, loudness: loudness.points, stemLoudness: try await levels)
    }
  }

  private static func curve(of master: AudioFileSource) async throws -> (LoudnessCurve, Waveform) {
    var builder = WaveformBuilder(frameCount: master.frameCount)
    try master.forEachBlock { _, block in builder.add(block) }
    return (try LoudnessCurve(master), builder.waveform)
  }
}

/// Loudness over time.
private struct LoudnessCurve: Sendable {
  private(set) var points: [LoudnessPoint] = []
  let integrated: Loudness?

  init(_ source: some AudioSource) throws {
    let meter = LoudnessMeter(modes: .integrated)
    var points: [LoudnessPoint] = []
    try source.forEachBlock(of: SampleRate.standard.frames(in: .ms(500))) { start, block in
      meter.add(block)
      points.append(
        LoudnessPoint(time: SampleRate.standard.time(of: start + block.frames), loudness: meter.shortTerm))
    }
    self.points = points
    integrated = meter.integrated
  }
}

extension FileFacts {
  fileprivate init(_ facts: AudioFileFacts, name: String) {
    self.init(
      name: name, bits: facts.bits ?? 32, rate: facts.rate, channels: facts.channels, frames: facts.frames)
  }
}

extension Expectations {
  /// The plan's promises, and what it declared undeterminable beforehand.
  fileprivate init(_ session: Session, tolerances: Tolerances) {
    self.init()
    let plan = session.plan
    tempo = plan.expectations.tempo ? .value(plan.bpm) : .declaredUndeterminable
    tempoRange = plan.expectations.tempoRange[0]...plan.expectations.tempoRange[1]
    key = plan.expectations.key ? .value(plan.key) : .declaredUndeterminable
    loudness = plan.loudness
    truePeak = plan.truePeak
    frames = plan.frames
    reference = session.reference?.fingerprint
    self.tolerances = tolerances
  }
}
