import Diagnosis
import Music
import Signal
import StyleAnalysis

/// Measures written files and holds them against what was planned.
public enum QualityControl {
  /// Runs every check; only what was expected is judged.
  ///
  /// Nothing is taken from the plan but the targets: tempo, key, loudness and the rest are measured in the sound.
  public static func check(_ delivery: Delivery, against expected: Expectations) throws -> QualityReport {
    try inspect(delivery, against: expected).report
  }

  /// Runs every check and hands over what was measured for them as well.
  public static func inspect(_ delivery: Delivery, against expected: Expectations) throws -> Inspection {
    guard delivery.sound.rate == .standard else {
      throw Problems(
        Diagnosis(
          code: "quality.rate", place: delivery.facts.name,
          finding: "its sound is handed over at \(delivery.sound.rate.value) Hz",
          remedy: "resample it to \(SampleRate.standard.value) Hz before it is checked"))
    }
    let heard = try Listening(delivery, tempoPrior: tempoPrior(expected))
    var checks = [
      TempoCheck.run(heard.profile, expected), KeyCheck.run(heard.profile, expected),
      LoudnessCheck.run(heard.profile, expected), TruePeakCheck.run(heard, expected),
      FormatCheck.run(delivery, expected),
    ]
    if let samples = delivery.samples, !delivery.stems.isEmpty {
      checks.append(try StemSumCheck.run(master: samples, stems: delivery.stems))
    }
    checks += [
      SilenceCheck.run(heard.silence, expected), OffsetCheck.run(heard.offset), MonoCheck.run(heard.profile),
    ]
    if let reference = expected.reference {
      checks.append(SimilarityCheck.run(heard.fingerprint, reference, least: expected.tolerances.similarity))
    }
    return Inspection(report: QualityReport(checks), profile: heard.profile, fingerprint: heard.fingerprint)
  }

  /// The genre's range, made wide enough for a tempo that was asked for outside of it.
  private static func tempoPrior(_ expected: Expectations) -> TempoPrior {
    guard let bpm = expected.tempo.value?.bpm else {
      return expected.tempoRange.map { TempoPrior(range: $0) } ?? .general
    }
    // Who names a tempo names its level.
    let range = expected.tempoRange ?? 0.9 * bpm...1.1 * bpm
    let margin = expected.tolerances.tempo
    return TempoPrior(
      range: min(range.lowerBound, bpm - margin)...max(range.upperBound, bpm + margin))
  }
}

/// The checks of a delivery, and what was measured in it.
public struct Inspection: Sendable {
  public let report: QualityReport
  public let profile: StyleProfile
  /// Nil for silence.
  public let fingerprint: SpectralFingerprint?
}
