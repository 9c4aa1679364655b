import Audio
import Music
import Planning
import TestSupport
import Testing

@testable import Synthesis

@Suite struct BlockTests {
  /// Half a second of noise, silence in which short tails fall asleep, and noise that wakes them.
  private static let input: StereoBuffer = {
    var random = SeededRandom(Seed(5))
    var buffer = StereoBuffer(frames: 6 * 48_000)
    for i in Array(1000..<25_000) + Array(250_007..<270_000) {
      buffer.left[i] = 0.3 * random.noise()
      buffer.right[i] = 0.3 * random.noise()
    }
    return buffer
  }()

  private static func finished(_ sound: Patch, _ request: StemRequest, blocks frames: Int) -> StereoBuffer {
    var finish = StemFinish(request, sound.effects)
    var output = StereoBuffer(frames: 0)
    for start in stride(from: 0, to: input.frames, by: frames) {
      var block = input[frames: start..<min(start + frames, input.frames)]
      finish.process(&block)
      output.append(block)
    }
    return output
  }

  @Test(arguments: PatchLibrary.names) func `effects do not depend on how the sound is cut into blocks`(name: String)
    throws
  {
    let sound = try #require(PatchLibrary.patch(named: name))
    let request = try TestPerformance.request(name, seconds: 20, TestPerformance.phrase)
    let whole = Self.finished(sound, request, blocks: 4096)
    let pieces = Self.finished(sound, request, blocks: 333)
    #expect(whole.left.isSame(as: pieces.left, in: 0..<whole.frames))
    #expect(whole.right.isSame(as: pieces.right, in: 0..<whole.frames))
  }
}
