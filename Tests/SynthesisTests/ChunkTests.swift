import Audio
import Foundation
import TestSupport
import Testing

@testable import Synthesis

@Suite struct ChunkTests {
  /// cos² + sin² = 1 and a gain of 1 on both sides in the middle: equal power at every position.
  @Test(arguments: Array(stride(from: -1.0, through: 1, by: 0.125))) func `panning keeps the power`(position: Double) {
    let pan = Pan(position)
    #expect(abs(pan.left * pan.left + pan.right * pan.right - 2) < 1e-5)
    let opposite = Pan(-position)
    #expect(abs(pan.left - opposite.right) < 1e-6 && abs(pan.right - opposite.left) < 1e-6)
  }

  static let ends: [(Double, Double, Double)] = [(-1, 1.414_214, 0), (0, 1, 1), (1, 0, 1.414_214), (-7, 1.414_214, 0)]

  @Test(arguments: ends) func `the ends and the middle have their gains, and nothing lies beyond the ends`(
    position: Double, left: Double, right: Double
  ) {
    let pan = Pan(position)
    #expect(abs(Double(pan.left) - left) < 1e-6 && abs(Double(pan.right) - right) < 1e-6)
  }

  @Test func `frames are visited in order`() {
    var chunk = MonoChunk()
    var next: Float = 0
    chunk.update { _ in
      next += 1
      return next
    }
    for i in 0..<64 { #expect(chunk[i / 4][i % 4] == Float(i + 1)) }
    var stereo = StereoChunk(left: chunk, right: chunk)
    var seen: [Float] = []
    stereo.update { frame in
      seen.append(frame.x)
      return SIMD2(frame.y, -frame.x)
    }
    #expect(seen == (1...64).map { Float($0) })
    #expect(stereo.left[0].x == 1 && stereo.right[0].x == -1 && stereo.right[15].w == -64)
  }

  @Test(arguments: [64, 100, 1, 0, 130]) func `a buffer cut into chunks and written back is the same`(frames: Int) {
    let source = TestTone.noise(seconds: 0.01)[frames: 0..<frames]
    var copy = StereoBuffer(frames: frames)
    for start in stride(from: 0, to: frames, by: MonoChunk.frames) {
      StereoChunk(source, from: start).copy(to: &copy, at: start)
    }
    #expect(copy == source)
  }

  @Test func `beyond the end of a buffer there is silence`() {
    let chunk = StereoChunk(StereoBuffer(mono: [1, 2, 3]), from: 1)
    #expect(chunk.left[0] == SIMD4(2, 3, 0, 0) && chunk.right[1] == .zero)
  }

  @Test func `a ramp scales each frame of both channels`() {
    var chunk = StereoChunk(StereoBuffer(mono: [Float](repeating: 2, count: 64)), from: 0)
    chunk.scale(by: Ramp(from: 0, to: 1))
    for i in 0..<64 { #expect(abs(chunk.right[i / 4][i % 4] - 2 * Float(i + 1) / 64) < 1e-6) }
    chunk.scale { frame in SIMD4(repeating: frame < 32 ? 0 : 1) }
    #expect(chunk.left[7] == .zero && chunk.left[8] != .zero)
  }

  @Test func `a mixed voice lands on its frame, across the borders of windows`() {
    var mix = VoiceMix(frames: 128)
    let ones = StereoChunk(StereoBuffer(mono: [Float](repeating: 1, count: 64)), from: 0)
    mix.add(ones, at: 100)
    mix.add(ones, at: 100)
    let first = mix.next()
    #expect(mix.start == 128 && mix.end == 256)
    let second = mix.next()
    let sound = first.left + second.left
    #expect(sound.indices.allSatisfy { sound[$0] == ((100..<164).contains($0) ? 2 : 0) })
  }
}
