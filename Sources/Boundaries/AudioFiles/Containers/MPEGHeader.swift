/// The four bytes that a frame of MPEG audio begins with.
///
/// Source: ISO/IEC 11172-3, 2.4.1.3, and 13818-3; the rates below 16 kHz are Fraunhofer's.
struct MPEGHeader: Equatable {
  /// Of the frame, in bytes.
  let length: Int
  /// Of one channel in the frame.
  let samples: Int
  /// In Hz.
  let rate: Int
  let channels: Int
  private let bytes: [UInt8]

  private static let rates = [44_100, 48_000, 32_000]
  /// In kbit/s, for the layers I to III.
  private static let bitRates = [
    [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  ]
  private static let lowBitRates = [
    [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  ]

  /// Nil for what is no such header.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 4, bytes[0] == 0xff, bytes[1] & 0xe0 == 0xe0 else { return nil }
    let version = bytes[1] >> 3 & 3
    let layer = 4 - Int(bytes[1] >> 1 & 3)
    let (rateCode, bitRateCode) = (Int(bytes[2] >> 2 & 3), Int(bytes[2] >> 4))
    guard version != 1, layer < 4, rateCode < 3, (1...14).contains(bitRateCode), bytes[3] & 3 != 2 else { return nil }
    let isFull = version == 3
    rate = Self.rates[rateCode] >> (isFull ? 0 : version == 2 ? 1 : 2)
    let bits = 1000 * (isFull ? Self.bitRates : Self.lowBitRates)[layer - 1][bitRateCode]
    let padding = Int(bytes[2] >> 1 & 1)
    samples = layer == 1 ? 384 : layer == 3 && !isFull ? 576 : 1152
    length = layer == 1 ? (12 * bits / rate + padding) * 4 : samples / 8 * bits / rate + padding
    channels = bytes[3] >> 6 == 3 ? 1 : 2
    self.bytes = bytes
  }

  /// True if it can belong to the same stream: version, layer and rate never change.
  func isLike(_ other: Self) -> Bool {
    bytes[1] & 0xfe == other.bytes[1] & 0xfe && bytes[2] & 0x0c == other.bytes[2] & 0x0c
  }

  /// The offset of the Xing or Info header within the frame, in bytes: behind the side information.
  var infoOffset: Int {
    let isFull = bytes[1] >> 3 & 3 == 3
    return 4 + (isFull ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17))
  }
}
