import Audio
import Foundation

/// Whether left and right are equally loud.
enum BalanceCheck {
  /// In dB.
  static let usual = 1.5
  static let limit = 4.0

  static func run(_ windows: StereoWindows) -> Check {
    guard let difference = windows.balance else {
      return Check("balance", .undetermined, unit: "dB", detail: "The file is silent.")
    }
    let status: CheckStatus = abs(difference) <= usual ? .pass : abs(difference) <= limit ? .warn : .fail
    let side = difference > 0 ? "right" : "left"
    return Check(
      "balance", status, value: .number((difference * 100).rounded() / 100), unit: "dB", target: .number(0),
      tolerance: limit,
      detail: "Above 150 Hz the \(side) channel is \(number(abs(difference))) dB louder; up to \(number(usual)) dB is "
        + "usual, more than \(number(limit)) dB leans to one side.")
  }
}

/// Levels and likeness of the channels above 150 Hz, over windows of half a second.
struct StereoWindows: Sendable {
  static let length = 24_000

  struct Window: Sendable {
    var left = 0.0
    var right = 0.0
    var both = 0.0

    /// −1…1; 1 when a channel is silent.
    var correlation: Double {
      let power = (left * right).squareRoot()
      return power > 0 ? both / power : 1
    }
  }

  private(set) var windows: [Window] = []
  /// Left and right above 150 Hz together, at 3 kHz.
  private(set) var thinned: [Float] = []
  private var open = Window()
  private var filled = 0
  private var left = Biquad(.highPass(.Hz(150)))
  private var right = Biquad(.highPass(.Hz(150)))
  private var carried: (sum: Float, count: Int) = (0, 0)

  mutating func add(_ block: StereoBuffer) {
    var (l, r) = (block.left, block.right)
    left.process(&l)
    right.process(&r)
    thin(l, r)
    var start = 0
    while start < l.count {
      let end = min(l.count, start + Self.length - filled)
      var (ll, rr, lr): (Float, Float, Float) = (0, 0, 0)
      for i in start..<end {
        ll += l[i] * l[i]
        rr += r[i] * r[i]
        lr += l[i] * r[i]
      }
      open.left += Double(ll)
      open.right += Double(rr)
      open.both += Double(lr)
      filled += end - start
      start = end
      if filled == Self.length { close() }
    }
  }

  private mutating func close() {
    windows.append(open)
    (open, filled) = (Window(), 0)
  }

  /// Sixteen samples become their mean.
  private mutating func thin(_ left: [Float], _ right: [Float]) {
    var (sum, count) = carried
    for i in left.indices {
      sum += left[i] + right[i]
      count += 1
      guard count == 16 else { continue }
      thinned.append(sum / 32)
      (sum, count) = (0, 0)
    }
    carried = (sum, count)
  }

  /// Of each window; nil for silence.
  var correlations: [Double?] { windows.map { $0.left + $0.right > 1e-6 ? $0.correlation : nil } }

  /// How much louder the right channel is, in dB, at most 120; nil for silence.
  var balance: Double? {
    let all = windows + [open]
    let (left, right) = (all.reduce(0) { $0 + $1.left }, all.reduce(0) { $0 + $1.right })
    guard left + right > 1e-9 else { return nil }
    return max(-120, min(120, 10 * log10(max(right, 1e-13) / max(left, 1e-13))))
  }
}
