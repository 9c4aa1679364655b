import Audio
import Foundation
import TestSupport
import Testing

@Suite struct ResamplerTests {
  @Test(arguments: [8000.0, 44_100, 96_000, 192_000]) func `a tone keeps its length, pitch and level`(rate: Double) {
    let tone = TestTone.sine(.Hz(997), seconds: 2, rate: SampleRate(value: rate))
    let resampler = Resampler(from: SampleRate(value: rate))
    var result = StereoBuffer(frames: 0)
    for start in stride(from: 0, to: tone.frames, by: 10_000) {
      let block = resampler.process(tone[frames: start..<min(start + 10_000, tone.frames)])
      result = StereoBuffer(left: result.left + block.left, right: result.right + block.right)
    }
    let rest = resampler.finish()
    result = StereoBuffer(left: result.left + rest.left, right: result.right + rest.right)
    #expect(abs(result.frames - 96_000) <= 2)
    let expected = TestTone.sine(.Hz(997), seconds: 2)
    let middle = 10_000..<80_000
    #expect(middle.allSatisfy { abs(result.left[$0] - expected.left[$0]) < 0.001 })
    #expect(result.left == result.right)
  }
}
