import Analysis
import Foundation

/// Whether the channels cancel each other in one band, or for a while.
///
/// What cancels from end to end and in all bands is `MonoCheck`'s.
enum PhaseCheck {
  /// The loss of a band in mono, in dB: 10 log₁₀(1 + S/M).
  static let usual = 4.0
  static let limit = 6.0
  /// How long the channels may cancel, in seconds.
  static let longest = 2.0

  static func run(_ profile: StyleProfile, _ windows: StereoWindows) -> Check {
    let worst = profile.stereo.width.filter { $0.lowHz >= 120 && isHeard($0, profile) }.max { $0.sideDb < $1.sideDb }
    let loss = worst.map { 10 * log10(1 + pow(10, $0.sideDb / 10)) } ?? 0
    let reading = { (status: CheckStatus, detail: String, at: Double?) in
      Check(
        "phase", status, value: .number((loss * 100).rounded() / 100), unit: "dB", target: .number(limit),
        detail: detail, at: at)
    }
    if profile.stereo.correlation < 0 {
      return reading(.undetermined, "The channels cancel as a whole; see mono.", nil)
    }
    if let span = windows.cancelling, span.end - span.start >= longest {
      return reading(
        .fail, "Left and right cancel each other from \(place(span.start)) to \(place(span.end)).", span.start)
    }
    let band = worst.map { "\(number($0.lowHz)) to \(number($0.highHz)) Hz" } ?? "No band"
    let status: CheckStatus = loss <= usual ? .pass : loss <= limit ? .warn : .fail
    return reading(
      status,
      "\(band) loses most in mono, \(number(loss)) dB; up to \(number(usual)) dB is usual, more than "
        + "\(number(limit)) dB is a fault.", nil)
  }

  /// Whether a band comes within 40 dB of the loudest third octave; what is fainter may be as wide as it likes.
  private static func isHeard(_ band: BandWidth, _ profile: StyleProfile) -> Bool {
    profile.eqProfile.contains { $0.hz >= band.lowHz && $0.hz < band.highHz && $0.db > -40 }
  }
}

extension StereoWindows {
  /// The longest stretch above −50 dBFS in which the channels correlate by less than −0.3.
  fileprivate var cancelling: TimeRange? {
    let floor = pow(10, -5.0) * Double(Self.length)
    var longest: Range<Int> = 0..<0
    var start = 0
    for (i, window) in windows.enumerated() {
      let cancels = window.left + window.right > floor && window.correlation < -0.3
      if !cancels { start = i + 1 }
      if i + 1 - start > longest.count { longest = start..<i + 1 }
    }
    guard !longest.isEmpty else { return nil }
    let seconds = Double(Self.length) / 48_000
    return TimeRange(start: Double(longest.lowerBound) * seconds, end: Double(longest.upperBound) * seconds)
  }
}
