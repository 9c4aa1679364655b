import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct PCM24WriterTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  static let block = PCMBlock(
    left: [0, 1, -1, 8_388_607, -8_388_608, 123_456], right: [5, -5, 0, -8_388_608, 8_388_607, -7])

  func write(_ blocks: [PCMBlock], to name: String) throws {
    let writer = try PCM24Writer(path: folder[name])
    for block in blocks { try writer.write(block) }
    try writer.close()
  }

  @Test func `the file is what the standard says, byte for byte`() throws {
    try write([Self.block], to: "a.wav")
    let samples = zip(Self.block.left, Self.block.right).flatMap { [Int($0), Int($1)] }
    #expect(try folder.bytes(of: "a.wav") == WAV.file(channels: 2, bits: 24, data: WAV.integers(samples, bytes: 3)))
  }

  @Test func `integers come back exactly, from any location`() throws {
    try write([Self.block, Self.block], to: "a.wav")
    let source = try AudioFileSource(path: folder["a.wav"])
    #expect(source.frameCount == 12)
    #expect(try source.readPCM(6..<12) == Self.block)
    #expect(try source.readPCM(3..<5) == PCMBlock(left: [8_388_607, -8_388_608], right: [-8_388_608, 8_388_607]))
  }

  @Test func `as a source it is silent outside of the file`() throws {
    try write([Self.block], to: "a.wav")
    let sound = try AudioFileSource(path: folder["a.wav"]).read(-2..<8)
    #expect(sound.left[0] == 0 && sound.left[1] == 0 && sound.left[9] == 0)
    #expect(sound.left[6] == -1)
    #expect(abs(sound.right[7] + 7 * 0x1p-23) < 1e-9)
  }

  @Test func `restarting forgets what was written`() throws {
    try write([Self.block], to: "once.wav")
    let writer = try PCM24Writer(path: folder["twice.wav"])
    for _ in 0..<100 { try writer.write(Self.block) }
    try writer.restart()
    try writer.write(Self.block)
    try writer.close()
    #expect(try folder.bytes(of: "twice.wav") == folder.bytes(of: "once.wav"))
  }

  @Test func `integers beyond 24 bits are refused`() throws {
    let writer = try PCM24Writer(path: folder["a.wav"])
    #expect(throws: AudioFileError.self) { try writer.write(PCMBlock(left: [8_388_608], right: [0])) }
  }

  @Test func `a folder that is not there and a full disk are told apart`() throws {
    let absent = #expect(throws: AudioFileError.self) { try PCM24Writer(path: folder["no/such/a.wav"]) }
    #expect(absent?.diagnosis.code == "audio.write" && absent?.diagnosis.transient == false)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let full = #expect(throws: AudioFileError.self) {
      let file = try FloatFile(path: "/dev/full")
      try file.write(TestTone.sine(.Hz(100)))
      _ = try file.finish()
    }
    #expect(full?.diagnosis.code == "disk.full" && full?.diagnosis.transient == true)
  }

  @Test func `floats and other rates have no exact integers`() throws {
    let floats = WAV.file(format: 3, channels: 2, bits: 32, data: WAV.floats([0, 0, 0, 0]))
    let source = try AudioFileSource(path: folder.write(floats, to: "f.wav"))
    #expect(throws: AudioFileError.self) { try source.readPCM(0..<1) }
    let slow = WAV.file(channels: 2, rate: 44_100, bits: 16, data: [0, 0, 0, 0])
    let error = #expect(throws: AudioFileError.self) { try AudioFileSource(path: folder.write(slow, to: "s.wav")) }
    #expect(error?.diagnosis.code == "audio.not-48k")
  }
}
