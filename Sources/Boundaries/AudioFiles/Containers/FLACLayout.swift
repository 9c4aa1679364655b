/// A FLAC file whose length is that of its last frame, whether its header says so or not.
///
/// Source: M. van Beurden and A. Weaver, *Free Lossless Audio Codec* (RFC 9639), chapters 8 and 9.
struct FLACLayout {
  private static let longestTag = 1 << 28
  /// A frame has at most 65,535 samples; few are longer than this in bytes.
  private static let search = 1 << 20

  private let file: RandomAccessFile
  /// The offset of `fLaC`, behind tags.
  private let start: Int
  private let streamInfo: [UInt8]
  /// The end of the last frame; a tag may follow it.
  private let end: Int

  /// Nil for other files.
  init?(_ file: RandomAccessFile) {
    let start = TagScanner.end(in: file, from: 0)
    let head = file.read(42, at: start)
    guard head.has("fLaC"), head.count == 42, head[4] & 0x7f == 0 else { return nil }
    (self.file, self.start) = (file, start)
    streamInfo = Array(head[8..<42])
    end = file.read(3, at: file.size - 128).has("TAG") ? file.size - 128 : file.size
  }

  /// Throws `AudioFileError` for a file that was cut off.
  func segments() throws -> [ByteSegment] {
    let promised = (Int(streamInfo[13] & 0x0f) << 32) | (streamInfo.big(4, at: 14) ?? 0)
    if hasAnotherBeginning() {
      throw AudioFileError.damaged(file.name, at: seconds(promised), "another FLAC file begins in it")
    }
    let last = lastFrame()
    if let last, last.isWhole {
      if promised > last.end { throw truncated(last.end, of: promised) }
      return last.end == promised ? whole : patched(last.end)
    }
    guard promised == 0 else {
      guard let last, last.end < promised else { return whole }
      throw truncated(last.start, of: promised)
    }
    guard let last else { throw AudioFileError.empty(file.name) }
    throw AudioFileError.cut(file.name, after: seconds(last.start), "in the middle of a frame")
  }

  /// True if the header of another FLAC file comes somewhere after its own.
  private func hasAnotherBeginning() -> Bool {
    let head: [UInt8] = Array("fLaC".utf8) + [0, 0, 0, 34]
    for offset in stride(from: start + 42, to: file.size, by: 1 << 20) {
      let bytes = file.read((1 << 20) + head.count, at: offset)
      for i in bytes.indices.dropLast(head.count - 1)
      where bytes[i] == head[0] && bytes[i + 1] == head[1] && bytes[i..<i + head.count].elementsEqual(head) {
        return true
      }
    }
    return false
  }

  private var whole: [ByteSegment] { [.file(start..<file.size)] }

  private func patched(_ samples: Int) -> [ByteSegment] {
    let offset = start + 8 + 13
    let bytes = [streamInfo[13] & 0xf0 | UInt8(truncatingIfNeeded: samples >> 32)] + [UInt8].big(samples, 4)
    return [.file(start..<offset), .bytes(bytes), .file(offset + bytes.count..<file.size)]
  }

  private var rate: Int { (streamInfo.big(3, at: 10) ?? 0) >> 4 }

  private func seconds(_ samples: Int) -> Double { Double(samples) / Double(max(1, rate)) }

  private func truncated(_ found: Int, of promised: Int) -> AudioFileError {
    .truncated(file.name, after: seconds(found), of: seconds(promised))
  }

  /// The samples of one channel that a frame holds.
  private struct FLACFrame {
    let start: Int
    let end: Int
    /// True if it ends where the file does, with the right CRC-16.
    let isWhole: Bool
  }

  /// The last frame that ends with the file; else the last that begins in it.
  private func lastFrame() -> FLACFrame? {
    let first = max(start + 42, end - Self.search)
    let bytes = file.read(end - first, at: first)
    var begun: FLACFrame?
    for offset in stride(from: bytes.count - 6, through: 0, by: -1)
    where bytes[offset] == 0xff && bytes[offset + 1] & 0xfe == 0xf8 {
      guard let header = FLACFrameHeader(bytes, at: offset, blockSize: streamInfo.big(2) ?? 0) else { continue }
      let isWhole = offset + header.length + 2 <= bytes.count && Self.checksum(bytes[offset...]) == 0
      if isWhole { return FLACFrame(start: header.sample, end: header.sample + header.samples, isWhole: true) }
      begun = begun ?? FLACFrame(start: header.sample, end: header.sample + header.samples, isWhole: false)
    }
    return begun
  }

  /// CRC-16 with the polynomial 0x8005, which is 0 over a frame with its checksum; no linked library offers it.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt16 {
    bytes.reduce(0) { $0 << 8 ^ table[Int($0 >> 8 ^ UInt16($1))] }
  }

  private static let table: [UInt16] = (0..<256).map { byte in
    (0..<8).reduce(UInt16(byte) << 8) { rest, _ in rest >> 15 == 1 ? rest << 1 ^ 0x8005 : rest << 1 }
  }
}

/// The header of a FLAC frame (RFC 9639, 9.1).
struct FLACFrameHeader {
  /// The first sample of the frame, and how many there are, in one channel.
  let sample: Int
  let samples: Int
  /// Of the header, in bytes.
  let length: Int

  /// Nil for what is none; `blockSize` is that of all frames where their number stands for the sample's.
  init?(_ bytes: [UInt8], at offset: Int, blockSize: Int) {
    guard let number = Self.coded(bytes, at: offset + 4) else { return nil }
    let (sizeCode, rateCode) = (bytes[offset + 2] >> 4, bytes[offset + 2] & 0x0f)
    var end = offset + 4 + number.length
    switch sizeCode {
    case 1: samples = 192
    case 2...5: samples = 576 << (Int(sizeCode) - 2)
    case 6, 7:
      let count = Int(sizeCode) - 5
      guard let stored = bytes.big(count, at: end) else { return nil }
      samples = stored + 1
      end += count
    case 8...: samples = 256 << (Int(sizeCode) - 8)
    default: return nil
    }
    end += rateCode == 12 ? 1 : [13, 14].contains(rateCode) ? 2 : 0
    guard rateCode != 15, bytes[offset + 3] >> 4 < 11, bytes[offset + 3] & 1 == 0, end < bytes.count else { return nil }
    guard Self.checksum(bytes[offset...end]) == 0 else { return nil }
    sample = bytes[offset + 1] & 1 == 1 ? number.value : number.value * blockSize
    length = end + 1 - offset
  }

  /// A number as UTF-8 codes one, of at most 36 bits.
  private static func coded(_ bytes: [UInt8], at offset: Int) -> (value: Int, length: Int)? {
    guard offset < bytes.count else { return nil }
    let ones = (~bytes[offset]).leadingZeroBitCount
    if ones == 0 { return (Int(bytes[offset]), 1) }
    guard (2...7).contains(ones), offset + ones <= bytes.count else { return nil }
    var value = ones == 7 ? 0 : Int(bytes[offset] & (0x7f >> UInt8(ones)))
    for byte in bytes[offset + 1..<offset + ones] {
      guard byte & 0xc0 == 0x80 else { return nil }
      value = value << 6 | Int(byte & 0x3f)
    }
    return (value, ones)
  }

  /// CRC-8 with the polynomial 0x07.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    bytes.reduce(0) { rest, byte in
      (0..<8).reduce(rest ^ byte) { part, _ in part >> 7 == 1 ? part << 1 ^ 0x07 : part << 1 }
    }
  }
}
