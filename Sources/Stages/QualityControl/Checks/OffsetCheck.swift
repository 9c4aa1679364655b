import Audio

extension CheckDefinition {
  /// The mean of the waveform, which should be centred on 0.
  static let offset = CheckDefinition(
    "dc", title: "DC", unit: "dBFS", bound: .atMost, repair: .anotherSong
  ) { measured, _ in OffsetCheck.run(measured.master.faults.offset) }
}

enum OffsetCheck {
  /// A share of full scale: −74 dB.
  static let usual = 2e-4
  /// A share of full scale: −60 dB.
  static let limit = 1e-3

  static func run(_ meter: OffsetMeter) -> CheckResult {
    let offset = meter.offset
    let status: CheckStatus = offset < usual ? .pass : offset < limit ? .warn : .fail
    let percent = number(offset * 100)
    return CheckResult(
      .offset, status, value: .number(level(of: offset)), target: .number(level(of: limit)),
      detail: "The mean of the \(meter.channel) channel is \(percent == "0" ? "under 0.01" : percent) % of full scale; "
        + "\(number(usual * 100)) % is usual, \(number(limit * 100)) % is too much.")
  }

  /// In dBFS, to a decimal; −140 for anything smaller.
  private static func level(of offset: Double) -> Double {
    (Decibels(factor: max(offset, 1e-7)).value * 10).rounded() / 10
  }
}

/// The mean of each channel.
struct OffsetMeter: Sendable {
  private var left = 0.0
  private var right = 0.0
  private var frames = 0

  /// The larger mean of the two, without its sign; full scale is 1.
  var offset: Double { max(abs(left), abs(right)) / Double(max(1, frames)) }
  /// The name of the channel with the larger mean.
  var channel: String { abs(right) > abs(left) ? "right" : "left" }

  mutating func add(_ block: StereoBuffer) {
    var (l, r): (Double, Double) = (0, 0)
    for i in 0..<block.frames {
      l += Double(block.left[i])
      r += Double(block.right[i])
    }
    left += l
    right += r
    frames += block.frames
  }
}
