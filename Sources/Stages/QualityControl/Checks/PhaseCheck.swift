import Analysis
import Audio
import Foundation

extension CheckDefinition {
  /// The loss of the band that loses most in mono, and stretches in which the channels cancel each other.
  ///
  /// Channels that cancel from end to end and in all bands are the mono check's.
  static let phase = CheckDefinition(
    "phase", title: "Phase", unit: "dB", bound: .atMost, repair: .anotherSong
  ) { measured, _ in PhaseCheck.run(measured.master.profile, measured.master.faults.windows) }
}

enum PhaseCheck {
  /// The loss of a band in mono: 10 log₁₀(1 + S/M).
  static let usual = Decibels.dB(4)
  static let limit = Decibels.dB(6)
  /// The channels may cancel each other for less than this.
  static let longest = Seconds.s(2)

  static func run(_ profile: StyleProfile, _ windows: StereoWindows) -> CheckResult {
    let worst = profile.stereo.width.filter { $0.lowHz >= 120 && isAudible($0, profile) }.max { $0.sideDb < $1.sideDb }
    let loss = Decibels.dB(worst.map { 10 * log10(1 + pow(10, $0.sideDb / 10)) } ?? 0)
    let result = { (status: CheckStatus, detail: String, at: Seconds?) in
      CheckResult(
        .phase, status, value: .hundredths(loss.value), target: .number(limit.value), detail: detail, at: at)
    }
    if profile.stereo.correlation < 0 {
      return result(.undetermined, "The channels cancel as a whole; see mono.", nil)
    }
    if let span = windows.cancelling, span.end - span.start >= longest {
      return result(
        .fail, "Left and right cancel each other from \(timestamp(span.start)) to \(timestamp(span.end)).", span.start)
    }
    let band = worst.map { "\(number($0.lowHz)) to \(number($0.highHz)) Hz" } ?? "No band"
    return result(
      CheckStatus(of: loss, usual: usual, limit: limit),
      "\(band) loses most in mono, \(number(loss)) dB; up to \(number(usual)) dB is usual, more than "
        + "\(number(limit)) dB is a fault.", nil)
  }

  /// A band within 40 dB of the loudest third octave; what is fainter may be as wide as it likes.
  private static func isAudible(_ band: BandWidth, _ profile: StyleProfile) -> Bool {
    profile.eqProfile.contains { $0.hz >= band.lowHz && $0.hz < band.highHz && $0.db > -40 }
  }
}

extension StereoWindows {
  /// The longest stretch above −50 dBFS in which the channels correlate by less than −0.3; nil when there is none.
  fileprivate var cancelling: (start: Seconds, end: Seconds)? {
    let floor = pow(10, -5.0) * Double(Self.length)
    var longest: Range<Int> = 0..<0
    var start = 0
    for (i, window) in windows.enumerated() {
      let cancels = window.left + window.right > floor && window.correlation < -0.3
      if !cancels { start = i + 1 }
      if i + 1 - start > longest.count { longest = start..<i + 1 }
    }
    guard !longest.isEmpty else { return nil }
    return (Self.time * Double(longest.lowerBound), Self.time * Double(longest.upperBound))
  }
}
