import Audio
import Diagnostics

/// Makes any source exactly as long as the plan, at 48 kHz.
public enum Conformer {
  /// What is cut or runs out ends in a fade of this length, so that it does not click.
  static let fade = SampleRate.standard.frames(in: .ms(10))

  /// Writes exactly `frames` frames of `source` to `sink`: resampled, trimmed or padded with silence.
  ///
  /// Throws `Problems` for a rate that cannot be converted, and what the source and the sink throw.
  public static func conform(
    _ source: any AudioSource, to frames: Int, into sink: any AudioSink
  ) throws -> FitReport {
    guard (1_000...1_000_000).contains(source.rate.value) else { throw unusable(source.rate) }
    let resampler = source.rate == .standard ? nil : Resampler(from: source.rate)
    let ratio = SampleRate.standard.value / source.rate.value
    let expected = Int((Double(source.frameCount) * ratio).rounded())
    var fitting = Fitting(frames: frames, end: min(frames, expected), fades: expected != frames)
    try source.forEachBlock { _, block in try fitting.add(resampler?.process(block) ?? block, to: sink) }
    if let resampler { try fitting.add(resampler.finish(), to: sink) }
    try fitting.pad(sink)
    return report(source, fitting, difference: frames - expected)
  }

  private static func report(_ source: any AudioSource, _ fitting: Fitting, difference: Int) -> FitReport {
    let peak = max(fitting.left.peak, fitting.right.peak)
    return FitReport(
      sourceRate: source.rate, sourceDuration: source.duration,
      peak: peak > 0 ? Decibels(factor: Double(peak)) : nil, isSilent: peak < 0.001,
      clippedRuns: fitting.left.runs + fitting.right.runs,
      padded: SampleRate.standard.time(of: max(0, difference)),
      trimmed: SampleRate.standard.time(of: max(0, -difference)))
  }

  private static func unusable(_ rate: SampleRate) -> Problems {
    Problems(
      Diagnosis(
        code: "conform.rate", place: "conform", finding: "the sound has \(rate.value) frames per second",
        remedy: "give sound between 8000 and 192000 Hz"))
  }
}
