import Audio
import Diagnostics
import Testing

@testable import AudioFiles

/// The bytes that a decoder is given in place of a container's own, against the containers' specifications.
@Suite struct LayoutBytesTests {
  private let folder: Folder
  private static let samples = [1, -2, 3, -4, 5, -6]

  init() throws { folder = try Folder() }

  private func file(_ bytes: [UInt8]) throws -> RandomAccessFile {
    try RandomAccessFile(folder.write(bytes, to: "in"), name: "in.wav")
  }

  /// The segments as a decoder reads them.
  private func bytes(_ segments: [ByteSegment], of file: RandomAccessFile) -> [UInt8] {
    segments.flatMap { segment in
      switch segment {
      case .bytes(let bytes): bytes
      case .file(let range): file.read(range.count, at: range.lowerBound)
      }
    }
  }

  /// A plain WAV file with the same samples, from the other program of this test.
  private var plain: [UInt8] { ContainerFixture.riff.file(Self.samples) }

  @Test(arguments: [ContainerFixture.riff, .rf64, .bw64, .wave64]) func `every kind of WAV becomes the plainest`(
    container: ContainerFixture
  ) throws {
    let file = try file(container.file(Self.samples))
    let layout = try #require(try WaveLayout(file))
    #expect(bytes(layout.segments, of: file) == plain)
  }

  @Test func `other chunks are left out, odd ones with their padding`() throws {
    let junk = Array("JUNK".utf8) + WAV.little(3, 4) + [9, 9, 9, 0]
    let wave = Array(plain[0..<12]) + junk + plain[12..<36] + junk + plain[36...] + junk
    var whole = wave
    whole.replaceSubrange(4..<8, with: WAV.little(wave.count - 8, 4))
    let file = try file(whole)
    #expect(bytes(try #require(try WaveLayout(file)).segments, of: file) == plain)
  }

  @Test func `the highest byte stays first in RIFX`() throws {
    let rifx = ContainerFixture.rifx.file(Self.samples)
    let file = try file(rifx)
    #expect(bytes(try #require(try WaveLayout(file)).segments, of: file) == rifx)
  }

  @Test(arguments: [0, 0xffff_ffff, 0x7fff_ffff]) func `a length that never was one becomes the true one`(length: Int)
    throws
  {
    let file = try file(ContainerFixture.riff.file(Self.samples, length: length, outer: length))
    #expect(bytes(try #require(try WaveLayout(file)).segments, of: file) == plain)
  }

  @Test(arguments: [ContainerFixture.aiff, .aifc]) func `AIFF keeps its format and gets its true number of frames`(
    container: ContainerFixture
  ) throws {
    let whole = container.file(Self.samples)
    for length in [12, 0, 0x7f00_0000] {
      let file = try file(container.file(Self.samples, length: length, outer: length == 12 ? nil : 0))
      #expect(bytes(try #require(try AIFFLayout(file)).segments, of: file) == whole)
    }
  }

  @Test(arguments: [0, 12, 0xffff_ffff]) func `AU gets its true length, in either order of bytes`(length: Int) throws {
    let big = try file(ContainerFixture.au.file(Self.samples, length: length))
    #expect(bytes(try #require(try AULayout.segments(of: big)), of: big) == ContainerFixture.au.file(Self.samples))
    let head = Array("dns.".utf8) + [24, 12, 3, 48_000, 1].flatMap { WAV.little($0, 4) }
    let little = try file(head + [UInt8](repeating: 1, count: 12))
    #expect(bytes(try #require(try AULayout.segments(of: little)), of: little).count == 36)
  }

  @Test func `a CAF file of unknown length gets one`() throws {
    let whole = ContainerFixture.caf.file(Self.samples)
    let unknown = try file(ContainerFixture.caf.file(Self.samples, length: -1))
    #expect(bytes(try #require(try CoreAudioLayout.segments(of: unknown)), of: unknown) == whole)
    let known = try file(whole)
    #expect(try CoreAudioLayout.segments(of: known) == [.file(0..<whole.count)])
  }

  private static func join(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap(\.self) }
  private static func letters(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The contents of a file, and what the refusal says.
  static let refusals: [(bytes: [UInt8], finding: String)] = [
    (
      join(letters("RIFF"), WAV.little(4, 4), letters("WAVE")),
      "is not a sound file that can be read: it is a WAV file without format or sound"
    ),
    (
      letters("FORM\0\0\0\u{4}AIFF"),
      "is not a sound file that can be read: it is an AIFF file without format or sound"
    ),
    (ContainerFixture.riff.file([]), "holds no sound"), (ContainerFixture.aiff.file([]), "holds no sound"),
    (
      join(letters("RIFF"), WAV.little(100, 4), letters("WAVEfmt "), WAV.little(16, 4), [1, 0]),
      "ends after 22 of 36 bytes"
    ),
    (join(letters(".snd"), [0, 0, 0, 24], [UInt8](repeating: 0, count: 16)), "holds no sound"),
    (letters("FORM\u{0}\u{1}\u{0}\u{0}8SVX"), "ends after 12 of 65544 bytes"),
    (
      join(letters("Creative Voice File\u{1a}"), WAV.little(26, 2), [10, 1, 0, 0], [1, 100, 0, 0, 5]),
      "ends after 31 of 130 bytes"
    ),
  ]

  @Test(arguments: refusals.indices) func `a container without sound, or without all of it, says so`(row: Int) throws {
    let path = try folder.write(Self.refusals[row].bytes, to: "bad")
    let error = #expect(throws: AudioFileError.self) { try AudioFileReader(path: path) }
    #expect(error?.diagnosis.finding == Self.refusals[row].finding)
  }

  @Test func `a VOC file is gone through block by block to its end`() throws {
    let head = Array("Creative Voice File\u{1a}".utf8) + WAV.little(26, 2) + [10, 1, 0x29, 0x11]
    try BlockLayout.check(file(head + [1, 3, 0, 0, 1, 2, 3, 2, 1, 0, 0, 9, 0]))
    try BlockLayout.check(file(head + [0, 1, 2, 3, 4]))
    #expect(throws: AudioFileError.self) { try BlockLayout.check(file(head + [1, 3, 0, 0, 1, 2])) }
  }

  @Test func `what is none of a format is nil to it`() throws {
    let other = try file(Array("something else entirely, of some length".utf8))
    #expect(
      try WaveLayout(other) == nil && AIFFLayout(other) == nil && OggLayout(other) == nil && MPEGStream(other) == nil)
    #expect(FLACLayout(other) == nil)
    #expect(try AULayout.segments(of: other) == nil && CoreAudioLayout.segments(of: other) == nil)
  }

  @Test(arguments: [(1, 0), (3, 10), (100, 12_345_678)]) func `a header of 24 bits has the lengths of its frames`(
    chunks: Int, frames: Int
  ) {
    let metadata = (0..<chunks).map { RIFFChunk("t\($0 % 10)ab", [UInt8](repeating: 1, count: $0)) }
    let header = PCM24Header(metadata: metadata, frames: frames).bytes
    #expect(header.little(4, at: 4) == header.count - 8 + 6 * frames && header.has("WAVE", at: 8))
    #expect(header.has("JUNK", at: 12) && header.little(4, at: 16) == 28)
    #expect(Array(header.suffix(8)).has("data") && Array(header.suffix(4)).little(4) == 6 * frames)
  }

  /// EBU Tech 3306: RF64, all bits set, and the true lengths in `ds64` where the room was kept.
  @Test func `beyond 4 GiB the file is RF64 in the same room`() {
    let metadata = [RIFFChunk("bext", [1, 2])]
    let frames = 800_000_000
    let (short, long) = (
      PCM24Header(metadata: metadata, frames: 1).bytes, PCM24Header(metadata: metadata, frames: frames).bytes
    )
    #expect(
      long.count == short.count && long.has("RF64") && long.little(4, at: 4) == 0xffff_ffff && long.has("ds64", at: 12))
    #expect(long.little(8, at: 20) == long.count - 8 + 6 * frames && long.little(8, at: 28) == 6 * frames)
    #expect(long.little(8, at: 36) == frames && long.little(4, at: 44) == 0)
    #expect(Array(long.suffix(4)).little(4) == 0xffff_ffff)
  }

  @Test func `without metadata the header has 44 bytes`() {
    let header = PCM24Header(metadata: [], frames: 2).bytes
    #expect(header == WAV.file(channels: 2, bits: 24, data: [UInt8](repeating: 0, count: 12)).dropLast(12))
  }
}
