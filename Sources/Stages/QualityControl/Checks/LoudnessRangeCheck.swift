import Analysis
import Audio

/// Whether quiet and loud passages differ as much as the genre has it (EBU Tech 3342).
enum LoudnessRangeCheck {
  /// What is shorter has too few passages to compare, in seconds.
  static let shortest = 40.0

  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check? {
    guard let range = expected.loudnessRange else { return nil }
    let measured = profile.loudnessRange.value
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "loudness_range", status, value: .number((measured * 100).rounded() / 100), unit: "LU",
        target: .word("\(number(range.lowerBound)) to \(number(range.upperBound))"), detail: detail)
    }
    guard profile.duration.value >= shortest, profile.loudness != nil else {
      return reading(
        .undetermined, "Under \(number(shortest)) s of sound there are too few passages to compare their loudness.")
    }
    return reading(
      range.contains(measured) ? .pass : .fail,
      "The loudness range is \(number(measured)) LU; \(number(range.lowerBound)) to \(number(range.upperBound)) LU are "
        + "usual for the genre.")
  }
}
