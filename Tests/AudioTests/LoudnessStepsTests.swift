import Audio
import Foundation
import TestSupport
import Testing

@Suite struct LoudnessStepsTests {
  /// Noise whose level goes up and down, so that gates and range have something to do.
  private static func programme(seed: UInt64) -> StereoBuffer {
    var sound = TestTone.noise(amplitude: 0.5, seconds: 40, seed: seed)
    for i in 0..<sound.frames {
      let gain = Float(pow(10, -1.2 + 1.1 * sin(Double(i) / 60_000)))
      sound.left[i] *= gain
      sound.right[i] *= gain * 0.6
    }
    return sound
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `loudness and range are libebur128's`(seed: UInt64)
    throws
  {
    let sound = Self.programme(seed: seed)
    let mine = LoudnessMeter(modes: [.integrated, .range])
    let other = MultichannelLoudnessMeter(channels: [.left, .right])
    for start in stride(from: 0, to: sound.frames, by: 7_001) {
      let block = sound[frames: start..<min(start + 7_001, sound.frames)]
      mine.add(block)
      other.add([block.left, block.right])
    }
    #expect(
      abs(try #require(mine.integrated).value - (try #require(other.integrated).value)) < 0.01)
    #expect(abs(mine.range.value - other.range.value) < 0.5)
  }

  @Test func `energies by second are those of the seconds, the last one as far as it goes`() {
    var steps = LoudnessSteps()
    let tone = TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 3.5)
    steps.add(tone[frames: 0..<60_000])
    steps.add(tone[frames: 60_000..<tone.frames])
    let seconds = steps.bySecond
    #expect(seconds.count == 4)
    #expect(abs(seconds[1] / seconds[2] - 1) < 1e-3 && abs(seconds[3] / seconds[2] - 0.5) < 1e-3)
  }

  @Test func `what is shorter than a step has energy and no loudness`() {
    var steps = LoudnessSteps()
    steps.add(TestTone.sine(.Hz(1000), seconds: 0.05))
    #expect(steps.bySecond.count == 1 && steps.integrated == nil && steps.range == nil)
  }
}
