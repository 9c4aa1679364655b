import Audio
import AudioFiles
import Diagnostics
import TestSupport
import Testing

/// A file is read whole or refused: never a part of it for the whole.
@Suite struct WholeFileTests {
  let folder: Folder
  static let samples = (0..<24_000).map { 12_000 - $0 }

  init() throws { folder = try Folder() }

  func read(_ bytes: [UInt8], _ name: String = "in") throws -> StereoBuffer {
    let sink = MemorySink()
    try AudioFileReader(path: folder.write(bytes, to: name)).read(into: sink)
    return sink.buffer
  }

  func refusal(_ bytes: [UInt8]) -> Diagnosis? { #expect(throws: AudioFileError.self) { try read(bytes) }?.diagnosis }

  @Test(arguments: ContainerFixture.allCases) func `a whole file comes back sample by sample`(
    container: ContainerFixture
  ) throws {
    let sound = try read(container.file(Self.samples))
    #expect(sound.left == Self.samples.map { Float($0) / 32_768 })
  }

  @Test(arguments: ContainerFixture.allCases, [0.02, 0.3, 0.5, 0.77, 0.999])
  func `a file that was cut off is refused`(container: ContainerFixture, share: Double) throws {
    let bytes = container.file(Self.samples)
    let cut = Array(bytes.prefix(Int(share * Double(bytes.count))))
    #expect(refusal(cut)?.code == "audio.truncated")
  }

  static let placeholders = [
    0, 0xffff_ffff, 0x7fff_ffff, 0x8000_0000, 0x7fff_f000, 0x7fff_ff00, 0xffff_ffdb, 0x7fff_ffdb, 0xffff_f000,
  ]

  @Test(arguments: ContainerFixture.allCases, placeholders)
  func `where a pipe or a lost battery left no length, all that is there is read`(
    container: ContainerFixture, length: Int
  ) throws {
    for outer in [length, 36, Int(UInt32(truncatingIfNeeded: length &+ 36))] {
      #expect(try read(container.file(Self.samples, length: length, outer: outer)).frames == 24_000)
    }
  }

  @Test(arguments: ContainerFixture.allCases.filter(\.isLong)) func `a length of 64 bits can be unknown as well`(
    container: ContainerFixture
  ) throws {
    for length in [-1, .max, .max - 7] where length != .max || container != .caf {
      #expect(try read(container.file(Self.samples, length: length == .max ? .max - 64 : length)).frames == 24_000)
    }
  }

  @Test func `an odd chunk, tags and padding after the sound are no sound`() throws {
    let wave = ContainerFixture.riff.file(Self.samples)
    let tag = Array("LIST".utf8) + WAV.little(200_000, 4) + [UInt8](repeating: 65, count: 200_000)
    #expect(try read(wave + tag).frames == 24_000)
    #expect(try read(wave + [UInt8](repeating: 0, count: 300_000)).frames == 24_000)
    #expect(try read(wave + tag.dropLast(100_000)).frames == 24_000)
  }

  @Test func `sound that goes on after its own length is not left out`() throws {
    let all = ContainerFixture.riff.file(Self.samples + Self.samples.reversed() + Self.samples)
    var noted = all
    noted.replaceSubrange(40..<44, with: WAV.little(24_000, 4))
    noted.replaceSubrange(4..<8, with: WAV.little(24_036, 4))
    #expect(refusal(noted)?.code == "audio.goes-on")
    for container in [ContainerFixture.riff, .aiff, .aifc, .rf64, .rifx] {
      let one = container.file(Self.samples + Self.samples + Self.samples)
      #expect(refusal(one + one)?.code == "audio.goes-on")
    }
  }

  @Test func `the refusal says how much is there, in the name that people know the file by`() throws {
    let path = try folder.write(Array(ContainerFixture.aiff.file(Self.samples).prefix(30_000)), to: "fd7")
    let error = #expect(throws: AudioFileError.self) { try AudioFileReader(path: path, name: "club.aif") }
    #expect(error?.diagnosis.location == "club.aif")
    #expect(error?.diagnosis.finding == "ends after 30000 of 48054 bytes")
  }
}
