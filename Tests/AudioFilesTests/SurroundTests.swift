import Audio
import AudioFiles
import TestSupport
import Testing

/// Loudness of more than two channels, by ITU-R BS.1770.
@Suite struct SurroundTests {
  let folder: Folder
  static let noise = TestTone.noise(amplitude: 0.3, seconds: 3)

  init() throws { folder = try Folder() }

  /// The measurements of a file in which the channels in `sounding` have the noise.
  func measure(_ sounding: Set<Int>, of count: Int, mask: Int) throws -> ProgrammeLoudness {
    let samples = Self.noise.left.flatMap { x in (0..<count).map { sounding.contains($0) ? x : 0 } }
    let bytes = WAV.extensible(mask: mask, channels: count, data: WAV.floats(samples))
    let reader = try AudioFileReader(path: folder.write(bytes, to: "in.wav"))
    try reader.read(into: MemorySink())
    return try #require(reader.programmeLoudness)
  }

  var front: (loudness: Double, peak: Double) {
    get throws {
      let meter = LoudnessMeter()
      meter.add(StereoBuffer(left: Self.noise.left, right: Self.noise.left))
      return (try #require(meter.integrated).value, try #require(meter.truePeak).value)
    }
  }

  /// Channels that sound, of how many, with which mask, and how much louder than the two in front it is.
  static let layouts: [(Set<Int>, Int, Int, Double)] = [
    ([0, 1], 6, 0x3f, 0), ([0, 1], 6, 0x60f, 0), ([4, 5], 6, 0x3f, 1.49), ([4, 5], 6, 0x60f, 1.49),
    ([2], 6, 0x3f, -3.01),
    ([0, 1, 3], 6, 0x3f, 0), ([0, 1], 8, 0x63f, 0), ([4, 5], 8, 0x63f, 0), ([6, 7], 8, 0x63f, 1.49),
    ([0, 1], 3, 0x7, 0),
    ([0, 1], 3, 0xb, 0), ([2, 3], 4, 0x33, 1.49), ([0, 1, 2, 4, 5], 6, 0x3f, 4.64),
  ]

  @Test(arguments: layouts.indices) func `each channel has its weight, and the one for low frequencies none`(
    row: Int
  ) throws {
    let layout = Self.layouts[row]
    let heard = try measure(layout.0, of: layout.1, mask: layout.2)
    #expect(abs(try #require(heard.integrated).value - (front.loudness + layout.3)) < 0.05)
    #expect(abs(try #require(heard.truePeak).value - front.peak) < 0.01)
  }

  @Test func `low frequencies count for the peak`() throws {
    let heard = try measure([3], of: 6, mask: 0x3f)
    #expect(heard.integrated == nil)
    #expect(abs(try #require(heard.truePeak).value - front.peak) < 0.01)
  }

  @Test func `stereo has no other loudness than its own`() throws {
    let bytes = WAV.file(format: 3, channels: 2, bits: 32, data: WAV.floats(Self.noise.left))
    let reader = try AudioFileReader(path: folder.write(bytes, to: "in.wav"))
    try reader.read(into: MemorySink())
    #expect(reader.programmeLoudness == nil)
  }
}
