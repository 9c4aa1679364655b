import Audio
import Foundation
import TestSupport
import Testing

@Suite struct KWeightingTests {
  @Test func `it raises 997 Hz by 0.69 dB, which BS.1770 takes off again`() {
    #expect(abs(KWeighting.gain(at: .Hz(997)).value - 0.691) < 0.01)
  }

  @Test func `the energies behind it give the loudness that libebur128 measures`() throws {
    let sound = TestTone.noise(amplitude: 0.2, seconds: 10)
    let meter = MultichannelLoudnessMeter(channels: [.left, .right])
    meter.add([sound.left, sound.right])
    var weighting = StereoKWeighting()
    let energy = weighting.energies(of: sound, span: 4800).reduce(0, +)
    let loudness = -0.691 + 10 * log10(Double(energy) / 480_000)
    #expect(abs(loudness - (try #require(meter.integrated).value)) < 0.05)
  }

  @Test(arguments: [50.0, 400, 3000, 12_000]) func `what it does to a tone is what its formula says`(hz: Double) {
    var weighting = StereoKWeighting()
    let tone = TestTone.sine(.Hz(hz), amplitude: 0.5, seconds: 2)
    let energies = weighting.energies(of: tone, span: 48_000)
    // Both channels of a sine of 0.5.
    let gain = 10 * log10(Double(energies[1]) / (48_000 * 0.25))
    #expect(abs(gain - KWeighting.gain(at: .Hz(hz)).value) < 0.02)
  }
}
