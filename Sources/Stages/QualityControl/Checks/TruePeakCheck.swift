import Analysis
import Audio

/// Whether the oversampled peak stays below the ceiling.
enum TruePeakCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
    let target = expected.truePeak
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "true_peak", status, value: profile.truePeak.map { .number($0.value) }, unit: "dBTP",
        target: target.map { .number($0.value) }, detail: detail)
    }
    guard let measured = profile.truePeak else { return reading(.pass, "The file is digital silence.") }
    guard let target else {
      return reading(.undetermined, "Measured \(number(measured.value)) dBTP, but no target was given.")
    }
    return reading(
      measured <= target ? .pass : .fail,
      "Measured \(number(measured.value)) dBTP, the ceiling is \(number(target.value)) dBTP.")
  }
}
