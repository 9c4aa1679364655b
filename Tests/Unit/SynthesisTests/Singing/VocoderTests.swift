import Audio
import Foundation
import TestSupport
import Testing

@testable import Synthesis

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

  /// A cosine is cut out where it is highest, so that silence beside it would be a step of its whole height.
  ///
  /// The second difference of 220 Hz is 0.0008, a crossfade over the shortest windows bends by 0.02, and a step by 1.
  @Test(arguments: [40, 500, 1_500, 9_600], [0.3, 0.9, 1.1, 4, 17])
  func `a sound that was cut out of a wave is stretched without a step`(length: Int, ratio: Double) {
    let source = (0..<length).map { Float(cos(2 * Double.pi * 220 * Double($0) / 48_000)) }
    let count = Int(Double(length) * ratio)
    let stretched = TimeStretch.stretch(source[...], to: count)
    #expect(stretched.count == count)
    let bends = zip(zip(stretched, stretched.dropFirst()), stretched.dropFirst(2)).map { abs($0.0 - 2 * $0.1 + $1) }
    #expect((bends.max() ?? 0) < 0.03)
  }

  @Test func `what is too short to have a wave becomes silence, and nothing stays nothing`() {
    #expect(TimeStretch.stretch([1, 1, 1], to: 100) == [Float](repeating: 0, count: 100))
    #expect(TimeStretch.stretch([], to: 40) == [Float](repeating: 0, count: 40))
    #expect(TimeStretch.stretch([1, 1, 1], to: 0).isEmpty)
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
