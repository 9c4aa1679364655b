import Analysis
import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Files that are named like audio files and are none, by accident or intent.
@Suite struct HostileFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func code(of path: String) -> String? {
    let error = #expect(throws: AudioFileError.self) {
      try AudioFileReader(path: path, limits: .reference).read(into: MemorySink())
    }
    return error?.diagnosis.code
  }

  @Test(.timeLimit(.minutes(1))) func `folders, pipes and devices are refused and hang nothing`() throws {
    mkfifo(folder["pipe.wav"], 0o644)
    #expect(code(of: folder["pipe.wav"]) == "audio.not-a-file")
    #expect(code(of: folder.path) == "audio.not-a-file")
    #expect(code(of: "/dev/zero") == "audio.not-a-file")
    #expect(code(of: "\(try folder.write([1], to: "a"))/b.wav") == "audio.missing")
  }

  @Test func `a file that may not be read says so`() throws {
    let path = try folder.write(WAV.file(channels: 1, bits: 16, data: [0, 0]), to: "closed.wav")
    chmod(path, 0)
    guard access(path, R_OK) != 0 else { return }
    #expect(code(of: path) == "audio.read")
  }

  @Test func `a WAV whose data chunk promises too much is read as far as it goes`() throws {
    var bytes = WAV.file(channels: 1, rate: 8000, bits: 16, data: [UInt8](repeating: 1, count: 32_000))
    bytes.replaceSubrange(40..<44, with: WAV.little(1 << 30, 4))
    let sink = MemorySink()
    try AudioFileReader(path: folder.write(bytes, to: "lie.wav")).read(into: sink)
    #expect(abs(sink.buffer.frames - 96_000) <= 2)
  }

  /// Masks of WAVE_FORMAT_EXTENSIBLE, channels, and which of them must arrive left, right or nowhere.
  static let layouts: [(mask: Int, left: [Int], right: [Int], nowhere: [Int])] = [
    (0x3f, [0, 2, 4], [1, 2, 5], [3]), (0x60f, [0, 2, 4], [1, 2, 5], [3]), (0x33, [0, 2], [1, 3], []),
    (0x0b, [0], [1], [2]), (0x107, [0, 2, 3], [1, 2, 3], []),
  ]

  @Test(arguments: layouts.indices) func `the channel mask of a WAV says what goes where`(row: Int) throws {
    let layout = Self.layouts[row]
    let channels = layout.mask.nonzeroBitCount
    for channel in 0..<channels {
      let frame = (0..<channels).map { $0 == channel ? Float(1) : 0 }
      let data = WAV.floats((0..<100).flatMap { _ in frame })
      let bytes = WAV.extensible(mask: layout.mask, channels: channels, data: data)
      let sink = MemorySink()
      try AudioFileReader(path: folder.write(bytes, to: "mask.wav")).read(into: sink)
      #expect((sink.buffer.left[50] > 0.1) == layout.left.contains(channel))
      #expect((sink.buffer.right[50] > 0.1) == layout.right.contains(channel))
      #expect(!layout.nowhere.contains(channel) || sink.buffer.left[50] == 0)
    }
  }

  @Test func `an MPEG file of changing bit rate that does not say its length is read to its end`() throws {
    let quiet = MPEGFrame(kilobits: 32)
    let full = MPEGFrame(kilobits: 128)
    // The first bit rate is the highest, so a guess from it would end after less than a third.
    let frames = [[UInt8]](repeating: full.bytes, count: 4) + [[UInt8]](repeating: quiet.bytes, count: 120)
    for tag in [[], Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 10] + [UInt8](repeating: 0, count: 10)] {
      let path = try folder.write(tag + frames.flatMap { $0 }, to: "vbr.mp3")
      let reader = try AudioFileReader(path: path)
      let sink = MemorySink()
      try reader.read(into: sink)
      // Decoders may keep back the first frame or two.
      #expect(abs(sink.buffer.frames - 124 * 1152) <= 3 * 1152)
      #expect(abs(reader.facts.frames - sink.buffer.frames) <= 3 * 1152)
    }
  }

  @Test func `silence, an offset, noise and a single click are analysed, and what is not there is undetermined`() throws
  {
    let click = [Float](repeating: 0, count: 60_000) + [0.9] + [Float](repeating: 0, count: 60_000)
    let sounds: [[Float]] = [
      [Float](repeating: 0, count: 96_000), [Float](repeating: 0.5, count: 96_000), Tones.noise(seconds: 10), click,
    ]
    for sound in sounds {
      let bytes = WAV.file(format: 3, channels: 1, bits: 32, data: WAV.floats(sound))
      let reader = try AudioFileReader(path: folder.write(bytes, to: "odd.wav"), limits: .reference)
      let heard = try StyleAnalysis.analyze(reader, keeping: MemorySink())
      #expect(heard.profile.bpm == nil && heard.profile.key == nil)
      #expect((heard.fingerprint == nil) == sound.allSatisfy { $0 == 0 })
    }
  }

  /// A share of what `Tests/Fuzzing/run` does.
  @Test(arguments: 0..<8) func `damaged files are analysed or refused in words`(lane: Int) throws {
    let sound = TestTone.noise(seconds: 1.2)
    let integers = WAV.integers(sound.left.prefix(9_600).map { Int($0 * 30_000) }, bytes: 2)
    var originals = [
      WAV.file(channels: 1, rate: 8000, bits: 16, data: integers),
      WAV.extensible(mask: 3, channels: 2, data: WAV.floats(Array(sound.left.prefix(20_000)))),
    ]
    for coding in ["flac", "vorbis"] {
      let writer = try AudioFileWriter(
        path: folder["a.\(coding)"], format: #require(AudioFileFormat(coding)), seed: Seed(1))
      try writer.write(sound)
      try writer.close()
      originals.append(try folder.bytes(of: "a.\(coding)"))
    }
    for number in stride(from: lane, to: 160, by: 8) {
      let mutant = FileMutation.mutant(number, of: originals[number / 8 % originals.count])
      let path = try folder.write(mutant, to: "mutant")
      do {
        let reader = try AudioFileReader(path: path, limits: .reference)
        _ = try StyleAnalysis.analyze(reader, keeping: MemorySink())
      } catch let error as AudioFileError {
        #expect(!error.diagnosis.finding.isEmpty && !error.diagnosis.remedy.isEmpty)
      }
    }
  }
}

/// A frame of layer III at 48 kHz, mono, in which nothing is coded: silence.
private struct MPEGFrame {
  let bytes: [UInt8]

  init(kilobits: Int) {
    let codes = [32: 1, 128: 9]
    let header: [UInt8] = [0xff, 0xfb, UInt8((codes[kilobits] ?? 1) << 4 | 1 << 2), 0xc0]
    bytes = header + [UInt8](repeating: 0, count: 144 * kilobits * 1000 / 48_000 - 4)
  }
}
