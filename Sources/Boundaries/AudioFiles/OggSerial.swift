import Foundation

/// The serial number of a stream in an Ogg file, which encoders choose at random.
///
/// Source: S. Pfeiffer, *The Ogg Encapsulation Format Version 0* (RFC 3533), chapter 6.
enum OggSerial {
  private static let head = 27

  /// Gives every page of a file with one stream the number `serial`, so that the same sound gives the same file.
  static func set(_ serial: UInt64, inFileAt path: String) throws {
    let url = URL(filePath: path)
    var bytes = [UInt8](try Data(contentsOf: url))
    var page = 0
    while page + head <= bytes.count, bytes[page..<page + 4].elementsEqual("OggS".utf8) {
      let segments = Int(bytes[page + 26])
      guard page + head + segments <= bytes.count else { break }
      let sizes = bytes[page + head..<page + head + segments]
      let end = min(bytes.count, page + head + segments + sizes.reduce(0) { $0 + Int($1) })
      write(UInt32(truncatingIfNeeded: serial), at: page + 14, in: &bytes)
      write(0, at: page + 22, in: &bytes)
      write(checksum(bytes[page..<end]), at: page + 22, in: &bytes)
      page = end
    }
    try Data(bytes).write(to: url)
    let file = try FileHandle(forUpdating: url)
    try file.synchronize()
    try file.close()
  }

  private static func write(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
    for i in 0..<4 { bytes[offset + i] = UInt8(truncatingIfNeeded: value >> UInt32(8 * i)) }
  }

  /// CRC-32 with the polynomial 0x04C11DB7, the highest bit first, from 0 on; zlib has the reflected one alone.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 ^ table[Int($0 >> 24 ^ UInt32($1))] }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte) << 24) { rest, _ in rest >> 31 == 1 ? rest << 1 ^ 0x04c1_1db7 : rest << 1 }
  }
}
