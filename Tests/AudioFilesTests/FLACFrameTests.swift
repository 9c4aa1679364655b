import Testing

@testable import AudioFiles

/// Frame headers put together by the tables of RFC 9639, section 9.1, with checksums computed here bit by bit.
@Suite struct FLACFrameTests {
  /// CRC-8 with the polynomial x⁸ + x² + x + 1, as long division.
  private static func checksum(_ bytes: [UInt8]) -> UInt8 {
    var rest: UInt16 = 0
    for byte in bytes {
      for bit in (0..<8).reversed() {
        rest = rest << 1 | UInt16(byte >> UInt8(bit) & 1)
        if rest & 0x100 != 0 { rest ^= 0x107 }
      }
    }
    for _ in 0..<8 {
      rest <<= 1
      if rest & 0x100 != 0 { rest ^= 0x107 }
    }
    return UInt8(rest & 0xff)
  }

  private func header(_ bytes: [UInt8], blockSize: Int = 4096, at offset: Int = 0) -> FLACFrameHeader? {
    FLACFrameHeader(
      [UInt8](repeating: 0, count: offset) + bytes + [Self.checksum(bytes)], at: offset, blockSize: blockSize)
  }

  /// The code of the block size, what follows the number, and the samples.
  @Test(
    arguments: [
      (1, [], 192), (2, [], 576), (3, [], 1152), (4, [], 2304), (5, [], 4608), (6, [0], 1), (6, [254], 255),
      (6, [255], 256),
      (7, [0, 0], 1), (7, [0x0f, 0xff], 4096), (7, [0xff, 0xfe], 65_535), (8, [], 256), (9, [], 512), (12, [], 4096),
      (15, [], 32_768),
    ] as [(UInt8, [UInt8], Int)])
  func `a block is as long as its code says`(code: UInt8, stored: [UInt8], samples: Int) throws {
    let found = try #require(header([0xff, 0xf9, code << 4 | 9, 0x18, 5] + stored))
    #expect(found.samples == samples && found.sample == 5)
    #expect(found.length == 6 + stored.count)
  }

  @Test(arguments: [(0, 0), (9, 0), (11, 0), (12, 1), (13, 2), (14, 2)])
  func `a rate of its own follows the block size`(
    code: UInt8, count: Int
  ) throws {
    let bytes: [UInt8] = [0xff, 0xf8, 0xc0 | code, 0x18, 0] + [UInt8](repeating: 44, count: count)
    #expect(try #require(header(bytes)).length == 6 + count)
  }

  /// Numbers as UTF-8 codes them, to 36 bits.
  @Test(
    arguments: [
      ([0x00], 0), ([0x7f], 127), ([0xc2, 0x80], 128), ([0xdf, 0xbf], 2047), ([0xe0, 0xa0, 0x80], 2048),
      ([0xef, 0xbf, 0xbf], 65_535),
      ([0xf0, 0x90, 0x80, 0x80], 65_536), ([0xf8, 0x88, 0x80, 0x80, 0x80], 1 << 21),
      ([0xfc, 0x84, 0x80, 0x80, 0x80, 0x80], 1 << 26),
      ([0xfe, 0x82, 0x80, 0x80, 0x80, 0x80, 0x80], 1 << 31),
      ([0xfe, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf], (1 << 36) - 1),
    ] as [([UInt8], Int)])
  func `a number has up to 36 bits`(coded: [UInt8], value: Int) throws {
    #expect(try #require(header([0xff, 0xf9, 0xc9, 0x18] + coded)).sample == value)
  }

  @Test func `with a fixed block size frames are numbered, not samples`() throws {
    #expect(try #require(header([0xff, 0xf8, 0xc9, 0x18, 3], blockSize: 4096)).sample == 12_288)
    #expect(try #require(header([0xff, 0xf8, 0xc9, 0x18, 3], blockSize: 1152)).sample == 3456)
  }

  @Test(
    arguments: [
      // A reserved block size, rate, channel assignment and bit; broken codings of the number.
      [0xff, 0xf8, 0x09, 0x18, 0], [0xff, 0xf8, 0xcf, 0x18, 0], [0xff, 0xf8, 0xc9, 0xb8, 0],
      [0xff, 0xf8, 0xc9, 0x19, 0],
      [0xff, 0xf8, 0xc9, 0x18, 0x80], [0xff, 0xf8, 0xc9, 0x18, 0xc2, 0x00], [0xff, 0xf8, 0xc9, 0x18, 0xff],
      [0xff, 0xf8, 0x69, 0x18, 0], [0xff, 0xf8, 0xc9, 0x18],
    ] as [[UInt8]])
  func `what the standard reserves is no frame`(bytes: [UInt8]) { #expect(header(bytes) == nil) }

  @Test func `a header is found anywhere, and not with another checksum`() throws {
    let bytes: [UInt8] = [0xff, 0xf9, 0xc9, 0x18, 7]
    #expect(try #require(header(bytes, at: 100)).sample == 7)
    for bit in 0..<8 {
      var wrong = bytes + [Self.checksum(bytes)]
      wrong[5] ^= 1 << bit
      #expect(FLACFrameHeader(wrong, at: 0, blockSize: 4096) == nil)
    }
  }
}
