import Analysis
import Audio
import Diagnostics
import Music

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
    let tempoPrior = TempoPrior(
      range: expected.tempoRange, asked: expected.tempo.value?.bpm, tolerance: expected.tolerances.tempo)
    var ears = Ears(delivery, tempoPrior: tempoPrior, family: expected.key.value?.mode.family)
    try ears.listen()
    guard let heard = ears.master else { throw CancellationError() }
    let stems = ears.stems
    var checks = music(heard, expected) + faults(heard, stems?.stems ?? [], expected)
    checks.append(FormatCheck.run(delivery, expected))
    checks.append(CodecPeakCheck.run(try delivery.codecs?(heard.faults.track.loudestPlaces)))
    if let stems {
      checks += [
        StemSumCheck.run(stems), StemContentCheck.run(stems.stems, expected),
        StemSilenceCheck.run(stems.stems, expected), StemHeadroomCheck.run(stems.stems),
      ]
    }
    let order = Dictionary(uniqueKeysWithValues: zip(Severities.catalogue.map(\.id), 0...))
    let weighed = checks.compactMap(expected.severities.weighed).sorted { order[$0.id] ?? 0 < order[$1.id] ?? 0 }
    return Inspection(
      report: QualityReport(weighed), profile: heard.profile, fingerprint: heard.fingerprint,
      stemLoudness: stems?.stems.map(\.loudness) ?? [], correlations: heard.faults.windows.correlations,
      levels: heard.levels)
  }

  /// What the music is held against.
  private static func music(_ heard: Listening, _ expected: Expectations) -> [Check] {
    let profile = heard.profile
    let checks = [
      TempoCheck.run(profile, expected), DriftCheck.run(profile, expected),
      KeyCheck.run(profile, others: heard.keys, expected),
      LoudnessCheck.run(profile, expected), TruePeakCheck.run(profile, expected),
      SectionsCheck.run(heard.levels, profile, expected), RepetitionCheck.run(heard.faults.windows, expected),
      LoudnessRangeCheck.run(profile, expected),
    ]
    let similarity = expected.reference.map {
      SimilarityCheck.run(heard.fingerprint, $0, least: expected.tolerances.similarity)
    }
    return (checks + [similarity]).compactMap(\.self)
  }

  /// What no music should have.
  private static func faults(_ heard: Listening, _ stems: [HeardStem], _ expected: Expectations) -> [Check] {
    let faults = heard.faults
    let phase = PhaseCheck.run(heard.profile, faults.windows)
    return [
      ClippingCheck.run(faults.clipping), SilenceCheck.run(faults.silence, expected),
      DropoutCheck.run(faults.track.dropouts, stems: stems),
      ClickCheck.run(faults.clicks, explainedBy: faults.explained, stems: stems), OffsetCheck.run(faults.offset),
      BalanceCheck.run(faults.windows), MonoCheck.run(heard.profile, besides: phase), phase,
      HolesCheck.run(heard.profile),
    ]
  }
}

/// The checks of a delivery, and what was measured in it.
public struct Inspection: Sendable {
  public let report: QualityReport
  public let profile: StyleProfile
  /// Nil for silence.
  public let fingerprint: SpectralFingerprint?
  /// Of each stem, in their order; nil for silence.
  public let stemLoudness: [Loudness?]
  /// Of left and right above 150 Hz in each half second, −1…1; nil for silence.
  public let correlations: [Double?]
  /// How loud the master is over time.
  public let levels: LevelTrack
}
