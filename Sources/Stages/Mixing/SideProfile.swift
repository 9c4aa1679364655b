import Audio

/// The power of a stem's middle and side in each second, and in four bands from 43 ms of every half second.
///
/// What is below 120 Hz hardly counts for width, and the bands are those that the quality control looks at.
struct SideProfile: Sendable, Hashable {
  /// The lower edges, in Hz.
  static let edges = [120.0, 500, 2000, 6000]
  private static let size = 2048
  /// A band counts when it is this far under the stem's loudest at most, as a factor on power.
  private static let audible = 0.01

  /// By band.
  private(set) var middles = [Double](repeating: 0, count: edges.count)
  private(set) var sides = [Double](repeating: 0, count: edges.count)
  private var seconds: [Second] = []
  private let hann = Window.hann(size)

  private struct Second: Hashable {
    let middle: Double
    let side: Double
  }

  /// Adds the powers of a second.
  mutating func addSecond(middle: Double, side: Double) { seconds.append(Second(middle: middle, side: side)) }

  /// Adds the bands of a second of sound, or less.
  mutating func addBands(of block: StereoBuffer, using fft: RealFFT) {
    for start in stride(from: 0, through: block.frames - Self.size, by: 24_000) {
      let range = start..<start + Self.size
      let pairs = zip(block.left[range], block.right[range])
      Self.add(pairs.map { ($0 + $1) / 2 }, to: &middles, fft, hann)
      Self.add(pairs.map { ($0 - $1) / 2 }, to: &sides, fft, hann)
    }
  }

  /// The most by which the side can be turned up, as a factor on amplitude: until its power is `band` of the middle's in a band
  /// that is heard, or `second` of it in a second that is.
  func room(band: Double, second: Double) -> Double {
    let inBand = Self.room(zip(middles, sides).map { ($0, $1) }, upTo: band)
    return min(inBand, Self.room(seconds.map { ($0.middle, $0.side) }, upTo: second))
  }

  private static func room(_ powers: [(middle: Double, side: Double)], upTo most: Double) -> Double {
    let loudest = powers.map { $0.middle + $0.side }.max() ?? 0
    let heard = powers.filter { $0.middle + $0.side > audible * loudest && $0.side > 0 }
    return (heard.map { most * $0.middle / $0.side }.min() ?? .infinity).squareRoot()
  }

  /// An FFT that fits.
  static func makeFFT() -> RealFFT { RealFFT(size: size) }

  private static func add(_ samples: [Float], to powers: inout [Double], _ fft: RealFFT, _ hann: [Float]) {
    var power = [Float](repeating: 0, count: size / 2 + 1)
    fft.addPower(of: samples[...], window: hann, to: &power)
    let bins = edges.map { Int($0 * Double(size) / SampleRate.standard.value) } + [size / 2 + 1]
    for k in powers.indices { powers[k] += Double(power[bins[k]..<bins[k + 1]].reduce(0, +)) }
  }
}
