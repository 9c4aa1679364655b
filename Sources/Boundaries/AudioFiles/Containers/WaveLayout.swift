/// A WAV file (RIFF, RIFX, RF64, BW64 or Wave64) reduced to its format and its sound, with true lengths.
///
/// Sources: Microsoft and IBM, *Multimedia Programming Interface and Data Specifications 1.0*; EBU Tech 3306 (RF64);
/// ITU-R BS.2088 (BW64); Sony Pictures Digital, *Wave64*.
struct WaveLayout {
  /// The payload of `fmt `.
  private let format: [UInt8]
  private let sound: Range<Int>
  private let isBigEndian: Bool

  /// Nil for other files; throws `AudioFileError` for one that was cut off or holds no sound.
  init?(_ file: RandomAccessFile) throws {
    guard let variant = Variant(file.read(40, at: 0)) else { return nil }
    isBigEndian = variant.framing == .iff
    let scan = try ChunkScan(file, variant)
    format = scan.format
    sound = try scan.sound(in: file, variant)
  }

  /// The same file with nothing but format and sound in it.
  var segments: [ByteSegment] {
    let number = { isBigEndian ? [UInt8].big($0, 4) : .little($0, 4) }
    let isLong = sound.count > 0xffff_0000
    let inner = Array("WAVE".utf8)
    let about = Array("fmt ".utf8) + number(format.count) + format + [UInt8](repeating: 0, count: format.count % 2)
    let whole = inner.count + about.count + 8 + sound.count
    guard isLong else {
      let head = Array((isBigEndian ? "RIFX" : "RIFF").utf8) + number(whole) + inner + about
      return [.bytes(head + Array("data".utf8) + number(sound.count)), .file(sound)]
    }
    let lengths = [UInt8].little(whole + 36, 8) + .little(sound.count, 8) + .little(0, 8) + .little(0, 4)
    let head = Array("RF64".utf8) + number(-1) + inner + Array("ds64".utf8) + number(28) + lengths + about
    return [.bytes(head + Array("data".utf8) + number(-1)), .file(sound)]
  }

  private struct Variant {
    let framing: ContainerChunk.Framing
    let firstChunk: Int
    /// As the head has it; `Int.max` where it is in another offset.
    let outerEnd: Int

    init?(_ head: [UInt8]) {
      if head.has("riff"), head.has("wave", at: 24), let size = head.little(8, at: 16) {
        (framing, firstChunk, outerEnd) = (.wave64, 40, size)
        return
      }
      guard head.has("WAVE", at: 8), let name = head.letters(at: 0) else { return nil }
      switch name {
      case "RIFF": (framing, outerEnd) = (.riff, (head.little(4, at: 4) ?? 0) + 8)
      case "RIFX": (framing, outerEnd) = (.iff, (head.big(4, at: 4) ?? 0) + 8)
      case "RF64", "BW64": (framing, outerEnd) = (.riff, .max)
      default: return nil
      }
      firstChunk = 12
    }
  }

  private struct ChunkScan {
    private(set) var format: [UInt8] = []
    private var data: ContainerChunk?
    /// The lengths of file and sound in the chunk that holds those of 64 bits.
    private var long: (file: Int, sound: Int)?

    init(_ file: RandomAccessFile, _ variant: Variant) throws {
      var (offset, last): (Int, ContainerChunk?) = (variant.firstChunk, nil)
      while data == nil, let chunk = variant.framing.chunk(at: offset, in: file) {
        last = chunk
        switch chunk.id {
        case "ds64":
          let lengths = file.read(16, at: chunk.start)
          if let outer = lengths.little(8), let inner = lengths.little(8, at: 8) { long = (outer, inner) }
        case "fmt " where chunk.size <= 4096: format = file.read(chunk.size, at: chunk.start)
        case "data" where !format.isEmpty: data = chunk
        default: break
        }
        offset = variant.framing.offset(after: chunk)
      }
      guard data == nil else { return }
      guard let last, offset > file.size + 1 else {
        throw AudioFileError.unreadable(file.name, "it is a WAV file without format or sound")
      }
      throw AudioFileError.truncated(file.name, found: file.size, promised: last.end, "bytes")
    }

    func sound(in file: RandomAccessFile, _ variant: Variant) throws -> Range<Int> {
      guard let data else { throw AudioFileError.empty(file.name) }
      // One of 32 bits that stands for a longer one has all bits set.
      let promised = data.size == 0xffff_ffff ? long?.sound ?? data.size : data.size
      let outerEnd = long.map { Int(clamping: UInt64($0.file) + 8) } ?? variant.outerEnd
      if promised == 0, variant.framing.areChunks(from: data.start, in: file) { throw AudioFileError.empty(file.name) }
      let range = try AudioDataExtent(start: data.start, promised: promised, outerEnd: outerEnd).range(in: file)
      guard !range.isEmpty else { throw AudioFileError.empty(file.name) }
      try AudioDataExtent.checkRest(after: range, in: file, bytesPerSecond: bytesPerSecond(variant))
      return range
    }

    private func bytesPerSecond(_ variant: Variant) -> Int {
      (variant.framing == .iff ? format.big(4, at: 8) : format.little(4, at: 8)) ?? 0
    }
  }
}
