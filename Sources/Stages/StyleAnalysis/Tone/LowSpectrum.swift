import Audio

/// The mean powers of mid and side up to 3 kHz, in narrow bins.
struct LowSpectrum {
  private(set) var frames = 0
  private var mid: [Double]
  private var side: [Double]
  private let width: Double

  /// For spectra of `bins` bins that are `width` hertz apart.
  init(bins: Int, width: Double) {
    mid = [Double](repeating: 0, count: bins)
    side = mid
    self.width = width
  }

  mutating func add(_ spectra: StereoPower) {
    frames += 1
    for k in mid.indices {
      mid[k] += Double(spectra.mid[k])
      side[k] += Double(spectra.side[k])
    }
  }

  /// The mean power of each bin.
  var power: [Double] { zip(mid, side).map { ($0 + $1) / Double(max(1, frames)) } }

  /// How mono the sound is from 20 Hz to 120 Hz.
  var lowEnd: LowEnd {
    let bins = Int((20 / width).rounded(.up))...Int(120 / width)
    let (m, s) = (mid[bins].reduce(0, +), side[bins].reduce(0, +))
    return LowEnd(belowHz: 120, monoShare: m + s > 0 ? m / (m + s) : 1)
  }
}
