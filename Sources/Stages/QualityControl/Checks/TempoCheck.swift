import Music
import StyleAnalysis

/// Whether the measured tempo is the planned one, at the metrical level of the genre.
enum TempoCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
    let target = expected.tempo.value?.bpm
    let tolerance = expected.tolerances.tempo
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "tempo", status, value: profile.bpm.map { .number($0) }, unit: "BPM", target: target.map { .number($0) },
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
    _ reading: (CheckStatus, String) -> Check
  ) -> Check {
    let tolerance = expected.tolerances.tempo
    let text = "Measured \(number(measured)) BPM (\(confidence)), planned \(number(target)) ± \(number(tolerance)) BPM"
    if abs(measured - target) <= tolerance { return reading(.pass, text + ".") }
    if let level = level(of: measured, target, expected) {
      return reading(.pass, text + "; in \(expected.meter?.description ?? "") \(level) are a pulse as well.")
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

  /// What is counted where not quarters are: in a meter of three, its bar or its halves, the dotted quarters of 6/8.
  private static func level(of measured: Double, _ target: Double, _ expected: Expectations) -> String? {
    guard let meter = expected.meter, meter != .fourFour else { return nil }
    let tolerance = expected.tolerances.tempo
    if abs(1.5 * measured - target) <= tolerance { return "dotted quarters" }
    return abs(3 * measured - target) <= tolerance ? "bars" : nil
  }
}
