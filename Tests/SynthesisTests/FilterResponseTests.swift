import Audio
import Foundation
import Testing

@testable import Synthesis

/// Measured against the bilinear transforms of the analogue prototypes, which trapezoidal integration equals.
@Suite struct FilterResponseTests {
  private static let frequencies = [50.0, 200, 700, 1000, 1600, 4000, 9000, 15_000]

  /// The gain in dB of a small sine after `process` has settled, by its correlation with sine and cosine.
  private static func gain(at hertz: Double, _ process: (Float) -> Float) -> Double {
    let step = 2 * Double.pi * hertz / 48_000
    var (real, imaginary) = (0.0, 0.0)
    for i in 0..<48_000 {
      let y = Double(process(Float(0.001 * sin(step * Double(i)))))
      if i >= 24_000 {
        real += y * sin(step * Double(i))
        imaginary += y * cos(step * Double(i))
      }
    }
    return 20 * log10((real * real + imaginary * imaginary).squareRoot() / 12_000 / 0.001)
  }

  /// Analogue frequency over corner frequency, both pre-warped.
  private static func ratio(_ hertz: Double, _ corner: Double) -> Double {
    tan(Double.pi * hertz / 48_000) / tan(Double.pi * corner / 48_000)
  }

  @Test(arguments: [StateVariableFilter.Response.lowPass, .bandPass, .highPass, .notch], [0.0, 0.3, 0.7])
  func `the state-variable filter has the response of its prototype`(
    response: StateVariableFilter.Response, resonance: Double
  ) {
    let k = 2 - 1.96 * resonance
    for hertz in Self.frequencies where response != .notch || hertz != 1000 {
      let w = Self.ratio(hertz, 1000)
      let denominator = ((1 - w * w) * (1 - w * w) + k * k * w * w).squareRoot()
      let numerator =
        switch response {
        case .lowPass: 1.0
        case .bandPass: k * w
        case .highPass: w * w
        case .notch: abs(1 - w * w)
        }
      var filter = StateVariableFilter(response)
      filter.glide(to: 1000, resonance: resonance, over: 1)
      let measured = Self.gain(at: hertz) { filter.next(SIMD2(repeating: $0)).x }
      let expected = 20 * log10(numerator / denominator)
      if expected > -70 { #expect(abs(measured - expected) < 0.1, "\(hertz) Hz: \(measured), not \(expected)") }
    }
  }

  @Test func `the notch takes its corner away`() {
    var filter = StateVariableFilter(.notch)
    filter.glide(to: 1000, resonance: 0, over: 1)
    let level = Self.gain(at: 1000) { filter.next(SIMD2(repeating: $0)).x }
    #expect(level < -55)
  }

  /// G = 1/(1 + s); the loop gives (1 + k/2)·G⁴/(1 + k·G⁴) with k = 4.1 times the resonance.
  @Test(arguments: [0.0, 0.25, 0.5, 0.8]) func `the ladder has the response of four poles in a loop`(resonance: Double)
  {
    let k = 4.1 * resonance
    for hertz in Self.frequencies {
      let w = Self.ratio(hertz, 800)
      // (1 + jw)⁴ as a complex number.
      let (magnitude, angle) = (pow(1 + w * w, 2), 4 * atan(w))
      let (real, imaginary) = (magnitude * cos(angle) + k, magnitude * sin(angle))
      let expected = 20 * log10((1 + 0.5 * k) / (real * real + imaginary * imaginary).squareRoot())
      var filter = LadderFilter()
      filter.glide(to: 800, resonance: resonance, over: 1)
      let measured = Self.gain(at: hertz) { filter.next($0) }
      if expected > -80 { #expect(abs(measured - expected) < 0.15, "\(hertz) Hz: \(measured), not \(expected)") }
    }
  }

  @Test func `a loud input saturates the ladder and cannot leave it`() {
    var filter = LadderFilter()
    filter.glide(to: 2000, resonance: 1, over: 1)
    var highest: Float = 0
    for i in 0..<48_000 { highest = max(highest, abs(filter.next(i % 96 < 48 ? 100 : -100))) }
    #expect(highest <= 1.001)
  }

  @Test(arguments: [1.0, 20, 440, 5000, 12_000, 20_000]) func `pre-warping is the tangent of half the angle`(
    hertz: Double
  ) {
    let exact = tan(Double.pi * hertz / 48_000)
    #expect(abs(Double(warped(Float(hertz))) / exact - 1) < 2e-5)
  }

  @Test func `corners outside of the audible range are those of its ends`() {
    for (asked, kept) in [(1.0, 20.0), (40_000, 20_000)] {
      var (one, other) = (StateVariableFilter(.lowPass), StateVariableFilter(.lowPass))
      one.glide(to: asked, resonance: 0.2, over: 1)
      other.glide(to: kept, resonance: 0.2, over: 1)
      for i in 0..<200 {
        let (x, y) = (one.next(SIMD2(repeating: Float(i % 7))), other.next(SIMD2(repeating: Float(i % 7))))
        #expect(x == y)
      }
    }
  }

  @Test func `a stereo biquad is two biquads`() {
    let coefficients = BiquadCoefficients.peak(.Hz(900), gain: .dB(7), q: 2)
    var (both, left, right) = (StereoBiquad(coefficients), Biquad(coefficients), Biquad(coefficients))
    var random = SeededRandom(Seed(2))
    for _ in 0..<2000 {
      let x = random.stereo()
      let (y, expected) = (both(x), SIMD2(left(x.x), right(x.y)))
      #expect(y == expected)
    }
  }

  @Test(arguments: [Waveshaper.Curve.soft, .hard, .fold]) func `an offset behind a curve is gone within a second`(
    curve: Waveshaper.Curve
  ) {
    var blocker = DCBlocker(behind: Waveshaper(curve, drive: 6))
    var chunk = StereoChunk()
    for _ in 0..<750 {
      chunk.update { _ in SIMD2(0.5, -0.5) }
      blocker.process(&chunk)
    }
    #expect(abs(chunk.left[15].w) < 1e-6 && abs(chunk.right[15].w) < 1e-6)
  }

  @Test func `halfway between two vowels every formant is the geometric mean`() {
    let (a, i) = (Vowel.of(.tenor, .a), Vowel.of(.tenor, .i))
    let between = a.toward(i, 0.5)
    for lane in 0..<5 {
      let mean = (a.frequencies[lane] * i.frequencies[lane]).squareRoot()
      #expect(abs(between.frequencies[lane] - mean) < 0.01)
      #expect(abs(between.levels[lane] - (a.levels[lane] + i.levels[lane]) / 2) < 1e-6)
    }
    #expect(a.toward(i, 0).frequencies[0] == 650 && abs(a.toward(i, 1).frequencies[0] - 290) < 0.01)
  }

  @Test(arguments: [VocalRange.tenor, .alto, .bass]) func `formants rise and fall in level from the first to the last`(
    range: VocalRange
  ) {
    for name in [Vowel.Name.a, .e, .i, .o, .u] {
      let vowel = Vowel.of(range, name)
      for lane in 1..<5 { #expect(vowel.frequencies[lane] > vowel.frequencies[lane - 1]) }
      #expect((0..<5).allSatisfy { vowel.levels[$0] > 0 && vowel.levels[$0] <= 1 } && vowel.levels[0] == 1)
    }
  }
}
