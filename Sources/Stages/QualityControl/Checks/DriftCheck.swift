import StyleAnalysis

/// Whether the tempo is the same at the end as at the beginning.
enum DriftCheck {
  /// In per cent.
  static let limit = 0.5

  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "drift", status, value: profile.tempoDrift.map { .number(($0 * 100).rounded() / 100) }, unit: "%",
        target: .number(0), tolerance: limit, detail: detail)
    }
    guard expected.tempo.value != nil else { return reading(.undetermined, "No steady tempo was asked for.") }
    guard let drift = profile.tempoDrift else {
      return reading(.undetermined, "The pulse is too loose to say whether it drifts.")
    }
    guard abs(drift) > limit else { return reading(.pass, "The tempo stays the same from beginning to end.") }
    return reading(
      .fail, "The tempo ends \(number(abs(drift))) % \(drift > 0 ? "faster" : "slower") than it began.")
  }
}
