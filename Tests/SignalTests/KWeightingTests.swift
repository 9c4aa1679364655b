import Foundation
import Signal
import TestSupport
import Testing

@Suite struct KWeightingTests {
  @Test func `it raises 997 Hz by 0.69 dB, which BS.1770 takes off again`() {
    #expect(abs(KWeighting.gain(at: .Hz(997)).value - 0.691) < 0.01)
  }

  @Test func `its energies give the loudness that libebur128 measures`() throws {
    let sound = TestTone.noise(amplitude: 0.2, seconds: 10)
    let meter = LoudnessMeter(modes: .integrated)
    meter.add(sound)
    var weightings = [KWeighting(), KWeighting()]
    let energy =
      weightings[0].energies(of: sound.left, span: 4800).reduce(0, +)
      + weightings[1].energies(of: sound.right, span: 4800).reduce(0, +)
    let loudness = -0.691 + 10 * log10(Double(energy) / 480_000)
    #expect(abs(loudness - (try #require(meter.integrated).value)) < 0.05)
  }
}
