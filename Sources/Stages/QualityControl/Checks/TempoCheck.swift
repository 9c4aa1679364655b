import Analysis
import Audio
import Music

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
    if let planned = PlannedTempi(expected, length: profile.duration.value) {
      let (status, detail) = judged(profile, measured, planned)
      return reading(status, detail)
    }
    return judged(profile, measured, target, confidence, expected, reading)
  }

  private static func judged(
    _ profile: StyleProfile, _ measured: Double, _ target: Double, _ confidence: String, _ expected: Expectations,
    _ reading: (CheckStatus, String) -> CheckResult
  ) -> CheckResult {
    let tolerance = expected.tolerances.tempo
    let text = "Measured \(number(measured)) BPM (\(confidence)), planned \(number(target)) ± \(number(tolerance)) BPM"
    let meter = expected.meter ?? profile.meter ?? .fourFour
    let wanted = TempoTarget(bpm: target, tolerance: tolerance, meter: meter, range: expected.tempoRange)
    switch TempoResolver.agreement(of: measured, or: profile.bpmAlternative, with: wanted) {
    case .same: return reading(.pass, text + ".")
    case .note(let note): return reading(.pass, text + "; in \(meter) \(note) are a pulse as well.")
    case .octave: return reading(.pass, text + "; both are levels of the same pulse.")
    case .different:
      let level = (expected.tempoLevels ?? []).first { abs(measured / $0 - target) <= tolerance * max(1, 1 / $0) }
      guard let level else { return reading(.fail, text + ".") }
      return reading(.pass, text + "; the pulse at \(number(level)) times the tempo is what plays.")
    }
  }

  /// A tempo that changes is compared at the beginning and at the end.
  private static func judged(
    _ profile: StyleProfile, _ measured: Double, _ planned: PlannedTempi
  ) -> (CheckStatus, String) {
    let plan = "planned \(number(planned.begin)) at the beginning and \(number(planned.end)) BPM at the end"
    guard let found = profile.tempoSections.flatMap(planned.measured) else {
      return (.undetermined, "Measured \(number(measured)) BPM, \(plan); the pulse is too loose to follow its changes.")
    }
    guard planned.isMeasurable || !PlannedTempi.isNear(found.begin, planned.begin) else {
      return (
        .pass,
        "Measured \(number(found.begin)) BPM at the beginning, \(plan); a change in between is too short to measure."
      )
    }
    let isKept = PlannedTempi.isNear(found.begin, planned.begin) && PlannedTempi.isNear(found.end, planned.end)
    return (
      isKept ? .pass : .fail,
      "Measured \(number(found.begin)) and \(number(found.end)) BPM, \(plan), each within "
        + "\(number(100 * PlannedTempi.tolerance)) %."
    )
  }
}
