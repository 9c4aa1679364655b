import Analysis
import Music

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
    let meter = expected.meter ?? profile.meter ?? .fourFour
    let wanted = TempoTarget(bpm: target, tolerance: tolerance, meter: meter, range: expected.tempoRange)
    switch TempoResolver.agreement(of: measured, or: profile.bpmAlternative, with: wanted) {
    case .same: return reading(.pass, text + ".")
    case .note(let note): return reading(.pass, text + "; in \(meter) \(note) are a pulse as well.")
    case .octave: return reading(.pass, text + "; both are levels of the same pulse.")
    case .different: return reading(.fail, text + ".")
    }
  }
}
