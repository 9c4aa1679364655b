import Audio
import Foundation

extension CheckDefinition {
  /// The difference in level between right and left above 150 Hz, which should be small.
  static let balance = CheckDefinition("balance", title: "Balance", unit: "dB", repair: .anotherSong) { measured, _ in
    BalanceCheck.run(measured.master.faults.windows)
  }
}

enum BalanceCheck {
  static let usual = Decibels.dB(1.5)
  static let limit = Decibels.dB(4)

  static func run(_ windows: StereoWindows) -> CheckResult {
    guard let difference = windows.balance else {
      return CheckResult(.balance, .undetermined, detail: "The file is silent.")
    }
    let distance = Decibels.dB(abs(difference.value))
    let side = difference.value > 0 ? "right" : "left"
    return CheckResult(
      .balance, CheckStatus(of: distance, usual: usual, limit: limit), value: .hundredths(difference.value),
      target: .number(0), tolerance: limit.value,
      detail: "Above 150 Hz the \(side) channel is \(number(distance)) dB louder; up to \(number(usual)) dB is "
        + "usual, more than \(number(limit)) dB leans to one side.")
  }
}

extension StereoWindows {
  /// The level of the right channel above that of the left one, within ±120 dB; nil for silence.
  var balance: Decibels? {
    let all = windows + [open]
    let (left, right) = (all.reduce(0) { $0 + $1.left }, all.reduce(0) { $0 + $1.right })
    guard left + right > 1e-9 else { return nil }
    return .dB(max(-120, min(120, 10 * log10(max(right, 1e-13) / max(left, 1e-13)))))
  }
}
