import Audio
import Testing

@testable import Mixing

@Suite struct LevelCurveTests {
  private static func sound(_ frames: Int) -> MemorySource {
    var buffer = StereoBuffer(frames: frames)
    for i in 0..<frames { (buffer.left[i], buffer.right[i]) = (1, 1) }
    return MemorySource(buffer)
  }

  @Test func `each part has its gain, reached before its first frame and without a jump`() throws {
    let curve = LevelCurve(
      Self.sound(20_000), steps: [.init(from: 0, gain: .dB(-6)), .init(from: 10_000, gain: .dB(0))])
    let block = try curve.read(0..<20_000)
    #expect(abs(block.left[0] - 0.5012) < 0.001 && abs(block.left[7000] - 0.5012) < 0.001)
    #expect(abs(block.left[10_000] - 1) < 0.001 && block.right[15_000] == 1)
    #expect(zip(block.left, block.left.dropFirst()).allSatisfy { abs($0 - $1) < 0.001 })
  }

  @Test func `blocks of any size give the same`() throws {
    let curve = LevelCurve(Self.sound(9000), steps: [.init(from: 0, gain: .dB(-8)), .init(from: 5000, gain: .dB(-3))])
    let whole = try curve.read(0..<9000).left
    let parts = try stride(from: 0, to: 9000, by: 700).flatMap { try curve.read($0..<min($0 + 700, 9000)).left }
    #expect(whole == parts)
  }
}
