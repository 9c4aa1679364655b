/// A file of Sun's and NeXT's `.au` format, with a true length.
enum AULayout {
  /// Nil for other files; throws `AudioFileError` for one that was cut off or holds no sound.
  static func segments(of file: RandomAccessFile) throws -> [ByteSegment]? {
    let head = file.read(24, at: 0)
    let isBig = head.has(".snd")
    guard isBig || head.has("dns."), head.count == 24 else { return nil }
    let number = { offset in (isBig ? head.big(4, at: offset) : head.little(4, at: offset)) ?? 0 }
    let (start, promised) = (number(4), number(8))
    guard start >= 24, start < file.size else { throw AudioFileError.empty(file.name) }
    _ = try AudioDataExtent(start: start, promised: promised).range(in: file)
    // The length is a hint by the format's definition: what comes after it is sound as well.
    let length = isBig ? [UInt8].big(file.size - start, 4) : .little(file.size - start, 4)
    return [.file(0..<8), .bytes(length), .file(12..<file.size)]
  }
}

/// A file of Apple's Core Audio format, with a true length.
///
/// Source: Apple, *Core Audio Format Specification 1.0*; a length of −1 stands for all that follows.
enum CoreAudioLayout {
  /// Nil for other files; throws `AudioFileError` for one that was cut off.
  static func segments(of file: RandomAccessFile) throws -> [ByteSegment]? {
    guard file.read(4, at: 0).has("caff") else { return nil }
    var offset = 8
    while let chunk = ContainerChunk.Framing.coreAudio.chunk(at: offset, in: file) {
      if chunk.id == "data" {
        let range = try AudioDataExtent(start: chunk.start, promised: chunk.size).range(in: file)
        guard range.count > 4 else { throw AudioFileError.empty(file.name) }
        if range.count != chunk.size {
          return [
            .file(0..<chunk.start - 8), .bytes(.big(range.count, 8)), .file(range.lowerBound..<range.upperBound),
          ]
        }
      } else if chunk.end > file.size {
        throw AudioFileError.truncated(file.name, found: file.size, promised: chunk.end, "bytes")
      }
      offset = ContainerChunk.Framing.coreAudio.offset(after: chunk)
    }
    return [.file(0..<file.size)]
  }
}

/// Files of blocks that need no change, but can be cut off: Creative's VOC, and IFF other than AIFF.
enum BlockLayout {
  /// Throws `AudioFileError` for a file that was cut off.
  static func check(_ file: RandomAccessFile) throws {
    let head = file.read(26, at: 0)
    if head.has("FORM"), let size = head.big(4, at: 4), !AudioDataExtent.isPlaceholder(size), size + 8 > file.size + 1 {
      throw AudioFileError.truncated(file.name, found: file.size, promised: size + 8, "bytes")
    }
    guard head.has("Creative Voice File"), var offset = head.little(2, at: 20) else { return }
    // A block is a kind, three bytes of length and as many bytes; kind 0 ends the file.
    while offset < file.size, let kind = file.read(1, at: offset).first, kind != 0 {
      let size = file.read(3, at: offset + 1).little(3) ?? 0
      if offset + 4 + size > file.size {
        throw AudioFileError.truncated(file.name, found: file.size, promised: offset + 4 + size, "bytes")
      }
      offset += 4 + size
    }
  }
}
