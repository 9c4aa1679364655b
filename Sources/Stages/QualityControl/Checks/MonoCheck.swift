import Analysis

extension CheckDefinition {
  /// The correlation of left and right, which shows how the track survives on one loudspeaker.
  static let mono = CheckDefinition("mono", title: "Mono", bound: .atLeast, repair: .anotherSong) { measured, _ in
    let phase = PhaseCheck.run(measured.master.profile, measured.master.faults.windows)
    return MonoCheck.run(measured.master.profile, besides: phase)
  }
}

/// For channels of equal energy their correlation is (M − S) / (M + S), M and S being the energies of mid and side.
///
/// A correlation of 0 is a loss of 3 dB when both are added. Bands above 120 Hz, and stretches of time, are the phase
/// check's.
enum MonoCheck {
  /// The least correlation of the whole that is usual, and of what is below 120 Hz; below 0 either is a fault.
  static let usual = 0.3
  static let usualBelow120Hz = 0.9

  static func run(_ profile: StyleProfile, besides phase: CheckResult) -> CheckResult {
    let image = profile.stereo
    let low = image.width.first?.correlation ?? 1
    let result = { (status: CheckStatus, detail: String) in
      CheckResult(.mono, status, value: .number(image.correlation), target: .number(usual), detail: detail)
    }
    let status = status(correlation: image.correlation, low: low)
    if status == .warn, phase.at != nil {
      return result(.undetermined, "The channels cancel each other for a while; see phase.")
    }
    return result(
      status,
      "Left and right correlate by \(number(image.correlation)) (\(number(usual)) is usual, below 0 fails), below 120 Hz "
        + "by \(number(low)) (\(number(usualBelow120Hz)) is usual, below 0 fails).")
  }

  private static func status(correlation: Double, low: Double) -> CheckStatus {
    if correlation < 0 || low < 0 { return .fail }
    return correlation < usual || low < usualBelow120Hz ? .warn : .pass
  }
}
