import Analysis
import Audio

extension CheckDefinition {
  /// The true peak of the master (ITU-R BS.1770-5, annex 2), which stays below the ceiling.
  static let truePeak = CheckDefinition(
    "true_peak", title: "True peak", unit: "dBTP", bound: .atMost, repair: .lowerCeiling
  ) { TruePeakCheck.run($0.master.profile, $1) }
}

enum TruePeakCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> CheckResult {
    let target = expected.truePeak
    let result = { (status: CheckStatus, detail: String) in
      CheckResult(
        .truePeak, status, value: profile.truePeak.map { .number($0.value) }, target: target.map { .number($0.value) },
        detail: detail)
    }
    guard let measured = profile.truePeak else { return result(.pass, "The file is digital silence.") }
    guard let target else {
      return result(.undetermined, "Measured \(number(measured)) dBTP, but no target was given.")
    }
    return result(
      measured <= target ? .pass : .fail,
      "Measured \(number(measured)) dBTP, the ceiling is \(number(target)) dBTP.")
  }
}
