import Audio
import AudioFiles
import Diagnostics
import TestSupport
import Testing

/// FLAC, Ogg and MP3 that were streamed, joined, cut off or damaged.
@Suite struct CompressedFileTests {
  let folder: Folder
  static let sound = TestTone.noise(seconds: 2)

  init() throws { folder = try Folder() }

  /// Two seconds of noise.
  func file(_ coding: String, seed: UInt64 = 1) throws -> [UInt8] {
    let writer = try AudioFileWriter(
      path: folder["made"], format: #require(AudioFileFormat(coding)), seed: Seed(seed))
    try writer.write(Self.sound)
    try writer.close()
    return try folder.bytes(of: "made")
  }

  func seconds(_ bytes: [UInt8]) throws -> Double {
    let sink = MemorySink()
    try AudioFileReader(path: folder.write(bytes, to: "in")).read(into: sink)
    return Double(sink.buffer.frames) / 48_000
  }

  func refusal(_ bytes: [UInt8]) -> Diagnosis? {
    #expect(throws: AudioFileError.self) { try seconds(bytes) }?.diagnosis
  }

  func isNear(_ seconds: Double, _ wanted: Double) -> Bool { abs(seconds - wanted) <= 0.05 }

  /// With another number of samples in its header.
  func flac(saying samples: Int) throws -> [UInt8] {
    var bytes = try file("flac16")
    bytes[21] = bytes[21] & 0xf0
    bytes.replaceSubrange(22..<26, with: WAV.little(samples, 4).reversed())
    return bytes
  }

  @Test(arguments: [0, 1, 95_999, 96_000]) func `FLAC whose header knows too little is read to its end`(
    samples: Int
  ) throws {
    #expect(try seconds(flac(saying: samples)) == 2)
    let tag = Array("TAG".utf8) + [UInt8](repeating: 32, count: 125)
    #expect(try seconds(flac(saying: samples) + tag) == 2)
  }

  @Test(arguments: [0, 96_000], [0.3, 0.5, 0.8, 0.999]) func `FLAC that was cut off is refused`(
    samples: Int, share: Double
  ) throws {
    let bytes = try flac(saying: samples)
    let refusal = self.refusal(Array(bytes.prefix(Int(share * Double(bytes.count)))))
    #expect(refusal?.code == "audio.truncated")
    #expect(refusal?.finding.hasSuffix(samples == 0 ? " s" : "of 2.00 s") == true)
  }

  @Test func `FLAC files that were put one after the other are not taken for the first`() throws {
    let bytes = try file("flac16")
    #expect(refusal(bytes + bytes)?.code == "audio.damaged")
    #expect(try refusal(bytes + file("flac"))?.code == "audio.damaged")
  }

  @Test(arguments: ["vorbis", "opus"]) func `all links of a chained Ogg file are read`(coding: String) throws {
    let links = try (1...3).map { try file(coding, seed: $0) }
    #expect(try isNear(seconds(links[0] + links[1]), 4))
    #expect(try isNear(seconds(links.flatMap { $0 }), 6))
    let cut = links[0] + links[1].prefix(links[1].count * 2 / 3)
    #expect(refusal(cut)?.code == "audio.truncated")
  }

  @Test(arguments: ["vorbis", "opus"], [0.4, 0.6, 0.9]) func `an Ogg page that was changed is not passed over`(
    coding: String, location: Double
  ) throws {
    var bytes = try file(coding)
    bytes[Int(location * Double(bytes.count))] ^= 0x40
    #expect(refusal(bytes)?.code == "audio.damaged")
  }

  @Test func `Ogg files of different rates in one are refused`() throws {
    #expect(try refusal(file("vorbis") + file("vorbis@44.1", seed: 2))?.code == "audio.changes-format")
  }

  static let tag = Array("ID3".utf8) + [4, 0, 0, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 128)

  @Test func `MP3 with tags, junk or zeros in front, and without its beginning, is read whole`() throws {
    let mp3 = try file("mp3")
    let alone = try seconds(mp3)
    #expect(isNear(alone, 2))
    for head in [
      Self.tag, Self.tag + Self.tag, [UInt8](repeating: 0, count: 3000), Self.tag + [UInt8](repeating: 0, count: 2000),
      Array("some words from a server\r\n\r\n".utf8), [0xff, 0xfe, 0xff, 0xff, 0xfb],
    ] {
      #expect(try seconds(head + mp3) == alone)
    }
    // The first frame and a half is gone, and with it what said how long the rest is.
    #expect(try isNear(seconds(Array(mp3.dropFirst(1400))), 2 - 0.024))
    let end = Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)
    let appended =
      Array("APETAGEX".utf8) + WAV.little(2000, 4) + WAV.little(32, 4) + WAV.little(0, 4) + WAV.little(0, 8)
    #expect(try seconds(mp3 + appended + end) == alone)
  }

  @Test func `MP3 files that were put one after the other are read as one`() throws {
    let mp3 = try file("mp3")
    #expect(try isNear(seconds(mp3 + mp3), 4.05))
    #expect(try isNear(seconds(mp3 + Self.tag + mp3 + Self.tag + mp3), 6.1))
  }

  @Test(arguments: [0.1, 0.5, 0.9]) func `MP3 that is shorter than it says is refused`(share: Double) throws {
    let mp3 = try file("mp3")
    let refusal = try #require(self.refusal(Array(mp3.prefix(Int(share * Double(mp3.count))))))
    #expect(refusal.code == "audio.truncated")
    #expect(refusal.finding.hasPrefix("ends after \(share == 0.5 ? "1.0" : share == 0.1 ? "0.1" : "1.8")"))
  }

  @Test func `damage in an MP3 is skipped up to 50 ms and refused with its location beyond`() throws {
    let mp3 = try file("mp3")
    var scratched = mp3
    // One frame of 960 bytes.
    for location in 40_000..<40_500 { scratched[location] = 0 }
    #expect(try isNear(seconds(scratched), 2))
    for location in 40_000..<46_000 { scratched[location] = 0 }
    let refusal = try #require(self.refusal(scratched))
    #expect(refusal.code == "audio.damaged")
    #expect(refusal.finding.hasPrefix("is damaged at 0.9"))
  }

  /// A share of what `Tests/Tools/Fuzzing/run compare` does.
  @Test(arguments: ["flac", "vorbis", "opus", "mp3", "wav16", "wav24"])
  func `cut off anywhere, a file is refused or hardly shorter`(coding: String) throws {
    let bytes = try file(coding)
    let whole = try seconds(bytes)
    var random = SeededRandom(Seed(7))
    for _ in 0..<24 {
      let cut = Array(bytes.prefix(1 + Int(random.next() % UInt64(bytes.count))))
      do {
        #expect(try seconds(cut) >= whole - 0.05, "\(cut.count) of \(bytes.count) bytes")
      } catch let error as AudioFileError {
        #expect(!error.diagnosis.finding.isEmpty)
      }
    }
  }
}
