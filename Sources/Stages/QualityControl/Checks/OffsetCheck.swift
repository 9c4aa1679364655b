import Audio

/// Whether the waveform is centred on 0.
enum OffsetCheck {
  /// Of full scale: −74 dB.
  static let warning = 2e-4
  /// Of full scale: −60 dB.
  static let limit = 1e-3

  static func run(_ meter: OffsetMeter) -> Check {
    let offset = meter.offset
    let status: CheckStatus = offset < warning ? .pass : offset < limit ? .warn : .fail
    let percent = number(offset * 100)
    return Check(
      "dc", status, value: .number(level(offset)), unit: "dBFS", target: .number(level(limit)),
      detail: "The mean of the \(meter.channel) channel is \(percent == "0" ? "under 0.01" : percent) % of full scale; "
        + "\(number(warning * 100)) % is usual, \(number(limit * 100)) % is too much.")
  }
}

/// In dB relative to full scale; −140 for anything smaller.
private func level(_ offset: Double) -> Double { (Decibels(factor: max(offset, 1e-7)).value * 10).rounded() / 10 }

/// The mean of each channel.
struct OffsetMeter {
  private var left = 0.0
  private var right = 0.0
  private var frames = 0

  /// The larger mean of the two, without its sign.
  var offset: Double { max(abs(left), abs(right)) / Double(max(1, frames)) }
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
