import Music
import StyleAnalysis

extension CheckDefinition {
  /// The measured tempo, which should be the planned one at the metrical level of the genre.
  static let tempo = CheckDefinition(
    "tempo", title: "Tempo", unit: "BPM",
    tolerance: AdjustableTolerance(
      key: "tempo_tolerance_bpm", range: 0.1...20, standard: 2,
      meaning: "How far the measured tempo may be from the plan's, in BPM."),
    repair: .anotherSeed(of: .first(of: .drums, .percussion))
  ) { TempoCheck.run($0.master.profile, $1) }
}

extension Tolerances {
  /// Of the tempo, in BPM.
  var tempo: Double { self[.tempo] }
}

enum TempoCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> CheckResult {
    let target = expected.tempo.value?.bpm
    let tolerance = expected.tolerances.tempo
    let reading = { (status: CheckStatus, detail: String) in
      CheckResult(
        .tempo, status, value: profile.bpm.map { .number($0) }, target: target.map { .number($0) },
        tolerance: target == nil ? nil : tolerance, detail: detail)
    }
    guard let measured = profile.bpm else {
      switch expected.tempo {
      case .value(let tempo):
        return reading(.fail, "No steady pulse was found, though \(number(tempo.bpm)) BPM was planned.")
      case .declaredUndeterminable: return reading(.undetermined, "No pulse was found, and none was planned.")
      case .notGiven: return reading(.undetermined, "No pulse was found, and no target was given.")
      }
    }
    let confidence = "confidence \(number(profile.bpmConfidence))"
    guard let target else {
      let why = expected.tempo == .notGiven ? "no target was given" : "the plan has no tempo"
      return reading(.undetermined, "Measured \(number(measured)) BPM (\(confidence)), but \(why).")
    }
    return judged(profile, measured, target, confidence, expected, reading)
  }

  private static func judged(
    _ profile: StyleProfile, _ measured: Double, _ target: Double, _ confidence: String, _ expected: Expectations,
    _ reading: (CheckStatus, String) -> CheckResult
  ) -> CheckResult {
    let tolerance = expected.tolerances.tempo
    let text = "Measured \(number(measured)) BPM (\(confidence)), planned \(number(target)) ± \(number(tolerance)) BPM"
    if abs(measured - target) <= tolerance { return reading(.pass, text + ".") }
    let meter = expected.meter ?? profile.meter ?? .fourFour
    if let level = level(of: measured, target, meter, tolerance) {
      return reading(.pass, text + "; in \(meter) \(level) are a pulse as well.")
    }
    let other = profile.bpmAlternative
    if let other, abs(other - target) <= tolerance {
      // Without a genre, or if the genre knows both levels, nobody can say which of them is the beat.
      guard let range = expected.tempoRange, !range.contains(measured) else {
        return reading(.pass, text + "; both are levels of the same pulse.")
      }
    }
    return reading(.fail, text + ".")
  }

  /// The note values that were counted or planned where the other ones are the beat of a meter of three or of a compound one.
  private static func level(of measured: Double, _ target: Double, _ meter: Meter, _ tolerance: Double) -> String? {
    let isNear = { (factor: Double) in abs(factor * measured - target) <= tolerance * max(1, factor) }
    if meter.isCompound {
      return [(1.5, "quarters"), (2.0 / 3, "quarters"), (3, "eighths"), (1.0 / 3, "eighths"), (2, "bars")]
        .first { isNear($0.0) }?.1
    }
    guard meter == .threeFour else { return nil }
    return [(1.5, "dotted quarters"), (3, "bars")].first { isNear($0.0) }?.1
  }
}
