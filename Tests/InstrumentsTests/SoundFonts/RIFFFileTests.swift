import Foundation
import TestSupport
import Testing

@testable import Instruments

@Suite struct RIFFFileTests {
  private static func chunk(_ id: String, _ bytes: [UInt8]) -> [UInt8] {
    Array(id.utf8) + long(bytes.count) + bytes + [UInt8](repeating: 0, count: bytes.count % 2)
  }

  private static func long(_ value: Int) -> [UInt8] { (0..<4).map { UInt8((value >> (8 * $0)) & 0xff) } }

  private static func file(_ bytes: [UInt8]) throws -> String {
    let path = Scratch.path("chunks.riff")
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  private static func riff(_ body: [UInt8], form: String = "test") -> [UInt8] {
    chunk("RIFF", Array(form.utf8) + body)
  }

  @Test func `chunks are found in order, odd ones with a byte of padding`() throws {
    let body = Self.chunk("one ", [1, 2, 3]) + Self.chunk("two ", [4, 5]) + Self.chunk("none", [])
    let file = try RIFFFile(path: try Self.file(Self.riff(body)), form: "test")
    let chunks = try file.chunks()
    #expect(chunks.map(\.id) == ["one", "two", "none"])
    #expect(try chunks.map { try file.bytes(of: $0) } == [[1, 2, 3], [4, 5], []])
    #expect(try file.bytes(of: chunks[0], in: 1..<3) == [2, 3])
  }

  @Test func `a list is found by its name, and one that is not there is empty`() throws {
    let list = Self.chunk("LIST", Array("INFO".utf8) + Self.chunk("INAM", Array("name\0".utf8)))
    let file = try RIFFFile(path: try Self.file(Self.riff(Self.chunk("data", [9]) + list)), form: "test")
    let info = try file.chunks(ofList: "INFO")
    #expect(info.map(\.id) == ["INAM"])
    #expect(RIFFFile.text(try file.bytes(of: info[0])[...]) == "name")
    #expect(try file.chunks(ofList: "pdta").isEmpty)
  }

  @Test(
    arguments: [
      [], Array("RIFF".utf8), Array("RIFX\u{4}\0\0\0test".utf8), Array("RIFF\u{4}\0\0\0else".utf8),
      Array("RIFF\u{1}\0\0\0test".utf8), Array("RIFF\u{50}\0\0\0test".utf8),
    ] as [[UInt8]])
  func `what is no file of the form is refused`(bytes: [UInt8]) throws {
    let path = try Self.file(bytes)
    #expect(throws: RIFFError.self) { try RIFFFile(path: path, form: "test") }
  }

  @Test func `a chunk that ends after its list is a fault with its name and byte`() throws {
    var bytes = Self.riff(Self.chunk("one ", [1, 2]) + Self.chunk("two ", [3, 4]))
    bytes[12 + 10 + 4] = 200
    let file = try RIFFFile(path: try Self.file(bytes), form: "test")
    let fault = #expect(throws: RIFFError.self) { try file.chunks() }
    #expect(fault?.finding == "the chunk two at byte 22 ends after what holds it")
  }

  @Test(
    arguments: [([0x01], 1), ([0x34, 0x12], 0x1234), ([0xff, 0xff, 0xff, 0xff], 0xffff_ffff), ([], 0)]
      as [([UInt8], UInt64)])
  func `numbers are little-endian`(bytes: [UInt8], value: UInt64) {
    #expect(RIFFFile.little(bytes[...]) == value)
  }

  @Test(arguments: [("abc", "abc"), ("  ab \0cd", "ab"), ("\0", ""), ("a\u{fffd}", "a\u{fffd}")])
  func `text ends at its first zero`(text: String, expected: String) {
    #expect(RIFFFile.text(Array(text.utf8)[...]) == expected)
  }

  @Test(arguments: [(46, true), (45, false), (8, false), (0, false)])
  func `samples are apart where the silence of the specification is between them`(gap: Int, isApart: Bool) throws {
    let font = try SoundFontFile(path: try TinySoundFont.write(gap: gap))
    #expect(font.separatesSamples == isApart)
  }

  /// Every byte of the tables in turn: whatever is read is a font or a fault, and never a crash.
  @Test func `a damaged table is a fault or a font`() throws {
    let whole = TinySoundFont.bytes()
    for offset in stride(from: whole.count - 700, to: whole.count, by: 7) {
      for value in [0, 0x7f, 0xff] as [UInt8] {
        var bytes = whole
        bytes[offset] = value
        let path = try Self.file(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        if let font = try? SoundFontFile(path: path) { #expect(!font.programs.isEmpty && font.path == path) }
      }
    }
  }
}
