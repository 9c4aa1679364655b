import Audio
import TestSupport
import Testing

@testable import Mixing

@Suite struct CascadeTests {
  private static let bands: [BiquadCoefficients] = [
    .highPass(.Hz(80)), .lowPass(.Hz(9000)), .highPass(.Hz(300), q: 2), .lowPass(.Hz(2000), q: 4),
  ]

  @Test(arguments: 1...4, [1, 2, 3, 4, 7, 1000])
  func `a cascade gives what its sections give one after the other, however the sound is cut`(
    sections: Int, frames: Int
  ) {
    let sound = TestTone.noise(seconds: 0.1)
    var cascade = StereoCascade(Self.bands[..<sections])
    var result = StereoBuffer(frames: 0)
    for start in stride(from: 0, to: sound.frames, by: frames) {
      var block = sound[frames: start..<min(start + frames, sound.frames)]
      cascade.process(&block)
      result.left += block.left
      result.right += block.right
    }
    var expected = sound
    for coefficients in Self.bands[..<sections] {
      var (left, right) = (Biquad(coefficients), Biquad(coefficients))
      left.process(&expected.left)
      right.process(&expected.right)
    }
    #expect(zip(result.left, expected.left).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(result.right, expected.right).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
