/// An AIFF or AIFC file reduced to its format and its sound, with true lengths.
///
/// Source: Apple, *Audio Interchange File Format: "AIFF"* 1.3 and *AIFF-C*.
struct AIFFLayout {
  private let form: [UInt8]
  private var common: [UInt8]
  private let sound: Range<Int>

  /// Nil for other files; throws `AudioFileError` for one that was cut off or holds no sound.
  init?(_ file: RandomAccessFile) throws {
    let head = file.read(12, at: 0)
    guard head.has("FORM"), head.has("AIFF", at: 8) || head.has("AIFC", at: 8), let size = head.big(4, at: 4) else {
      return nil
    }
    form = Array(head[8..<12])
    var (common, data, offset): ([UInt8], ContainerChunk?, Int) = ([], nil, 12)
    var last: ContainerChunk?
    while common.isEmpty || data == nil, let chunk = ContainerChunk.Framing.iff.chunk(at: offset, in: file) {
      if chunk.id == "COMM", chunk.size <= 4096 { common = file.read(chunk.size, at: chunk.start) }
      if chunk.id == "SSND" { data = chunk }
      last = chunk
      offset = ContainerChunk.Framing.iff.offset(after: chunk)
    }
    guard let data, common.count >= 18 else {
      guard let last, offset > file.size + 1 else {
        throw AudioFileError.unreadable(file.name, "it is an AIFF file without format or sound")
      }
      throw AudioFileError.truncated(file.name, found: file.size, promised: last.end, "bytes")
    }
    self.common = common
    sound = try Self.sound(in: file, data, outerEnd: size + 8, common)
    guard let bytes = Self.bytesPerFrame(common) else { return }
    self.common.replaceSubrange(2..<6, with: [UInt8].big(sound.count / bytes, 4))
  }

  /// The same file with nothing but format and sound in it.
  var segments: [ByteSegment] {
    let version: [UInt8] = form.has("AIFC") ? Array("FVER".utf8) + .big(4, 4) + .big(0xa280_5140, 4) : []
    let about = Array("COMM".utf8) + .big(common.count, 4) + common + [UInt8](repeating: 0, count: common.count % 2)
    let head = version + about + Array("SSND".utf8) + .big(sound.count + 8, 4) + .big(0, 8)
    return [.bytes(Array("FORM".utf8) + .big(4 + head.count + sound.count, 4) + form + head), .file(sound)]
  }

  private static func sound(
    in file: RandomAccessFile, _ data: ContainerChunk, outerEnd: Int, _ common: [UInt8]
  ) throws -> Range<Int> {
    // Before the sound stand two numbers; the first says how many bytes are left out.
    let offset = min(file.read(4, at: data.start).big(4) ?? 0, 1 << 20)
    let start = data.start + 8 + offset
    let promised = AudioDataExtent.isPlaceholder(data.size) ? data.size : max(0, data.size - 8 - offset)
    if data.size <= 8 + offset, ContainerChunk.Framing.iff.areChunks(from: start, in: file) {
      throw AudioFileError.empty(file.name)
    }
    let range = try AudioDataExtent(start: start, promised: promised, outerEnd: outerEnd).range(in: file)
    guard let bytesPerFrame = bytesPerFrame(common) else {
      if range.isEmpty { throw AudioFileError.empty(file.name) }
      return range
    }
    guard range.count >= bytesPerFrame else { throw AudioFileError.empty(file.name) }
    try AudioDataExtent.checkRest(after: range, in: file, bytesPerSecond: bytesPerFrame * rate(common))
    return range.lowerBound..<range.lowerBound + range.count / bytesPerFrame * bytesPerFrame
  }

  /// Of the 80 bits of a floating number, those before the point.
  private static func rate(_ common: [UInt8]) -> Int {
    guard let exponent = common.big(2, at: 8), let mantissa = common.big(4, at: 10) else { return 0 }
    let shift = 31 - ((exponent & 0x7fff) - 16_383)
    return (0...31).contains(shift) ? mantissa >> shift : 0
  }

  /// Nil for compressed sound.
  private static func bytesPerFrame(_ common: [UInt8]) -> Int? {
    guard let channels = common.big(2), let bits = common.big(2, at: 6), channels > 0, bits > 0 else { return nil }
    switch common.letters(at: 18)?.lowercased() {
    case nil, "none", "sowt", "twos", "in24", "in32", "42ni", "23ni", "fl32", "fl64", "raw ": break
    case "ulaw", "alaw": return channels
    default: return nil
    }
    return channels * ((bits + 7) / 8)
  }
}
