import Foundation
import System

/// Reads ZIP files (PKWARE's APPNOTE 6.3.10): entries that are stored or deflated, without encryption and ZIP64.
///
/// By hand over zlib: libarchive would be one more library in every installation, and a reader that knows two methods of
/// the hundred that may be in a stranger's file has less to be attacked by.
struct ZipArchive {
  enum Fault: Error, Equatable {
    case notOne
    case damaged
    case tooLarge
  }

  struct Entry: Equatable {
    /// Without folders; it is for telling entries apart and never a path.
    let fileName: String
    fileprivate let isDeflated: Bool
    fileprivate let checksum: UInt32
    fileprivate let packed: Int
    fileprivate let size: Int
    fileprivate let offset: Int
  }

  let entries: [Entry]
  private let path: String

  /// Reads the table of contents.
  init(_ path: String) throws {
    self.path = path
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    let size = Int(try file.seekToEnd())
    let tail = try Self.bytes(file, at: max(0, size - 65_557), min(size, 65_557))
    guard let end = Self.end(in: tail) else { throw Fault.notOne }
    let (count, length, start) = (end.short(10), end.long(12), end.long(16))
    guard count <= 1000, length <= 1 << 20, start + length <= size else { throw Fault.damaged }
    entries = try Self.entries(in: try Self.bytes(file, at: start, length), count: count)
  }

  /// The end record: the last one whose comment reaches to the end.
  private static func end(in tail: [UInt8]) -> LittleEndian? {
    guard tail.count >= 22 else { return nil }
    for start in stride(from: tail.count - 22, through: 0, by: -1) {
      let record = LittleEndian(tail[start...])
      if record.long(0) == 0x0605_4b50, start + 22 + record.short(20) == tail.count { return record }
    }
    return nil
  }

  private static func entries(in table: [UInt8], count: Int) throws -> [Entry] {
    var entries: [Entry] = []
    var offset = 0
    for _ in 0..<count {
      guard offset + 46 <= table.count else { throw Fault.damaged }
      let head = LittleEndian(table[offset...])
      let nameLength = head.short(28)
      guard head.long(0) == 0x0201_4b50, offset + 46 + nameLength <= table.count else { throw Fault.damaged }
      let name = String(decoding: table[(offset + 46)..<(offset + 46 + nameLength)], as: UTF8.self)
      offset += 46 + nameLength + head.short(30) + head.short(32)
      if name.hasSuffix("/") { continue }
      guard [0, 8].contains(head.short(10)), head.short(8) & 1 == 0 else { throw Fault.damaged }
      entries.append(
        Entry(
          fileName: name.split(separator: "/").last.map(String.init) ?? "", isDeflated: head.short(10) == 8,
          checksum: UInt32(head.long(16)), packed: head.long(20), size: head.long(24), offset: head.long(42)))
    }
    return entries
  }

  fileprivate static func bytes(_ file: FileHandle, at offset: Int, _ count: Int) throws -> [UInt8] {
    try file.seek(toOffset: UInt64(offset))
    let bytes = [UInt8](try file.read(upToCount: count) ?? Data())
    guard bytes.count == count else { throw Fault.damaged }
    return bytes
  }
}

/// Numbers as ZIP files hold them.
private struct LittleEndian {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  func short(_ offset: Int) -> Int { number(offset, 2) }
  func long(_ offset: Int) -> Int { number(offset, 4) }

  private func number(_ offset: Int, _ count: Int) -> Int {
    bytes.dropFirst(offset).prefix(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

extension ZipArchive {
  /// Writes an entry to a new file at `path`; throws and removes it if it is larger than `limit` or not what it shall be.
  func extract(_ entry: Entry, to path: String, limit: Int) throws {
    guard entry.size <= limit else { throw Fault.tooLarge }
    let output = try FileHandle.creating(path)
    do {
      let input = try FileHandle(forReadingFrom: URL(filePath: self.path))
      defer {
        try? input.close()
        try? output.close()
      }
      let head = LittleEndian(try Self.bytes(input, at: entry.offset, 30)[...])
      guard head.long(0) == 0x0403_4b50 else { throw Fault.damaged }
      try input.seek(toOffset: UInt64(entry.offset + 30 + head.short(26) + head.short(28)))
      try Self.copy(entry, input, output)
    } catch {
      unlink(path)
      throw error
    }
  }

  private static func copy(_ entry: Entry, _ input: FileHandle, _ output: FileHandle) throws {
    let inflater = Inflater()
    var (rest, written, checksum) = (entry.packed, 0, CRC32())
    while rest > 0 {
      let piece = [UInt8](try input.read(upToCount: min(rest, 1 << 18)) ?? Data())
      guard !piece.isEmpty else { throw Fault.damaged }
      rest -= piece.count
      let take: ([UInt8]) throws -> Void = { bytes in
        written += bytes.count
        guard written <= entry.size else { throw Fault.damaged }
        checksum.update(bytes)
        try output.write(contentsOf: bytes)
      }
      do {
        if entry.isDeflated { try inflater.inflate(piece, take) } else { try take(piece) }
      } catch is Inflater.Damaged {
        throw Fault.damaged
      }
    }
    guard written == entry.size, checksum.value == entry.checksum else { throw Fault.damaged }
  }
}
