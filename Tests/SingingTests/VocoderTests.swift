import Foundation
import Signal
import TestSupport
import Testing

@testable import Singing

@Suite struct VocoderTests {
  @Test(arguments: [0.4, 1.7, 5.0]) func `a stretched tone keeps its pitch and has the asked length`(ratio: Double) {
    let source = (0..<9_600).map { Float(sin(2 * Double.pi * 220 * Double($0) / 48_000)) }
    let count = Int(9_600 * ratio)
    let stretched = TimeStretch.stretch(source[...], to: count)
    #expect(stretched.count == count)
    let middle = stretched[count / 4..<3 * count / 4]
    let crossings = zip(middle, middle.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count
    #expect(abs(Double(crossings) - 220 * Double(middle.count) / 48_000) <= 1.5)
    #expect((middle.map(abs).max() ?? 0) < 1.1)
  }

  /// Three bursts of noise in different bands, at different times, over a flat carrier.
  @Test func `the carrier gets the levels of the voice's bands`() {
    var random = SeededRandom(Seed(1))
    let seconds = 2
    var modulator = [Float](repeating: 0, count: 48_000 * seconds)
    for (burst, hertz) in [300.0, 1_200, 3_500].enumerated() {
      var filter = Biquad(.bandPass(.Hz(hertz), q: 4))
      for i in burst * 28_800..<burst * 28_800 + 24_000 { modulator[i] = filter(random.noise()) }
    }
    var saw = StereoBuffer(frames: modulator.count)
    for i in 0..<saw.frames {
      saw.left[i] = Float((110 * Double(i) / 48_000).truncatingRemainder(dividingBy: 1)) - 0.5
      saw.right[i] = saw.left[i]
    }
    var vocoder = Vocoder()
    let output = vocoder.process(modulator, carrier: saw)
    #expect(output.left.allSatisfy { $0.isFinite })
    #expect(Likeness.ofEnvelopes(modulator, output.left) > 0.8)
  }

  @Test func `a silent voice silences the carrier`() {
    var vocoder = Vocoder()
    let carrier = StereoBuffer(mono: (0..<9_600).map { Float($0 % 100) / 100 })
    let output = vocoder.process([Float](repeating: 0, count: 9_600), carrier: carrier)
    #expect(output.left.allSatisfy { abs($0) < 1e-9 })
  }
}
