import Audio
import Foundation

/// The chunks of a WAV file, for reading them and for filling them in afterwards.
public struct WaveChunks {
  /// A chunk's position in the file.
  public struct ChunkLocation: Sendable, Hashable {
    public let id: String
    /// The payload's offset in the file, in bytes.
    public let offset: Int
    public let size: Int
  }

  private let path: String
  public let locations: [ChunkLocation]

  /// Throws `AudioFileError` for what cannot be opened or is no WAV file.
  public init(path: String) throws {
    self.path = path
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw AudioFileError.unreadable(path, "it cannot be opened")
    }
    defer { try? file.close() }
    let size = Int(try file.seekToEnd())
    var locations: [ChunkLocation] = []
    var offset = 12
    var long: Int?
    while offset + 8 <= size {
      try file.seek(toOffset: UInt64(offset))
      let head = [UInt8](try file.read(upToCount: 24) ?? Data())
      let id = String(decoding: head[0..<4], as: UTF8.self)
      var length = Self.number(head[4..<8])
      if id == "ds64", head.count >= 24 { long = Self.number(head[16..<24]) }
      if id == "data", length == 0xffff_ffff, let long { length = long }
      locations.append(ChunkLocation(id: id, offset: offset + 8, size: length))
      offset += 8 + length + length % 2
    }
    self.locations = locations
  }

  /// The payload of the first chunk called `id`; nil if there is none.
  public func payload(of id: String) throws -> [UInt8]? {
    guard let location = locations.first(where: { $0.id == id }), let file = FileHandle(forReadingAtPath: path) else {
      return nil
    }
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(location.offset))
    return [UInt8](try file.read(upToCount: location.size) ?? Data())
  }

  /// Puts `chunk` in the location of the one of the same name and size, and waits until the disk has it.
  ///
  /// Throws `AudioFileError` when there is no such chunk, or it cannot be written.
  public func replace(_ chunk: RIFFChunk) throws {
    guard let location = locations.first(where: { $0.id == chunk.id && $0.size == chunk.payload.count }) else {
      throw AudioFileError.unreadable(path, "it has no chunk \(chunk.id) of \(chunk.payload.count) bytes")
    }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw AudioFileError.writing(path, errno) }
    defer { close(descriptor) }
    let written = pwrite(descriptor, chunk.payload, chunk.payload.count, off_t(location.offset))
    guard written == chunk.payload.count, fsync(descriptor) == 0 else { throw AudioFileError.writing(path, errno) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
