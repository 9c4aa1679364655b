import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct AudioFileReaderTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func read(_ bytes: [UInt8], limits: AudioFileLimits = AudioFileLimits()) throws -> StereoBuffer {
    let sink = MemorySink()
    try AudioFileReader(path: folder.write(bytes, to: "in.wav"), limits: limits).read(into: sink)
    return sink.buffer
  }

  func refusal(of bytes: [UInt8], limits: AudioFileLimits = AudioFileLimits()) -> String? {
    let error = #expect(throws: AudioFileError.self) { try read(bytes, limits: limits) }
    return error?.diagnosis.code
  }

  /// Channel, left and right: which share of one channel at full scale arrives where.
  static let folds: [(Int, [Float], [Float])] = [
    (1, [1], [1]), (2, [1, 0], [0, 1]),
    (6, [0.4142, 0, 0.2929, 0, 0.2929, 0], [0, 0.4142, 0.2929, 0, 0, 0.2929]),
  ]

  @Test(arguments: folds.indices) func `channels are folded to stereo`(row: Int) throws {
    let (channels, left, right) = Self.folds[row]
    for channel in 0..<channels {
      let frame = (0..<channels).map { $0 == channel ? Float(1) : 0 }
      let bytes = WAV.floats((0..<100).flatMap { _ in frame })
      let sound = try read(WAV.file(format: 3, channels: channels, bits: 32, data: bytes))
      #expect(abs(sound.left[50] - left[channel]) < 0.001 && abs(sound.right[50] - right[channel]) < 0.001)
    }
  }

  @Test(arguments: 1...8) func `no number of channels clips`(channels: Int) throws {
    let bytes = WAV.floats([Float](repeating: 1, count: 100 * channels))
    let sound = try read(WAV.file(format: 3, channels: channels, bits: 32, data: bytes))
    #expect(sound.frames == 100)
    #expect(sound.left.allSatisfy { $0 > 0.99 && $0 < 1.0001 })
  }

  @Test(arguments: [8000, 44_100, 192_000]) func `any rate becomes 48 kHz`(rate: Int) throws {
    let tone = TestTone.sine(.Hz(997), seconds: 1, rate: SampleRate(value: Double(rate)))
    let sound = try read(WAV.file(format: 3, channels: 1, rate: rate, bits: 32, data: WAV.floats(tone.left)))
    let expected = TestTone.sine(.Hz(997), seconds: 1)
    #expect(abs(sound.frames - 48_000) <= 2)
    #expect((5000..<40_000).allSatisfy { abs(sound.left[$0] - expected.left[$0]) < 0.001 })
  }

  @Test func `a file says what it is`() throws {
    let data = WAV.integers([Int](repeating: 5, count: 88_200), bytes: 2)
    let path = try folder.write(WAV.file(channels: 2, rate: 44_100, bits: 16, data: data), to: "cd.wav")
    let facts = try AudioFileReader(path: path).facts
    #expect(facts.rate.value == 44_100 && facts.channels == 2 && facts.frames == 44_100 && facts.bits == 16)
    #expect(facts.duration == .s(1))
    #expect(facts.format.contains("WAV"))
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity, 1e30]) func `samples that are no numbers are refused`(
    value: Float
  ) throws {
    let data = WAV.floats([Float](repeating: 0, count: 2000) + [value, 0])
    #expect(refusal(of: WAV.file(format: 3, channels: 2, bits: 32, data: data)) == "audio.not-finite")
  }

  @Test func `damaged and foreign files are refused in words`() throws {
    let good = WAV.file(channels: 2, bits: 24, data: [UInt8](repeating: 1, count: 60_000))
    #expect(refusal(of: []) == "audio.empty")
    #expect(refusal(of: Array("This is not sound.".utf8)) == "audio.unreadable")
    #expect(refusal(of: Array(good.prefix(20_000))) == "audio.truncated")
    #expect(refusal(of: Array(good.prefix(30))) == "audio.truncated")
    #expect(refusal(of: WAV.file(channels: 2, bits: 24, data: [])) == "audio.empty")
    #expect(refusal(of: WAV.file(channels: 12, bits: 16, data: [UInt8](repeating: 0, count: 2400))) == "audio.channels")
    #expect(refusal(of: WAV.file(channels: 1, rate: 100, bits: 16, data: [0, 0, 0, 0])) == "audio.rate")
    let missing = #expect(throws: AudioFileError.self) { try AudioFileReader(path: folder["none.wav"]) }
    #expect(missing?.diagnosis.code == "audio.missing")
  }

  @Test func `text under the name of a headerless format is no sound`() throws {
    for name in ["notes.vox", "notes.gsm", "notes.raw", "notes.wav"] {
      let path = try folder.write(Array("Buy milk, and bread.".utf8), to: name)
      let error = #expect(throws: AudioFileError.self) { try AudioFileReader(path: path) }
      #expect(error?.diagnosis.code == "audio.unreadable")
    }
  }

  @Test func `lengths outside the limits are refused with both numbers`() throws {
    let half = WAV.file(channels: 1, rate: 8000, bits: 16, data: [UInt8](repeating: 0, count: 8000))
    #expect(refusal(of: half, limits: .reference) == "audio.too-short")
    #expect(refusal(of: half, limits: AudioFileLimits(longest: .s(0.2))) == "audio.too-long")
  }

  /// Every header byte in turn is replaced: whatever comes out, the program survives.
  @Test func `no lying header brings the program down`() throws {
    let good = WAV.file(channels: 2, bits: 24, data: [UInt8](repeating: 1, count: 600))
    for location in 0..<44 {
      for value: UInt8 in [0, 1, 0x7f, 0xff] {
        var bytes = good
        bytes[location] = value
        let path = try folder.write(bytes, to: "lie.wav")
        do { try AudioFileReader(path: path).read(into: MemorySink()) } catch is AudioFileError {}
      }
    }
  }

  @Test func `FLAC that was cut off is refused, whole FLAC and Vorbis come back`() throws {
    let sound = TestTone.sine(.Hz(440), seconds: 3)
    for coding in ["flac", "vorbis"] {
      let writer = try AudioFileWriter(
        path: folder["a.\(coding)"], format: #require(AudioFileFormat(coding)), seed: Seed(1))
      try writer.write(sound)
      try writer.close()
      let sink = MemorySink()
      try AudioFileReader(path: folder["a.\(coding)"]).read(into: sink)
      #expect(sink.buffer.frames == sound.frames)
      #expect((1000..<140_000).allSatisfy { abs(sink.buffer.left[$0] - sound.left[$0]) < 0.02 })
    }
    let cut = try folder.write(Array(folder.bytes(of: "a.flac").prefix(30_000)), to: "cut.flac")
    let error = #expect(throws: AudioFileError.self) { try AudioFileReader(path: cut).read(into: MemorySink()) }
    #expect(["audio.truncated", "audio.unreadable"].contains(error?.diagnosis.code))
  }
}
