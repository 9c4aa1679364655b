import Diagnostics
import Testing

@testable import AudioFiles

@Suite struct ContainerChunkTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func file(_ bytes: [UInt8]) throws -> RandomAccessFile {
    try RandomAccessFile(folder.write(bytes, to: "in"), name: "in")
  }

  /// The head of a chunk of six bytes in each framing.
  static let heads: [(framing: ContainerChunk.Framing, head: [UInt8])] = [
    (.riff, head([6, 0, 0, 0])), (.iff, head([0, 0, 0, 6])),
    (.wave64, head([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 30, 0, 0, 0, 0, 0, 0, 0])),
    (.coreAudio, head([0, 0, 0, 0, 0, 0, 0, 6])),
  ]

  private static func head(_ rest: [UInt8]) -> [UInt8] { Array("abcd".utf8) + rest }

  @Test(arguments: heads.indices) func `a chunk says its name and the length of its payload`(row: Int) throws {
    let (framing, head) = Self.heads[row]
    let chunk = try #require(framing.chunk(at: 3, in: file([0, 0, 0] + head + [1, 2, 3, 4, 5, 6])))
    #expect(chunk.id == "abcd" && chunk.size == 6)
    #expect(chunk.start == 3 + head.count && chunk.end == 9 + head.count)
    #expect(try framing.chunk(at: 4, in: file([0, 0, 0] + head)) == nil, "a head that is cut off is none")
  }

  /// The length of a payload, and where the next chunk begins behind it in each framing.
  @Test(arguments: [
    (ContainerChunk.Framing.riff, 6, 106), (.riff, 7, 108), (.iff, 1, 102), (.iff, 0, 100), (.wave64, 0, 104),
    (.wave64, 5, 112),
    (.wave64, 4, 104), (.coreAudio, 7, 107),
  ])
  func `chunks are filled up as their container does`(framing: ContainerChunk.Framing, size: Int, next: Int) {
    #expect(framing.offset(after: ContainerChunk(id: "abcd", start: 100, size: size)) == next)
  }

  @Test(arguments: [ContainerChunk.Framing.riff, .wave64, .coreAudio])
  func `lengths near the largest number do not overflow`(
    framing: ContainerChunk.Framing
  ) {
    let chunk = ContainerChunk(id: "abcd", start: 100, size: .max)
    #expect(chunk.end == .max && framing.offset(after: chunk) > .max - 8)
  }

  @Test func `nothing but chunks is told from sound`() throws {
    let chunk = Array("LIST".utf8) + [2, 0, 0, 0, 9, 9]
    #expect(try ContainerChunk.Framing.riff.areChunks(from: 0, in: file(chunk + chunk)))
    #expect(try ContainerChunk.Framing.riff.areChunks(from: 10, in: file(chunk)), "nothing follows")
    #expect(try !ContainerChunk.Framing.riff.areChunks(from: 0, in: file(chunk + [1, 2, 3])), "too short for a head")
    #expect(
      try !ContainerChunk.Framing.riff.areChunks(from: 0, in: file(chunk + Array("LIST".utf8) + [9, 0, 0, 0, 1])))
    #expect(try !ContainerChunk.Framing.riff.areChunks(from: 0, in: file([0, 1, 2, 3, 0, 0, 0, 0])))
  }

  @Test(
    arguments: [
      (4, 0, 0x0403_0201, 0x0102_0304), (2, 1, 0x0302, 0x0203), (1, 3, 4, 4), (3, 0, 0x03_0201, 0x01_0203),
      (0, 2, 0, 0),
    ] as [(Int, Int, Int, Int)])
  func `numbers are read in both orders`(count: Int, offset: Int, little: Int, big: Int) {
    let bytes: [UInt8] = [1, 2, 3, 4]
    #expect(bytes.little(count, at: offset) == little && bytes.big(count, at: offset) == big)
    #expect([UInt8].little(little, count) == Array(bytes[offset..<offset + count]))
    #expect([UInt8].big(big, count) == Array(bytes[offset..<offset + count]))
  }

  @Test func `beyond the end there are no numbers and no letters`() {
    let bytes: [UInt8] = Array("RIFF".utf8)
    #expect(bytes.little(4, at: 1) == nil && bytes.big(1, at: 4) == nil && bytes.little(1, at: -1) == nil)
    #expect(bytes.has("RIFF") && bytes.has("IF", at: 1) && !bytes.has("FF", at: 3) && !bytes.has("R", at: -1))
    #expect(bytes.letters(at: 0) == "RIFF" && bytes.letters(at: 1) == nil && bytes.letters(at: -1) == nil)
    #expect([UInt8](repeating: 0xff, count: 8).little(8) == .max, "what no number can hold is the largest")
  }

  /// Lengths that programs leave when they write to a pipe, and lengths that are meant.
  @Test(arguments: [
    (0, true), (0xffff_ffff, true), (0xffff_ffdb, true), (0x7fff_ffff, true), (0x8000_0000, true), (0x7fff_f000, true),
    (0x7f00_0000, true), (Int.max, true), (0x7fff_ffff_0000_0000, true), (1, false), (44_100, false),
    (0x7eff_0000 - 1, false),
    (0x8001_0000, false), (0xfffe_ffff, false), (1 << 40, false),
  ])
  func `a length that never was one is told from one`(length: Int, isPlaceholder: Bool) {
    #expect(AudioDataExtent.isPlaceholder(length) == isPlaceholder)
  }

  /// A file of 100 bytes with sound from 20 on: what is promised, the outer length, and the range or the refusal.
  @Test(
    arguments: [
      (80, nil, 100), (50, nil, 70), (0, nil, 100), (0xffff_ffff, nil, 100), (81, nil, nil), (81, 100, 100),
      (81, 101, 100),
      (81, 99, 100), (81, 200, nil), (1 << 30, 100, 100),
    ] as [(Int, Int?, Int?)])
  func `sound goes as far as headers and file agree`(promised: Int, outerEnd: Int?, end: Int?) throws {
    let file = try file([UInt8](repeating: 5, count: 100))
    let extent = AudioDataExtent(start: 20, promised: promised, outerEnd: outerEnd)
    guard let end else {
      let error = #expect(throws: AudioFileError.self) { try extent.range(in: file) }
      #expect(error?.diagnosis.finding == "ends after 100 of \(20 + promised) bytes")
      return
    }
    #expect(try extent.range(in: file) == 20..<end)
  }

  /// The bytes that follow 1,000 bytes of sound at 100 bytes per second.
  static let rests: [(rest: [UInt8], goesOn: Bool)] = [
    ([], false), (sound(50), false), (sound(51), true), ([UInt8](repeating: 0, count: 500), false),
    (named("LIST"), false), (named("RIFF"), true), (named("FORM"), true),
  ]

  private static func sound(_ count: Int) -> [UInt8] { [UInt8](repeating: 200, count: count) }
  private static func named(_ name: String) -> [UInt8] { Array(name.utf8) + sound(500) }

  @Test(arguments: rests.indices) func `sound after the sound's end is not left out silently`(row: Int) throws {
    let (rest, goesOn) = Self.rests[row]
    let file = try file([UInt8](repeating: 7, count: 1000) + rest)
    guard goesOn else {
      try AudioDataExtent.checkRest(after: 0..<1000, in: file, bytesPerSecond: 100)
      return
    }
    let error = #expect(throws: AudioFileError.self) {
      try AudioDataExtent.checkRest(after: 0..<1000, in: file, bytesPerSecond: 100)
    }
    #expect(error?.diagnosis.code == "audio.goes-on")
    #expect(error?.diagnosis.finding.hasPrefix("holds 10.00 s of sound by its header") == true)
  }
}
