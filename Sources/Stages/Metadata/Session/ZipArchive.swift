import Audio

/// A ZIP file that stores its entries as they are, without dates.
///
/// Source: PKWARE, *.ZIP File Format Specification 6.3.10*. Names are UTF-8.
struct ZipArchive {
  private let entries: [(name: String, bytes: [UInt8])]

  init(_ entries: [(name: String, bytes: [UInt8])]) { self.entries = entries }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let fields = Self.fields(of: entry)
      let start = file.count
      file += Self.signature(3, 4) + fields + Array(entry.name.utf8) + entry.bytes
      // Made by: version 2.0; no comment, disk 0, no attributes.
      directory += Self.signature(1, 2) + 20.littleEndian(bytes: 2) + fields + 0.littleEndian(bytes: 10)
      directory += start.littleEndian(bytes: 4) + Array(entry.name.utf8)
    }
    let count = entries.count.littleEndian(bytes: 2)
    let end = 0.littleEndian(bytes: 4) + count + count + directory.count.littleEndian(bytes: 4)
    return file + directory + Self.signature(5, 6) + end + file.count.littleEndian(bytes: 4) + 0.littleEndian(bytes: 2)
  }

  private static func signature(_ a: UInt8, _ b: UInt8) -> [UInt8] { [0x50, 0x4b, a, b] }

  /// The fields that an entry's header and the directory share.
  private static func fields(of entry: (name: String, bytes: [UInt8])) -> [UInt8] {
    let isUTF8 = 0x0800
    let firstOf1980 = 0x21
    let size = entry.bytes.count.littleEndian(bytes: 4)
    let head = [20, isUTF8, 0, 0, firstOf1980].flatMap { $0.littleEndian(bytes: 2) }
    return head + checksum(entry.bytes).littleEndian(bytes: 4) + size + size
      + entry.name.utf8.count.littleEndian(bytes: 2) + 0.littleEndian(bytes: 2)
  }

  /// CRC-32 with the polynomial 0xEDB88320 (ISO 3309).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xff)] ^ ($0 >> 8) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xedb8_8320 : rest >> 1 }
  }
}
