/// The frames of an MPEG audio file of layer III that does not say how many there are.
///
/// Source: ISO/IEC 11172-3, 2.4.1.3, and 13818-3; the frame that tells the length is the one that Xing's encoder wrote.
struct MPEGFrames {
  /// Where the first frame begins, after tags.
  let start: Int
  private let count: Int
  private let first: MPEGHeader

  // Broken frames may be skipped over as far as this.
  private static let search = 4096

  /// Nil for other files, and for those that say how long they are.
  init?(_ bytes: FileBytes, size: Int) {
    let start = Self.tagLength(bytes.read(10, at: 0))
    guard let first = MPEGHeader(bytes.read(4, at: start)) else { return nil }
    let frame = bytes.read(first.length, at: start)
    guard !["Xing", "Info", "VBRI"].contains(where: { frame.containsText($0) }) else { return nil }
    // One header can be chance.
    guard let second = MPEGHeader(bytes.read(4, at: start + first.length)), second.isLike(first) else { return nil }
    self.start = start
    self.first = first
    count = Self.count(bytes, from: start, like: first, size: size)
  }

  /// An empty frame with the number of those that follow.
  var lengthFrame: [UInt8] { first.lengthFrame(count) }

  private static func tagLength(_ head: [UInt8]) -> Int {
    guard head.count == 10, head[0..<3].elementsEqual("ID3".utf8) else { return 0 }
    let size = head[6..<10].reduce(0) { $0 << 7 | Int($1 & 0x7f) }
    return 10 + size + (head[5] & 0x10 != 0 ? 10 : 0)
  }

  private static func count(_ bytes: FileBytes, from start: Int, like first: MPEGHeader, size: Int) -> Int {
    var (count, place) = (0, start)
    while place + 4 <= size {
      if let header = MPEGHeader(bytes.read(4, at: place)), header.isLike(first) {
        count += 1
        place += header.length
      } else if let next = next(bytes, after: place, like: first) {
        place = next
      } else {
        break
      }
    }
    return count
  }

  private static func next(_ bytes: FileBytes, after place: Int, like first: MPEGHeader) -> Int? {
    let stretch = bytes.read(search, at: place + 1)
    for i in stretch.indices.dropLast(3) {
      guard let header = MPEGHeader(Array(stretch[i..<i + 4])), header.isLike(first) else { continue }
      let following = MPEGHeader(bytes.read(4, at: place + 1 + i + header.length))
      if following?.isLike(first) == true { return place + 1 + i }
    }
    return nil
  }
}

/// The four bytes that a frame of layer III begins with.
struct MPEGHeader {
  /// Of the frame, in bytes.
  let length: Int
  private let bytes: [UInt8]

  private static let rates = [44_100, 48_000, 32_000]
  private static let bitRates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
  private static let lowBitRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

  /// Nil for what is no such header.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == 4, bytes[0] == 0xff, bytes[1] & 0xe6 == 0xe2 else { return nil }
    let version = bytes[1] >> 3 & 3
    let (rate, kilobits) = (Int(bytes[2] >> 2 & 3), Int(bytes[2] >> 4))
    guard version != 1, rate < 3, (1...14).contains(kilobits) else { return nil }
    let isFull = version == 3
    let hertz = Self.rates[rate] >> (isFull ? 0 : version == 2 ? 1 : 2)
    let bits = 1000 * (isFull ? Self.bitRates : Self.lowBitRates)[kilobits]
    length = (isFull ? 144 : 72) * bits / hertz + Int(bytes[2] >> 1 & 1)
    self.bytes = bytes
  }

  /// Whether it can belong to the same stream: version and rate never change.
  func isLike(_ other: Self) -> Bool {
    bytes[1] & 0xfe == other.bytes[1] & 0xfe && bytes[2] & 0x0c == other.bytes[2] & 0x0c
  }

  /// A silent frame of a middling bit rate that holds the number of frames after it.
  func lengthFrame(_ count: Int) -> [UInt8] {
    let header = [0xff, bytes[1] | 1, 0x90 | (bytes[2] & 0x0c), bytes[3]]
    guard let length = MPEGHeader(header)?.length else { return [] }
    let isMono = bytes[3] >> 6 == 3
    let isFull = bytes[1] >> 3 & 3 == 3
    let sideInformation = isFull ? (isMono ? 17 : 32) : (isMono ? 9 : 17)
    let number = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
    let frame = header + [UInt8](repeating: 0, count: sideInformation) + Array("Xing".utf8) + [0, 0, 0, 1] + number
    return frame + [UInt8](repeating: 0, count: max(0, length - frame.count))
  }
}

extension [UInt8] {
  fileprivate func containsText(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return indices.dropLast(wanted.count - 1).contains { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
