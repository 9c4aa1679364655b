/// The frames of an MPEG audio file, without the tags and the damage between them.
struct MPEGStream {
  /// Of the first frame.
  let first: MPEGHeader
  /// The number of frames with audio.
  let frames: Int
  /// Those frames, and before them the one that tells how many there are, where the file has such a frame.
  let segments: [ByteSegment]

  /// The loss that is tolerated, in seconds; one frame of layer III lasts 24 ms at 48 kHz.
  static let tolerance = 0.05

  /// Nil for other files; throws `AudioFileError` for one that was cut off or is damaged.
  init?(_ file: RandomAccessFile) throws {
    var scanner = MPEGFrameScanner(file)
    guard let first = scanner.findFirst() else { return nil }
    let info = MPEGInfoFrame(file, at: scanner.offset, first)
    if info != nil { scanner.offset += first.length }
    try scanner.scanFrames()
    if let promised = info?.frames, Double(promised - scanner.count) * scanner.frameTime > Self.tolerance {
      throw AudioFileError.truncated(
        file.name, after: Double(scanner.count) * scanner.frameTime, of: Double(promised) * scanner.frameTime)
    }
    guard scanner.count > 0 else { throw AudioFileError.empty(file.name) }
    try scanner.checkRest()
    self.first = first
    frames = scanner.count
    segments = (info.flatMap { $0.stating(scanner.count) }.map { [.bytes($0)] } ?? []) + scanner.segments
  }
}

/// The empty first frame that says how many follow; encoders write it since Xing's.
struct MPEGInfoFrame {
  /// Nil where it does not say.
  let frames: Int?
  private let bytes: [UInt8]
  /// The count's offset within the frame; nil where it cannot be changed.
  private let countOffset: Int?

  init?(_ file: RandomAccessFile, at start: Int, _ header: MPEGHeader) {
    bytes = file.read(header.length, at: start)
    let offset = header.infoOffset
    if bytes.has("Xing", at: offset) || bytes.has("Info", at: offset) {
      let isTold = (bytes.big(4, at: offset + 4) ?? 0) & 1 == 1
      frames = isTold ? bytes.big(4, at: offset + 8) : nil
      self.countOffset = frames.map { _ in offset + 8 }
    } else if bytes.has("VBRI", at: 36) {
      self.countOffset = nil
      frames = bytes.big(4, at: 36 + 14)
    } else {
      return nil
    }
  }

  /// The same frame with another number; nil where it has none.
  func stating(_ count: Int) -> [UInt8]? {
    guard let countOffset else { return nil }
    var bytes = bytes
    bytes.replaceSubrange(countOffset..<countOffset + 4, with: [UInt8].big(count, 4))
    return bytes
  }
}

/// The scan of a file from frame to frame.
private struct MPEGFrameScanner {
  /// The reach of the search for the first frame, in bytes.
  private static let lead = 1 << 20

  var offset = 0
  private(set) var count = 0
  private(set) var segments: [ByteSegment] = []
  /// The loss by damage so far, in seconds.
  private var lost = 0.0
  private var window: ByteWindow
  private var first: MPEGHeader?
  private let file: RandomAccessFile

  init(_ file: RandomAccessFile) {
    self.file = file
    window = ByteWindow(file)
  }

  /// In seconds.
  var frameTime: Double { first.map { Double($0.samples) / Double($0.rate) } ?? 0 }

  /// Finds the first of a few frames that follow one another, after tags and whatever else stands before them.
  mutating func findFirst() -> MPEGHeader? {
    let tagged = TagScanner.end(in: file, from: 0)
    // A file that begins with something else needs more of them before it is believed.
    for (start, least) in [(tagged, tagged > 0 ? 2 : 4), (10, 4)] where start == tagged || tagged > 0 {
      if let header = chain(at: start, of: 2) { return begin(start, header) }
      let stretch = window.read(Self.lead, at: start)
      for i in stretch.indices.dropLast(3) where stretch[i] == 0xff {
        if let header = chain(at: start + i, of: least) { return begin(start + i, header) }
      }
    }
    return nil
  }

  private mutating func begin(_ offset: Int, _ header: MPEGHeader) -> MPEGHeader {
    self.offset = offset
    first = header
    return header
  }

  /// The header at `offset` if as many frames follow one another from there on, or fewer to the end of the file.
  private mutating func chain(at offset: Int, of count: Int) -> MPEGHeader? {
    guard let header = MPEGHeader(window.read(4, at: offset)), first.map(header.isLike) ?? true else { return nil }
    var next = offset + header.length
    for _ in 1..<count {
      if next >= file.size { return next == file.size && count == 2 ? header : nil }
      guard let following = MPEGHeader(window.read(4, at: next)), following.isLike(header) else { return nil }
      next += following.length
    }
    return header
  }

  /// Throws `AudioFileError` where more than the tolerated amount of sound is damaged.
  mutating func scanFrames() throws {
    while offset < file.size {
      if let header = header(at: offset) {
        guard offset + header.length <= file.size else { return fillUpLast(header) }
        segments.add(offset..<offset + header.length)
        (count, offset) = (count + 1, offset + header.length)
      } else if let length = TagScanner.length(window.read(32, at: offset)) {
        offset += length
      } else if let next = next(after: offset) {
        try addLoss(next - offset)
        offset = next
      } else {
        return
      }
    }
  }

  /// Takes what is there of the last frame with zeros for the rest, so that its time, up to 72 ms, is not lost.
  private mutating func fillUpLast(_ header: MPEGHeader) {
    segments.add(offset..<file.size)
    segments.append(.bytes([UInt8](repeating: 0, count: offset + header.length - file.size)))
    (count, offset) = (count + 1, file.size)
  }

  private mutating func header(at offset: Int) -> MPEGHeader? {
    guard let header = MPEGHeader(window.read(4, at: offset)), let first, header.isLike(first) else { return nil }
    return header
  }

  private mutating func next(after offset: Int) -> Int? {
    var start = offset + 1
    while start + 4 <= file.size {
      let stretch = window.read(1 << 16, at: start)
      for i in stretch.indices.dropLast(3) where stretch[i] == 0xff {
        if chain(at: start + i, of: 2) != nil { return start + i }
      }
      start += max(1, stretch.count - 3)
    }
    return nil
  }

  /// Throws `AudioFileError` when so many bytes more are too many.
  private mutating func addLoss(_ bytes: Int) throws {
    guard count > 0 else { return }
    let meanLength = Double(segments.reduce(0) { $0 + $1.count }) / Double(count)
    lost += Double(bytes) / meanLength * frameTime
    guard lost > MPEGStream.tolerance else { return }
    throw AudioFileError.damaged(
      file.name, at: Double(count) * frameTime, "\(bytes) bytes there do not belong to its sound")
  }

  /// Throws `AudioFileError` when what comes after the last frame is neither a tag nor nothing.
  mutating func checkRest() throws {
    let rest = file.read(min(file.size - offset, 4096), at: offset)
    let isText = rest.prefix(8).allSatisfy { (0x20...0x7e).contains($0) }
    guard !isText, rest.contains(where: { $0 != 0 }) else { return }
    // A frame that the file ends in is what recordings of streams end with.
    guard (first.flatMap { _ in MPEGHeader(Array(rest.prefix(4))) }.map { $0.length > file.size - offset }) != true
    else { return }
    try addLoss(file.size - offset)
  }
}
