import Testing

@testable import AudioFiles

/// Against the tables of ISO/IEC 11172-3 and 13818-3, by headers as encoders write them.
@Suite struct MPEGHeaderTests {
  /// The four bytes, and the frame's length in bytes, its samples, its rate and its channels.
  static let headers: [(bytes: [UInt8], length: Int, samples: Int, rate: Int, channels: Int)] = [
    // MPEG-1 layer III: 128 kbit/s at 44.1 kHz, without and with padding, 320 at 48, 32 at 32, mono.
    ([0xff, 0xfb, 0x90, 0x00], 417, 1152, 44_100, 2), ([0xff, 0xfb, 0x92, 0x00], 418, 1152, 44_100, 2),
    ([0xff, 0xfb, 0xe4, 0x40], 960, 1152, 48_000, 2), ([0xff, 0xfb, 0x18, 0xc0], 144, 1152, 32_000, 1),
    ([0xff, 0xfa, 0x90, 0x64], 417, 1152, 44_100, 2),
    // MPEG-1 layer II: 192 kbit/s at 48 kHz, 384 at 44.1; layer I: 32 kbit/s at 32 kHz, 448 at 48 with padding.
    ([0xff, 0xfd, 0xa4, 0x00], 576, 1152, 48_000, 2), ([0xff, 0xfd, 0xe0, 0x00], 1253, 1152, 44_100, 2),
    ([0xff, 0xff, 0x18, 0x00], 48, 384, 32_000, 2), ([0xff, 0xff, 0xe6, 0xc0], 452, 384, 48_000, 1),
    // MPEG-2 layer III has half the samples: 64 kbit/s at 22.05 kHz, 8 at 16; layer II keeps them.
    ([0xff, 0xf3, 0x80, 0x00], 208, 576, 22_050, 2), ([0xff, 0xf3, 0x18, 0xc0], 36, 576, 16_000, 1),
    ([0xff, 0xf5, 0x84, 0x00], 384, 1152, 24_000, 2),
    // MPEG-2.5, Fraunhofer's: 8, 11.025 and 12 kHz.
    ([0xff, 0xe3, 0x18, 0xc0], 72, 576, 8_000, 1), ([0xff, 0xe3, 0x80, 0x00], 417, 576, 11_025, 2),
    ([0xff, 0xe3, 0x84, 0x00], 384, 576, 12_000, 2),
  ]

  @Test(arguments: headers.indices) func `a header tells the frame's length and sound`(row: Int) throws {
    let expected = Self.headers[row]
    let header = try #require(MPEGHeader(expected.bytes))
    #expect(header.length == expected.length && header.samples == expected.samples)
    #expect(header.rate == expected.rate && header.channels == expected.channels)
  }

  @Test(
    arguments: [
      // No sync word, a reserved version, layer, bit rate (free and bad), rate and emphasis; too few bytes.
      [0xfe, 0xfb, 0x90, 0], [0xff, 0xdb, 0x90, 0], [0xff, 0xeb, 0x90, 0], [0xff, 0xf9, 0x90, 0],
      [0xff, 0xfb, 0x00, 0],
      [0xff, 0xfb, 0xf0, 0], [0xff, 0xfb, 0x9c, 0], [0xff, 0xfb, 0x90, 2], [0xff, 0xfb, 0x90], [], [0, 0, 0, 0],
    ] as [[UInt8]])
  func `what the standard reserves is no header`(bytes: [UInt8]) { #expect(MPEGHeader(bytes) == nil) }

  @Test func `headers of one stream differ in bit rate, padding and mode alone`() throws {
    let first = try #require(MPEGHeader([0xff, 0xfb, 0x90, 0x00]))
    for like in [[0xff, 0xfb, 0x92, 0x40], [0xff, 0xfa, 0xe0, 0x00], [0xff, 0xfb, 0x10, 0xc0]] as [[UInt8]] {
      #expect(try #require(MPEGHeader(like)).isLike(first))
    }
    for other in [[0xff, 0xfb, 0x94, 0x00], [0xff, 0xfd, 0x90, 0x00], [0xff, 0xf3, 0x90, 0x00]] as [[UInt8]] {
      #expect(try !#require(MPEGHeader(other)).isLike(first))
    }
  }

  /// Behind the side information: 32 or 17 bytes in MPEG-1, 17 or 9 in MPEG-2.
  @Test(
    arguments: [
      ([0xff, 0xfb, 0x90, 0x00], 36), ([0xff, 0xfb, 0x90, 0xc0], 21), ([0xff, 0xf3, 0x80, 0x00], 21),
      ([0xff, 0xf3, 0x80, 0xc0], 13),
    ] as [([UInt8], Int)])
  func `the info of the whole stream stands behind the side information`(bytes: [UInt8], offset: Int) throws {
    #expect(try #require(MPEGHeader(bytes)).infoOffset == offset)
  }
}
