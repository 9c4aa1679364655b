import Audio
import Foundation
import Testing

@testable import Synthesis

@Suite struct FilterTests {
  /// The gain in dB that a sine of `hertz` has after `process`, once it has settled.
  private static func gain(at hertz: Double, _ process: (Float) -> Float) -> Double {
    var sum = 0.0
    for i in 0..<24_000 {
      let y = Double(process(Float(0.01 * sin(2 * Double.pi * hertz * Double(i) / 48_000))))
      if i >= 12_000 { sum += y * y }
    }
    return 10 * log10(sum / 12_000 / (0.5 * 0.01 * 0.01))
  }

  /// 1/√(1 + 4k² …) of the analogue prototype without resonance: −6 dB at the corner, 12 dB per octave far above it.
  @Test(arguments: [(250.0, 0.0, 0.6), (1000, -6, 0.3), (8000, -36.5, 2.5)])
  func `the state-variable low-pass has the response of its prototype`(hertz: Double, expected: Double, within: Double)
  {
    var filter = StateVariableFilter(.lowPass)
    filter.glide(to: 1000, resonance: 0, over: 1)
    let gain = Self.gain(at: hertz) { filter.next(SIMD2(repeating: $0)).x }
    #expect(abs(gain - expected) < within)
  }

  @Test func `the ladder falls by 24 dB an octave`() {
    var levels: [Double] = []
    for hertz in [2000.0, 4000] {
      var filter = LadderFilter()
      filter.glide(to: 500, resonance: 0, over: 1)
      levels.append(Self.gain(at: hertz) { filter.next($0) })
    }
    #expect(abs(levels[0] - levels[1] - 24) < 2.5)
  }

  @Test(arguments: [1.0, 0.5, 0.9]) func `a filter whose corner jumps about stays bounded`(resonance: Double) {
    var random = SeededRandom(Seed(7))
    var soft = StateVariableFilter(.lowPass)
    var ladder = LadderFilter()
    var highest: Float = 0
    for _ in 0..<2000 {
      let corner = 30 * pow(600, random.unit())
      soft.glide(to: corner, resonance: resonance, over: 32)
      ladder.glide(to: corner, resonance: resonance, over: 32)
      for _ in 0..<32 {
        let x = random.noise()
        highest = max(highest, abs(soft.next(SIMD2(repeating: x)).x), abs(ladder.next(x)))
      }
    }
    #expect(highest < 200)
  }

  /// What an oversampler makes of a wave, chunk by chunk.
  private static func oversampled(
    _ frames: Int, _ wave: (Int) -> Float, _ curve: (SIMD4<Float>) -> SIMD4<Float>
  ) -> [Float] {
    var oversampler = Oversampler()
    let input = StereoBuffer(mono: (0..<frames).map(wave))
    var output = input
    for start in stride(from: 0, to: frames, by: 50) {
      var chunk = StereoChunk(input, from: start)
      oversampler.process(&chunk.left, count: 50, curve)
      chunk.copy(to: &output, at: start)
    }
    return output.left
  }

  @Test func `without a curve the oversampler only delays`() {
    let at = { (frame: Int) in Float(sin(2 * Double.pi * 3000 * Double(frame) / 48_000)) }
    let output = Self.oversampled(4800, at) { $0 }
    let worst = (101..<4800).map { abs(output[$0] - at($0 - Oversampler.delay)) }.max() ?? 1
    #expect(worst < 2e-3)
  }

  /// The fifth and seventh harmonics of 7 kHz lie above half the rate: driven without care they come back at 13 and 1 kHz.
  @Test func `driving a high tone makes no low ones`() {
    let size = 16_384
    let bin = 2389
    let shaper = Waveshaper(.soft, drive: 9)
    let tone = { (i: Int) in Float(sin(2 * Double.pi * Double(bin) * Double(i) / Double(size))) }
    let samples = Self.oversampled(2 * size, tone) { shaper($0) }
    var power = [Float](repeating: 0, count: size / 2 + 1)
    let window = [Float](repeating: 1, count: size)
    RealFFT(size: size).addPower(of: samples[size...], window: window, to: &power)
    let low = power[10..<(bin - 200)].max() ?? 0
    #expect(10 * log10(low / power[bin]) < -45)
  }

  @Test(arguments: [Vowel.Name.a, .e, .i, .o, .u]) func `a vowel is loudest at its first formant`(name: Vowel.Name) {
    let vowel = Vowel.of(.tenor, name)
    func level(at hertz: Float) -> Double {
      var filter = FormantFilter()
      filter.set(vowel)
      return Self.gain(at: Double(hertz)) { filter.next($0) }
    }
    let first = level(at: vowel.frequencies[0])
    #expect(abs(first) < 3)
    #expect(first > level(at: vowel.frequencies[2]) + 3)
    #expect(first > level(at: 8000) + 30)
  }
}
