/// Metadata tags before, after and between the audio of MP3 and FLAC files.
enum TagScanner {
  /// The length of the tag that `bytes` begin with, in bytes; nil for anything else.
  ///
  /// ID3v2 and ID3v1 (id3.org), APEv2 (wiki.hydrogenaud.io).
  static func length(_ bytes: [UInt8]) -> Int? {
    if bytes.has("ID3"), bytes.count >= 10, bytes[6...9].allSatisfy({ $0 < 0x80 }) {
      let size = bytes[6...9].reduce(0) { $0 << 7 | Int($1) }
      return 10 + size + (bytes[5] & 0x10 != 0 ? 10 : 0)
    }
    if bytes.has("TAG") { return 128 }
    guard bytes.has("APETAGEX"), bytes.count >= 32, let size = bytes.little(4, at: 12) else { return nil }
    // The size counts the footer and not the header; either can stand here.
    return bytes[23] & 0x20 != 0 ? 32 + size : 32
  }

  /// The first offset from `offset` on that is not in a tag.
  static func end(in file: RandomAccessFile, from offset: Int) -> Int {
    var offset = offset
    while let length = length(file.read(32, at: offset)), offset + length < file.size { offset += length }
    return offset
  }
}
