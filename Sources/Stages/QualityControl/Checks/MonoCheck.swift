import Foundation
import StyleAnalysis

/// Whether the track survives on one loudspeaker.
///
/// The loss of a band when both channels are added is 10 log₁₀(1 + S/M) dB, S and M being the energies of side and mid; for
/// channels of equal energy their correlation is (M − S) / (M + S), so that a correlation of 0 is a loss of 3 dB.
enum MonoCheck {
  static func run(_ profile: StyleProfile) -> Check {
    let image = profile.stereo
    let low = lowCorrelation(image)
    let worst = image.width.filter { $0.lowHz >= 120 && isHeard($0, profile) }.max { $0.sideDb < $1.sideDb }
    let loss = worst.map { 10 * log10(1 + pow(10, $0.sideDb / 10)) } ?? 0
    let status = verdict(correlation: image.correlation, low: low, loss: loss)
    let band = worst.map { "\(number($0.lowHz)) to \(number($0.highHz)) Hz" } ?? "no band"
    return Check(
      "mono", status, value: .number(image.correlation), target: .number(0.3),
      detail: "Left and right correlate by \(number(image.correlation)) (0.3 is usual, below 0 fails), below 120 Hz by "
        + "\(number(low)) (0.9 is usual); in mono \(band) loses most, \(number(loss)) dB "
        + "(up to 3 dB is usual, more than 6 dB fails).")
  }

  /// Whether a band comes within 40 dB of the loudest third octave; what is fainter may be as wide as it likes.
  private static func isHeard(_ band: BandWidth, _ profile: StyleProfile) -> Bool {
    profile.eqProfile.contains { $0.hz >= band.lowHz && $0.hz < band.highHz && $0.db > -40 }
  }

  private static func verdict(correlation: Double, low: Double, loss: Double) -> CheckStatus {
    if correlation < 0 || low < 0 || loss > 6 { return .fail }
    return correlation < 0.3 || low < 0.9 || loss > 3 ? .warn : .pass
  }

  private static func lowCorrelation(_ image: StereoImage) -> Double {
    guard let low = image.width.first else { return 1 }
    let ratio = pow(10, low.sideDb / 10)
    return (1 - ratio) / (1 + ratio)
  }
}
