/// The links of an Ogg file: chained logical streams, each as a file of its own.
///
/// Every page is checked, so that nothing can be missing without a word. Pages of pictures and of other streams are left out.
/// Source: S. Pfeiffer, *The Ogg Encapsulation Format Version 0* (RFC 3533).
struct OggLayout {
  /// Each is what a decoder gets to see.
  private(set) var links: [[ByteSegment]] = []
  /// True if libsndfile reads their codec.
  private(set) var isNative = true

  private var serial: Int?
  private var sequence = 0
  private var granule = 0
  private var rate = 0
  /// True within the first pages of a link, where all of its streams begin (RFC 3533, chapter 4).
  private var isInHeads = false

  /// Nil for other files; throws `AudioFileError` for one that was cut off or is damaged.
  init?(_ file: RandomAccessFile) throws {
    var offset = TagScanner.end(in: file, from: 0)
    guard file.read(4, at: offset).has("OggS") else { return nil }
    var window = ByteWindow(file)
    while offset < file.size {
      guard let page = OggPage(&window, at: offset) else {
        // What follows the last page is padding if it is nothing but zeros.
        if !links.isEmpty, file.read(4096, at: offset).allSatisfy({ $0 == 0 }) { break }
        throw fault(in: file, at: offset)
      }
      try add(page, in: file)
      offset = page.range.upperBound
    }
    guard !links.isEmpty else { isNative = false; return }
  }

  private mutating func add(_ page: OggPage, in file: RandomAccessFile) throws {
    if page.isFirst {
      try begin(page, in: file)
      return
    }
    isInHeads = false
    guard page.serial == serial, !links.isEmpty else { return }
    // One who joins a broadcast gets its headers and then what is on the air.
    if page.sequence != sequence + 1, granule != 0 { throw fault(in: file, at: page.range.lowerBound) }
    sequence = page.sequence
    if page.granule != .max, page.granule >= 0 { granule = page.granule }
    links[links.count - 1].add(page.range)
  }

  /// A page that a stream begins with.
  private mutating func begin(_ page: OggPage, in file: RandomAccessFile) throws {
    if !isInHeads { (serial, isInHeads) = (nil, true) }
    guard serial == nil, let codec = OggCodec(page.payload) else { return }
    guard codec.isNative else {
      isNative = false
      return
    }
    (serial, sequence, granule, rate) = (page.serial, page.sequence, 0, codec.rate)
    links.append([.file(page.range)])
  }

  private func fault(in file: RandomAccessFile, at offset: Int) -> AudioFileError {
    let time = rate > 0 ? Double(granule) / Double(rate) : 0
    let head = file.read(282, at: offset)
    let isCut = head.has("OggS") && OggPage.length(head, in: file, offset) == nil
    return isCut
      ? .cut(file.name, after: time, "in the middle of a page")
      : .damaged(file.name, at: time, "a page there is missing or was changed")
  }
}

/// The codec of a stream in an Ogg file, by its first packet.
private struct OggCodec {
  let isNative: Bool
  /// That the granules count, in Hz.
  let rate: Int

  /// Nil for what is no sound.
  init?(_ packet: [UInt8]) {
    if packet.has("\u{1}vorbis") {
      (isNative, rate) = (true, packet.little(4, at: 12) ?? 0)
    } else if packet.has("OpusHead") {
      (isNative, rate) = (true, 48_000)
    } else if packet.has("\u{7f}FLAC") {
      (isNative, rate) = (true, (packet.big(3, at: 27) ?? 0) >> 4)
    } else if packet.has("Speex   ") || packet.has("fLaC") {
      (isNative, rate) = (false, packet.little(4, at: 36) ?? 0)
    } else {
      return nil
    }
  }
}

/// A page of an Ogg file whose checksum is right (RFC 3533, chapter 6).
struct OggPage {
  private static let head = 27

  let range: Range<Int>
  let serial: Int
  let sequence: Int
  /// The granule position: the end of its last packet in units of its codec; `Int.max` where none ends.
  let granule: Int
  /// True if a stream begins with it.
  let isFirst: Bool
  /// The beginning of what is in it.
  let payload: [UInt8]

  /// Nil for what is no page, was changed or is not all there.
  init?(_ window: inout ByteWindow, at offset: Int) {
    let head = window.read(282, at: offset)
    guard let length = Self.length(head, in: window.file, offset), let serial = head.little(4, at: 14),
      let sequence = head.little(4, at: 18), let granule = head.little(8, at: 6), let checksum = head.little(4, at: 22)
    else { return nil }
    var page = window.read(length, at: offset)
    page.replaceSubrange(22..<26, with: [0, 0, 0, 0])
    guard Int(OggSerial.checksum(page[...])) == checksum else { return nil }
    range = offset..<offset + length
    (self.serial, self.sequence, self.granule) = (serial, sequence, granule)
    isFirst = head[5] & 2 != 0
    payload = Array(page.dropFirst(Self.head + Int(head[26])).prefix(64))
  }

  /// In bytes; nil for what is no page or not all there.
  static func length(_ head: [UInt8], in file: RandomAccessFile, _ offset: Int) -> Int? {
    guard head.count >= Self.head, head.has("OggS"), head[4] == 0, Self.head + Int(head[26]) <= head.count else {
      return nil
    }
    let segments = Int(head[26])
    let length = Self.head + segments + head[Self.head..<Self.head + segments].reduce(0) { $0 + Int($1) }
    return offset + length <= file.size ? length : nil
  }
}
