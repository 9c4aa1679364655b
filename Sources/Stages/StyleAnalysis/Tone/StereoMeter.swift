import Foundation
import Signal

/// Correlation and side-to-mid energy, from samples and from mid and side spectra.
struct StereoMeter {
  static let edges = [20.0, 120, 500, 2000, 6000, 20_000]

  private var cross = 0.0
  private var left = 0.0
  private var right = 0.0
  private var mid: [Double]
  private var side: [Double]

  /// For spectra with `size / 2 + 1` bins at 48 kHz.
  init(size: Int) {
    mid = [Double](repeating: 0, count: size / 2 + 1)
    side = mid
  }

  /// Takes samples, for the correlation.
  mutating func add(_ block: StereoBuffer) {
    var (lr, ll, rr): (Float, Float, Float) = (0, 0, 0)
    for i in 0..<block.frames {
      lr += block.left[i] * block.right[i]
      ll += block.left[i] * block.left[i]
      rr += block.right[i] * block.right[i]
    }
    cross += Double(lr)
    left += Double(ll)
    right += Double(rr)
  }

  /// Takes the power spectra of mid and side of one frame.
  mutating func add(mid midPower: [Float], side sidePower: [Float]) {
    for k in midPower.indices {
      mid[k] += Double(midPower[k])
      side[k] += Double(sidePower[k])
    }
  }

  /// The whole picture.
  var image: StereoImage {
    let power = (left * right).squareRoot()
    let correlation = power > 0 ? max(-1, min(1, cross / power)) : 1
    return StereoImage(
      correlation: correlation,
      width: zip(Self.edges, Self.edges.dropFirst()).map { low, high in
        BandWidth(lowHz: low, highHz: high, sideDb: ratio(from: low, to: high))
      })
  }

  private func ratio(from low: Double, to high: Double) -> Double {
    let width = 24_000 / Double(mid.count - 1)
    let bins = Int((low / width).rounded(.up))...Int(high / width)
    let m = mid[bins].reduce(0, +)
    let s = side[bins].reduce(0, +)
    guard s > 0 else { return -120 }
    return max(-120, min(120, 10 * log10(s / max(m, .leastNormalMagnitude))))
  }
}
