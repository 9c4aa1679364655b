import Audio
import Foundation
import TestSupport
import Testing

@Suite struct BiquadTests {
  /// Far from the corner the bilinear transform makes skirts steeper: 1 / √(1 + (tan ω/2 ÷ tan ω₀/2)⁴).
  static let table: [(BiquadCoefficients, Double, Double)] = [
    (.highPass(.Hz(1000)), 1000, -3.01), (.highPass(.Hz(1000)), 100, -40), (.highPass(.Hz(1000)), 10_000, 0),
    (.lowPass(.Hz(1000)), 1000, -3.01), (.lowPass(.Hz(500)), 5000, -40.63), (.lowPass(.Hz(1000)), 100, 0),
    (.peak(.Hz(1000), gain: .dB(6), q: 1), 1000, 6), (.peak(.Hz(1000), gain: .dB(6), q: 1), 50, 0),
    (.lowShelf(.Hz(500), gain: .dB(-4)), 20, -4), (.lowShelf(.Hz(500), gain: .dB(-4)), 500, -2),
    (.highShelf(.Hz(2000), gain: .dB(5)), 18_000, 5), (.highShelf(.Hz(2000), gain: .dB(5)), 2000, 2.5),
    (.bandPass(.Hz(440), q: 4), 440, 0),
  ]

  @Test(arguments: table.indices) func `a section passes a tone at the level its formula says`(row: Int) {
    let (coefficients, frequency, expected) = Self.table[row]
    var samples = TestTone.sine(.Hz(frequency), seconds: 1).left
    var section = Biquad(coefficients)
    section.process(&samples)
    let rms = (samples[24_000...].reduce(0.0) { $0 + Double($1) * Double($1) } / 24_000).squareRoot()
    #expect(abs(20 * log10(rms / (0.5 / 2.0.squareRoot())) - expected) < 0.15)
  }

  @Test func `blocks of any length filter alike`() {
    let sound = TestTone.noise(seconds: 0.1).left
    var whole = sound
    var section = Biquad(.lowPass(.Hz(300)))
    section.process(&whole)
    var parts: [Float] = []
    var other = Biquad(.lowPass(.Hz(300)))
    for start in stride(from: 0, to: sound.count, by: 700) {
      var part = Array(sound[start..<min(start + 700, sound.count)])
      other.process(&part)
      parts += part
    }
    #expect(parts == whole)
  }
}
