import Audio

/// The power of a stem's middle and side in four bands from 120 Hz on, from 43 ms of every half second.
///
/// What is below 120 Hz hardly counts for width, and the bands are those that the quality control looks at.
struct BandSides: Sendable, Hashable {
  /// The lower edges, in Hz.
  static let edges = [120.0, 500, 2000, 6000]
  private static let size = 2048
  /// A band counts when it is this far under the stem's loudest at most, as a factor on power.
  private static let audible = 0.01

  private(set) var middles = [Double](repeating: 0, count: edges.count)
  private(set) var sides = [Double](repeating: 0, count: edges.count)
  private let hann = Window.hann(size)

  /// Adds a second of sound, or less.
  mutating func add(_ block: StereoBuffer, using fft: RealFFT) {
    for start in stride(from: 0, through: block.frames - Self.size, by: 24_000) {
      let range = start..<start + Self.size
      let pairs = zip(block.left[range], block.right[range])
      Self.add(pairs.map { ($0 + $1) / 2 }, to: &middles, fft, hann)
      Self.add(pairs.map { ($0 - $1) / 2 }, to: &sides, fft, hann)
    }
  }

  /// The most by which the side can be turned up, as a factor on amplitude, until its power in a band that is heard is `most`
  /// of the middle's.
  func room(upTo most: Double) -> Double {
    let loudest = zip(middles, sides).map(+).max() ?? 0
    let ratios = zip(middles, sides).filter { $0 + $1 > Self.audible * loudest && $1 > 0 }.map { most * $0 / $1 }
    return (ratios.min() ?? .infinity).squareRoot()
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
