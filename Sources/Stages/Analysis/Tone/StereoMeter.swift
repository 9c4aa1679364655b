import Audio
import Foundation

/// Meter of correlation and side-to-mid energy, from samples and from spectra of mid and side.
struct StereoMeter {
  /// Edges of the bands, in hertz.
  static let edges = [20.0, 120, 500, 2000, 6000, 20_000]

  private var samples = ChannelPowers()
  private var cross: [Double]
  private var frames = 0
  private var mid: [Double]
  private var side: [Double]

  /// Meter for spectra of `size / 2 + 1` bins at 48 kHz.
  init(size: Int) {
    mid = [Double](repeating: 0, count: size / 2 + 1)
    (side, cross) = (mid, mid)
  }

  /// Adds samples, for the correlation.
  mutating func add(_ block: StereoBuffer) {
    var (lr, ll, rr): (Float, Float, Float) = (0, 0, 0)
    for i in 0..<block.frames {
      lr += block.left[i] * block.right[i]
      ll += block.left[i] * block.left[i]
      rr += block.right[i] * block.right[i]
    }
    samples.both += Double(lr)
    samples.left += Double(ll)
    samples.right += Double(rr)
  }

  /// Adds the spectra of one frame.
  mutating func add(_ spectra: StereoPower) {
    frames += 1
    for k in mid.indices {
      mid[k] += Double(spectra.mid[k])
      side[k] += Double(spectra.side[k])
      cross[k] += Double(spectra.cross[k])
    }
  }

  /// Mean power of each bin.
  var power: [Double] { zip(mid, side).map { ($0 + $1) / Double(max(1, frames)) } }

  /// Image of the whole recording; `lowEnd` comes from finer spectra.
  func image(lowEnd: LowEnd) -> StereoImage {
    StereoImage(
      correlation: samples.correlation,
      width: zip(Self.edges, Self.edges.dropFirst()).map { width(from: $0, to: $1) }, lowEnd: lowEnd)
  }

  private func width(from low: Double, to high: Double) -> BandWidth {
    let width = 24_000 / Double(mid.count - 1)
    let bins = Int((low / width).rounded(.up))...Int(high / width)
    let (m, s, c) = (mid[bins].reduce(0, +), side[bins].reduce(0, +), cross[bins].reduce(0, +))
    // |M ± S|² = |M|² + |S|² ± 2 Re(M · S*), and Re(L · R*) = |M|² − |S|².
    let powers = ChannelPowers(left: m + s + 2 * c, right: m + s - 2 * c, both: m - s)
    return BandWidth(lowHz: low, highHz: high, sideDb: Self.ratio(s, m), correlation: powers.correlation)
  }

  /// Ratio of the powers `a` and `b` in dB, −120…120.
  static func ratio(_ a: Double, _ b: Double) -> Double {
    guard a > 0 else { return -120 }
    return max(-120, min(120, 10 * log10(a / max(b, .leastNormalMagnitude))))
  }
}

/// Energies of two channels, and that of their product.
struct ChannelPowers {
  var left = 0.0
  var right = 0.0
  var both = 0.0

  /// −1…1; 1 if a channel is silent.
  var correlation: Double {
    let power = (max(0, left) * max(0, right)).squareRoot()
    return power > 0 ? max(-1, min(1, both / power)) : 1
  }
}
