import Audio
import AudioFiles
import Foundation
import TestSupport
import Testing

@Suite struct AudioFileWriterTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func bytes(_ sound: StereoBuffer, _ format: AudioFileFormat, seed: UInt64 = 1) throws -> [UInt8] {
    let name = "a.\(format.fileExtension)"
    let tags = AudioFileWriter.Tags(title: "Night Drive", genre: "house", comment: "made for a test")
    let writer = try AudioFileWriter(path: folder[name], format: format, tags: tags, seed: Seed(seed))
    for start in stride(from: 0, to: sound.frames, by: 10_000) {
      try writer.write(sound[frames: start..<min(start + 10_000, sound.frames)])
    }
    try writer.close()
    return try folder.bytes(of: name)
  }

  @Test(
    arguments: [
      ("wav16", 16, 48_000.0, 1e-4), ("wav24", 24, 48_000, 1e-7), ("wav32f", 32, 48_000, 0), ("flac", 24, 48_000, 1e-7),
      ("flac16", 16, 48_000, 1e-4), ("wav16@44.1", 16, 44_100, 1e-4), ("wav24@96", 24, 96_000, 1e-3),
      ("flac@88.2", 24, 88_200, 1e-3), ("mp3", nil, 48_000, 0.02), ("mp3@44.1", nil, 44_100, 0.02),
      ("opus", nil, 48_000, 0.03), ("vorbis", nil, 48_000, 0.02), ("vorbis@44.1", nil, 44_100, 0.02),
    ] as [(String, Int?, Double, Float)])
  func `sound comes back in word length, rate and level`(
    text: String, bits: Int?, rate: Double, error: Float
  ) throws {
    let format = try #require(AudioFileFormat(text))
    let sound = TestTone.sine(.Hz(1000), seconds: 2)
    let first = try bytes(sound, format)
    #expect(try bytes(sound, format) == first, "the same sound gives the same file")
    let reader = try AudioFileReader(path: folder["a.\(format.fileExtension)"])
    #expect(reader.facts.rate.value == rate)
    if let bits { #expect(reader.facts.bits == bits) }
    let sink = MemorySink()
    try reader.read(into: sink)
    #expect(abs(sink.buffer.frames - sound.frames) <= (bits == nil ? 2_400 : 1))
    let middle = 20_000..<76_000
    let loss = middle.map { abs(sink.buffer.left[$0] - sound.left[$0]) }.max() ?? 1
    #expect(loss <= (format.rate == .standard ? error : max(error, 2e-3)))
  }

  @Test func `sound of 24 bits is the same in FLAC, sample for sample`() throws {
    var dither = Dither(seed: Seed(5))
    var tone = TestTone.sine(.Hz(440), seconds: 1)
    tone.scale(by: 0.7)
    let pcm = PCMBlock(left: dither.quantise(tone.left), right: dither.quantise(tone.right))
    _ = try bytes(pcm.floats, #require(AudioFileFormat("flac")))
    #expect(try AudioFileSource(path: folder["a.flac"]).readPCM(0..<tone.frames) == pcm)
  }

  @Test(arguments: [("mp3", 320.0, 0.03), ("opus", 256, 0.25)])
  func `what is compressed has a known rate`(text: String, kilobits: Double, tolerance: Double) throws {
    let count = try bytes(TestTone.noise(seconds: 10), #require(AudioFileFormat(text))).count
    let measured = Double(count) * 8 / 10_000
    #expect(abs(measured / kilobits - 1) < tolerance)
  }

  @Test func `only the seed tells two Opus files of one sound apart`() throws {
    let (sound, format) = (TestTone.sine(.Hz(440), seconds: 1), try #require(AudioFileFormat("opus")))
    #expect(try bytes(sound, format, seed: 1) != bytes(sound, format, seed: 2))
  }

  @Test(
    arguments: [
      ("", [String]()), ("flac, mp3", ["flac", "mp3"]), ("FLAC,flac , opus", ["flac", "opus"]),
      ("wav16@44.1,wav24@96", ["wav16@44.1", "wav24@96"]), ("flac@48", ["flac"]),
    ])
  func `a list of formats is read`(text: String, formats: [String]) {
    #expect(AudioFileFormat.list(text)?.map(\.description) == formats)
  }

  @Test(arguments: ["aac", "mp3@96", "opus@44.1", "wav16@", "wav16@44.1@48", "wav", "flac;mp3", "wav16@0"])
  func `what is no format is refused`(text: String) { #expect(AudioFileFormat.list(text) == nil) }
}
