import Analysis
import Audio
import Diagnostics
import Music

/// Measures written files and compares them with what was planned.
public enum QualityControl {
  /// The results of every check that applies; only what was expected is judged.
  ///
  /// Nothing is taken from the plan but the targets: tempo, key, loudness and the rest are measured in the sound.
  public static func check(_ delivery: Delivery, against expected: Expectations) throws -> QualityReport {
    try inspect(delivery, against: expected).report
  }

  /// The results of every check, and what was measured for them.
  ///
  /// Throws `Problems` for sound at another rate than 48 kHz, and the errors of the files.
  public static func inspect(_ delivery: Delivery, against expected: Expectations) throws -> Inspection {
    guard delivery.sound.rate == .standard else {
      throw Problems(
        Diagnosis(
          code: "quality.rate", location: delivery.facts.name,
          finding: "its sound is handed over at \(delivery.sound.rate.value) Hz",
          remedy: "resample it to \(SampleRate.standard.value) Hz before it is checked"))
    }
    let tempoPrior = TempoPrior(
      range: expected.tempoRange, asked: expected.tempo.value?.bpm, tolerance: expected.tolerances.tempo)
    let measurement = try DeliveryMeasurer(
      delivery: delivery, tempoPrior: tempoPrior, family: expected.key.value?.mode.family, song: expected.song
    ).measure()
    let results = CheckDefinition.all.compactMap { $0.judge(measurement, expected) }
      .compactMap(expected.severities.weighed)
    let material = WishMaterial(delivery: delivery, measured: measurement, expected: expected)
    return Inspection(
      measurement, QualityReport(results, words: try (expected.wishes ?? []).map(material.judge)))
  }
}

/// The checks of a delivery, and what was measured in it.
public struct Inspection: Sendable {
  public let report: QualityReport
  public let profile: StyleProfile
  /// Nil for silence.
  public let fingerprint: SpectralFingerprint?
  /// Integrated loudness of each stem, in their order; nil for silence.
  public let stemLoudness: [Loudness?]
  /// Correlation of left and right above 150 Hz in each half second, −1…1; nil for silence.
  public let correlations: [Double?]
  /// Loudness of the master over time.
  public let levels: LevelTrack

  init(_ measurement: DeliveryMeasurement, _ report: QualityReport) {
    let master = measurement.master
    self.report = report
    profile = master.profile
    fingerprint = master.fingerprint
    stemLoudness = measurement.stems?.stems.map(\.loudness) ?? []
    correlations = master.faults.windows.correlations
    levels = master.levels
  }
}
