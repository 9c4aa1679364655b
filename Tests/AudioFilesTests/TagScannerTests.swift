import Diagnostics
import Testing

@testable import AudioFiles

@Suite struct TagScannerTests {
  private static func id3(_ size: [UInt8], flags: UInt8 = 0) -> [UInt8] { Array("ID3".utf8) + [4, 0, flags] + size }

  private static func ape(size: Int, isHeader: Bool) -> [UInt8] {
    Array("APETAGEX".utf8) + [UInt8].little(2000, 4) + .little(size, 4) + .little(3, 4)
      + .little(isHeader ? 0xa000_0000 : 0x8000_0000, 4) + .little(0, 8)
  }

  /// ID3v2 in sevens of bits, with a footer 10 bytes more; ID3v1 of 128 bytes; APEv2, which counts its footer.
  static let tags: [(bytes: [UInt8], length: Int?)] = [
    (id3([0, 0, 0, 0]), 10), (id3([0, 0, 0, 127]), 137), (id3([0, 0, 1, 0]), 138), (id3([0, 0, 2, 1]), 267),
    (id3([0x7f, 0x7f, 0x7f, 0x7f]), (1 << 28) + 9), (id3([0, 0, 1, 0], flags: 0x10), 148), (id3([0, 0, 0x80, 0]), nil),
    (Array("ID3".utf8), nil), (Array("TAG".utf8), 128), (ape(size: 100, isHeader: true), 132),
    (ape(size: 100, isHeader: false), 32), (Array("APETAGEX".utf8), nil), (Array("fLaC".utf8), nil), ([], nil),
    ([0xff, 0xfb, 0x90, 0], nil),
  ]

  @Test(arguments: tags.indices) func `a tag is as long as it says`(row: Int) {
    #expect(TagScanner.length(Self.tags[row].bytes) == Self.tags[row].length)
  }

  @Test func `tags in a row are passed over, and one that would fill the file is none`() throws {
    let folder = try Folder()
    let tag = Self.id3([0, 0, 0, 4]) + [1, 2, 3, 4]
    func end(_ bytes: [UInt8], from offset: Int = 0) throws -> Int {
      TagScanner.end(in: try RandomAccessFile(folder.write(bytes, to: "in"), name: "in"), from: offset)
    }
    #expect(try end([9, 9]) == 0 && end(tag + [9, 9]) == 14 && end(tag + tag + [9]) == 28)
    #expect(try end([9] + tag + [9], from: 1) == 15)
    #expect(try end(tag) == 0 && end(Self.id3([0, 0, 1, 0]) + [1]) == 0)
  }
}
