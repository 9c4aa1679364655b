import Foundation

/// The chunks of a RIFF file, read on demand.
struct RIFFFile {
  /// A chunk: its four letters and the range of its bytes in the file.
  struct ChunkRange {
    let id: String
    let bytes: Range<UInt64>
  }

  /// Chunks smaller than this are read whole; no table or text of a SoundFont is larger.
  private static let largest: UInt64 = 64 << 20

  private let file: FileHandle
  /// The bytes after the form's name.
  private let body: Range<UInt64>

  /// Opens the file at `path`, which must be of the form `form`, and as long as it says.
  init(path: String, form: String) throws {
    file = try FileHandle(forReadingFrom: URL(filePath: path))
    let length = try file.seekToEnd()
    try file.seek(toOffset: 0)
    let head = [UInt8](try file.read(upToCount: 12) ?? Data())
    guard head.count == 12, Self.text(head[0..<4]) == "RIFF", Self.text(head[8..<12]) == form else {
      throw RIFFError(finding: "it does not begin as a RIFF file of the form \(form)")
    }
    let end = 8 + Self.little(head[4..<8])
    guard end <= length, end >= 12 else {
      throw RIFFError(finding: "it says that it has \(end) bytes and has \(length)")
    }
    body = 12..<end
  }

  /// The chunks of the whole file.
  func chunks() throws -> [ChunkRange] { try chunks(in: body) }

  /// The chunks within the list of this name; empty if there is none.
  func chunks(ofList name: String) throws -> [ChunkRange] {
    for chunk in try chunks() where chunk.id == "LIST" && chunk.bytes.count >= 4 {
      let start = chunk.bytes.lowerBound
      guard Self.text(try bytes(start..<start + 4)[...]) == name else { continue }
      return try chunks(in: start + 4..<chunk.bytes.upperBound)
    }
    return []
  }

  func bytes(of chunk: ChunkRange) throws -> [UInt8] { try bytes(chunk.bytes) }

  /// The bytes in `range`, counted from the chunk's first and within it.
  func bytes(of chunk: ChunkRange, in range: Range<UInt64>) throws -> [UInt8] {
    let first = chunk.bytes.lowerBound
    return try bytes(first + range.lowerBound..<first + range.upperBound)
  }

  private func chunks(in range: Range<UInt64>) throws -> [ChunkRange] {
    var chunks: [ChunkRange] = []
    var position = range.lowerBound
    while position + 8 <= range.upperBound {
      let head = try bytes(position..<position + 8)
      let end = position + 8 + Self.little(head[4..<8])
      guard end <= range.upperBound else {
        throw RIFFError(finding: "the chunk \(Self.text(head[0..<4])) at byte \(position) ends after what holds it")
      }
      chunks.append(ChunkRange(id: Self.text(head[0..<4]), bytes: position + 8..<end))
      position = end + end % 2
    }
    return chunks
  }

  private func bytes(_ range: Range<UInt64>) throws -> [UInt8] {
    let count = range.upperBound - range.lowerBound
    guard count <= Self.largest else { throw RIFFError(finding: "a table of \(count) bytes") }
    try file.seek(toOffset: range.lowerBound)
    let bytes = [UInt8](try file.read(upToCount: Int(count)) ?? Data())
    guard bytes.count == Int(count) else { throw RIFFError(finding: "it ends at byte \(range.lowerBound)") }
    return bytes
  }

  static func little(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }

  /// Text up to the first 0.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// A fault of the file, in words.
struct RIFFError: Error {
  let finding: String
}
