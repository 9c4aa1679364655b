import Signal
import StyleAnalysis

/// A recording at 48 kHz and what mastering needs to know of it: no tempo, no key.
struct Listened: Sendable {
  let figures: MasterAccount.Measures
  /// Nil for silence.
  let fingerprint: SpectralFingerprint?

  /// The meter and the search for the key sections both read everything, so they do it side by side.
  init(_ source: any AudioSource) throws {
    var works = [Work(isMeter: true), Work(isMeter: false)]
    try concurrently(on: &works) { try $0.run(source) }
    (figures, fingerprint) = (works[0].figures, works[1].fingerprint)
  }

  private struct Work {
    let isMeter: Bool
    var figures = MasterAccount.Measures(loudnessRange: .dB(0))
    var fingerprint: SpectralFingerprint?

    mutating func run(_ source: any AudioSource) throws {
      if isMeter {
        figures = try MasterAccount.Measures(of: source)
      } else {
        fingerprint = try SpectralFingerprint.measure(source)
      }
    }
  }
}

extension MasterAccount.Measures {
  init(of source: any AudioSource) throws {
    let meter = LoudnessMeter(modes: .everything)
    try source.forEachBlock(of: 65_536) { _, block in meter.add(block) }
    loudness = meter.integrated
    truePeak = meter.truePeak
    loudnessRange = meter.range
    peakToLoudness = truePeak.flatMap { peak in meter.integrated.map { .dB(peak.value - $0.value) } }
  }
}
