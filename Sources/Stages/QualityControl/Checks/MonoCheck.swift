import Analysis

/// Whether the track survives on one loudspeaker.
///
/// For channels of equal energy their correlation is (M − S) / (M + S), M and S being the energies of mid and side, so
/// that a correlation of 0 is a loss of 3 dB when both are added. Bands above 120 Hz, and stretches of time, are
/// `PhaseCheck`'s.
enum MonoCheck {
  static func run(_ profile: StyleProfile, besides phase: Check) -> Check {
    let image = profile.stereo
    let low = image.width.first?.correlation ?? 1
    let reading = { (status: CheckStatus, detail: String) in
      Check("mono", status, value: .number(image.correlation), target: .number(0.3), detail: detail)
    }
    let status = verdict(correlation: image.correlation, low: low)
    if status == .warn, phase.at != nil {
      return reading(.undetermined, "The channels cancel each other for a while; see phase.")
    }
    return reading(
      status,
      "Left and right correlate by \(number(image.correlation)) (0.3 is usual, below 0 fails), below 120 Hz by "
        + "\(number(low)) (0.9 is usual, below 0 fails).")
  }

  private static func verdict(correlation: Double, low: Double) -> CheckStatus {
    if correlation < 0 || low < 0 { return .fail }
    return correlation < 0.3 || low < 0.9 ? .warn : .pass
  }
}
