import Analysis
import Audio

extension CheckDefinition {
  /// The integrated loudness of the master (ITU-R BS.1770-5), within a tolerance of its target.
  static let loudness = CheckDefinition(
    "loudness", title: "Loudness", unit: "LUFS",
    tolerance: AdjustableTolerance(
      key: "loudness_tolerance_lu", range: 0.1...10, standard: 0.5,
      meaning: "How far the measured loudness may be from its target, in LU."),
    repair: .correctLoudness
  ) { LoudnessCheck.run($0.master.profile, $1) }
}

extension Tolerances {
  /// Of the integrated loudness.
  var loudness: Decibels { .dB(self[.loudness]) }
}

enum LoudnessCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> CheckResult {
    let target = expected.loudness
    let tolerance = expected.tolerances.loudness
    let result = { (status: CheckStatus, detail: String) in
      CheckResult(
        .loudness, status, value: profile.loudness.map { .number($0.value) },
        target: target.map { .number($0.value) }, tolerance: target == nil ? nil : tolerance.value, detail: detail)
    }
    guard let measured = profile.loudness else {
      return result(
        target == nil ? .undetermined : .fail, "Nothing is louder than −70 LUFS, so there is no loudness to measure.")
    }
    guard let target else {
      return result(.undetermined, "Measured \(number(measured)) LUFS, but no target was given.")
    }
    let difference = (measured - target).value
    return result(
      abs(difference) <= tolerance.value ? .pass : .fail,
      "Measured \(number(measured)) LUFS, \(number(abs(difference))) LU \(difference < 0 ? "below" : "above") the "
        + "target of \(number(target)) ± \(number(tolerance)).")
  }
}
