import Audio
import Foundation

/// One value for each of the vocoder's 24 bands.
struct VocoderBands {
  var low = SIMD8<Float>()
  var middle = SIMD8<Float>()
  var high = SIMD8<Float>()

  static let count = 24

  init() {}

  init(_ value: (Int) -> Double) {
    for i in 0..<8 {
      low[i] = Float(value(i))
      middle[i] = Float(value(i + 8))
      high[i] = Float(value(i + 16))
    }
  }

  /// The centres, evenly spaced over the logarithm of frequency, in hertz.
  static func centre(_ band: Int, from low: Double = 110, to high: Double = 9_000) -> Double {
    low * pow(high / low, Double(band) / Double(count - 1))
  }
}

/// The vocoder's filter bank: two equal band-passes in series for each band.
struct FilterBank {
  private var low: BandpassBank
  private var middle: BandpassBank
  private var high: BandpassBank

  /// Two sections of this Q meet their neighbours about 5 dB down: the spacing is a factor of 1.21.
  private static let q = 4.5

  /// The bands around the centres times `ratio`.
  init(ratio: Double = 1) {
    let designs = (0..<VocoderBands.count).map {
      BiquadCoefficients.bandPass(.Hz(VocoderBands.centre($0) * ratio), q: Self.q)
    }
    low = BandpassBank(designs[0..<8])
    middle = BandpassBank(designs[8..<16])
    high = BandpassBank(designs[16..<24])
  }

  /// The outputs of all bands for the next sample.
  @inline(__always)
  mutating func process(_ x: Float) -> VocoderBands {
    var bands = VocoderBands()
    bands.low = low.process(x)
    bands.middle = middle.process(x)
    bands.high = high.process(x)
    return bands
  }
}

/// Eight pairs of resonators, side by side: transposed direct form II with b₁ = 0 and b₂ = −b₀.
private struct BandpassBank {
  private var b0 = SIMD8<Float>()
  private var a1 = SIMD8<Float>()
  private var a2 = SIMD8<Float>()
  private var s1 = SIMD8<Float>()
  private var s2 = SIMD8<Float>()
  private var t1 = SIMD8<Float>()
  private var t2 = SIMD8<Float>()

  init(_ designs: ArraySlice<BiquadCoefficients>) {
    for (i, design) in designs.enumerated() {
      b0[i] = design.b0
      a1[i] = design.a1
      a2[i] = design.a2
    }
  }

  @inline(__always)
  mutating func process(_ x: Float) -> SIMD8<Float> {
    let bx = b0 * x
    let y = bx + s1
    s1 = s2 - a1 * y
    s2 = -bx - a2 * y
    let by = b0 * y
    let z = by + t1
    t1 = t2 - a1 * z
    t2 = -by - a2 * z
    return z
  }
}
