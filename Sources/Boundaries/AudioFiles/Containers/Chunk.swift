/// A named stretch of a file that says how long it is.
struct Chunk {
  let id: String
  /// Where its payload begins.
  let start: Int
  /// Of its payload as its header has it, in bytes.
  let size: Int

  /// Where its payload ends by its header, which may be far beyond the file.
  var end: Int { Int(clamping: UInt64(start) + UInt64(size)) }

  /// How a container writes its chunks.
  enum Style {
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

extension Chunk.Style {
  /// The chunk whose head stands at `place`; nil where the file is over.
  func chunk(at place: Int, in file: InputFile) -> Chunk? {
    let head = file.read(headLength, at: place)
    guard head.count == headLength, let id = head.letters(at: 0) else { return nil }
    let size =
      switch self {
      case .riff: head.little(4, at: 4)
      case .iff: head.big(4, at: 4)
      case .wave64: head.little(8, at: 16).map { max(0, $0 - headLength) }
      case .coreAudio: head.big(8, at: 4)
      }
    return Chunk(id: id, start: place + headLength, size: size ?? 0)
  }

  /// Where the chunk after it begins.
  func place(after chunk: Chunk) -> Int {
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

  /// Whether nothing but chunks follows from `place` to the end of the file.
  func areChunks(from place: Int, in file: InputFile) -> Bool {
    var place = place
    while place < file.size, let chunk = chunk(at: place, in: file) {
      guard chunk.id.utf8.allSatisfy({ (0x20...0x7e).contains($0) }), chunk.end <= file.size else { return false }
      place = self.place(after: chunk)
    }
    return place >= file.size
  }
}
