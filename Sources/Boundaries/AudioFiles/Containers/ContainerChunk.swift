/// A chunk of a container: an id, a size and a payload.
struct ContainerChunk {
  let id: String
  /// The payload's offset in the file, in bytes.
  let start: Int
  /// Of its payload as its header has it, in bytes.
  let size: Int

  /// The end of its payload by its header, which may be far beyond the file.
  var end: Int { Int(clamping: UInt64(start) + UInt64(size)) }

  /// A container's way of writing chunks.
  enum Framing {
    /// RIFF, RF64 and BW64: names of four letters, sizes of 32 bits with the lowest byte first, an even number of bytes.
    case riff
    /// RIFX and IFF: the same with the highest byte first.
    case iff
    /// Sony's Wave64: names of 16 bytes, sizes of 64 bits that count the head too, a multiple of 8 bytes.
    case wave64
    /// Apple's Core Audio: sizes of 64 bits with the highest byte first, nothing filled up.
    case coreAudio
  }
}

extension ContainerChunk.Framing {
  /// The chunk whose head stands at `offset`; nil where the file is over.
  func chunk(at offset: Int, in file: RandomAccessFile) -> ContainerChunk? {
    let head = file.read(headLength, at: offset)
    guard head.count == headLength, let id = head.letters(at: 0) else { return nil }
    let size =
      switch self {
      case .riff: head.little(4, at: 4)
      case .iff: head.big(4, at: 4)
      case .wave64: head.little(8, at: 16).map { max(0, $0 - headLength) }
      case .coreAudio: head.big(8, at: 4)
      }
    return ContainerChunk(id: id, start: offset + headLength, size: size ?? 0)
  }

  /// The offset of the chunk after it.
  func offset(after chunk: ContainerChunk) -> Int {
    switch self {
    case .riff, .iff: Int(clamping: UInt64(chunk.end) + UInt64(chunk.size % 2))
    case .wave64: Int(clamping: (UInt64(chunk.end) + 7) / 8 * 8)
    case .coreAudio: chunk.end
    }
  }

  private var headLength: Int {
    switch self {
    case .riff, .iff: 8
    case .wave64: 24
    case .coreAudio: 12
    }
  }

  /// True if nothing but chunks follows from `offset` to the end of the file.
  func areChunks(from offset: Int, in file: RandomAccessFile) -> Bool {
    var offset = offset
    while offset < file.size, let chunk = chunk(at: offset, in: file) {
      guard chunk.id.utf8.allSatisfy({ (0x20...0x7e).contains($0) }), chunk.end <= file.size else { return false }
      offset = self.offset(after: chunk)
    }
    return offset >= file.size
  }
}

extension [UInt8] {
  /// The number in `count` bytes from `offset` on, the lowest first; nil beyond the end, `Int.max` for what is larger.
  func little(_ count: Int, at offset: Int = 0) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    return Int(clamping: self[offset..<offset + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// The same, the highest byte first.
  func big(_ count: Int, at offset: Int = 0) -> Int? {
    guard offset >= 0, offset + count <= self.count else { return nil }
    return Int(clamping: self[offset..<offset + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// True if these letters are at `offset`.
  func has(_ text: String, at offset: Int = 0) -> Bool {
    let letters = text.utf8
    return offset >= 0 && offset + letters.count <= count
      && self[offset..<offset + letters.count].elementsEqual(letters)
  }

  /// Four letters, such as a chunk is named by.
  func letters(at offset: Int) -> String? {
    guard offset >= 0, offset + 4 <= count else { return nil }
    return String(decoding: self[offset..<offset + 4], as: UTF8.self)
  }

  static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }
}
