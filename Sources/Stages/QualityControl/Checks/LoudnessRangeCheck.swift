import Analysis
import Audio

extension CheckDefinition {
  /// The loudness range (EBU Tech 3342), within that of the genre; left out where the genre has none.
  static let loudnessRange = CheckDefinition(
    "loudness_range", title: "Loudness range", unit: "LU", severity: .warn, repair: .anotherSong
  ) { LoudnessRangeCheck.run($0.master.profile, $1) }
}

enum LoudnessRangeCheck {
  /// Shorter sound has too few passages to compare.
  static let shortest = Seconds.s(40)

  static func run(_ profile: StyleProfile, _ expected: Expectations) -> CheckResult? {
    guard let range = expected.loudnessRange else { return nil }
    let measured = profile.loudnessRange.value
    let limits = "\(number(range.lowerBound)) to \(number(range.upperBound))"
    let result = { (status: CheckStatus, detail: String) in
      CheckResult(.loudnessRange, status, value: .hundredths(measured), target: .word(limits), detail: detail)
    }
    guard profile.duration >= shortest, profile.loudness != nil else {
      return result(
        .undetermined, "Under \(number(shortest)) s of sound there are too few passages to compare their loudness.")
    }
    return result(
      range.contains(measured) ? .pass : .fail,
      "The loudness range is \(number(measured)) LU; \(limits) LU are usual for the genre.")
  }
}
