import Analysis
import Audio

/// Whether the integrated loudness is the target's.
enum LoudnessCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
    let target = expected.loudness
    let tolerance = expected.tolerances.loudness.value
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "loudness", status, value: profile.loudness.map { .number($0.value) }, unit: "LUFS",
        target: target.map { .number($0.value) }, tolerance: target == nil ? nil : tolerance, detail: detail)
    }
    guard let measured = profile.loudness else {
      return reading(
        target == nil ? .undetermined : .fail, "Nothing is louder than −70 LUFS, so there is no loudness to measure.")
    }
    guard let target else {
      return reading(.undetermined, "Measured \(number(measured.value)) LUFS, but no target was given.")
    }
    let difference = measured - target
    return reading(
      abs(difference.value) <= tolerance ? .pass : .fail,
      "Measured \(number(measured.value)) LUFS, \(number(abs(difference.value))) LU "
        + "\(difference.value < 0 ? "below" : "above") the target of \(number(target.value)) ± \(number(tolerance)).")
  }
}
