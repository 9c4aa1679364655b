import Foundation

/// Gives the body of one request piece by piece.
struct TransferSource {
  private let pieces: [HTTPUpload.Piece]
  private var index = 0
  private var offset = 0
  private var file: Int32 = -1

  init(_ upload: HTTPUpload) { pieces = upload.pieces }

  /// Fills as much of `room` as the next piece has; 0 at the end, nil if a file is not what it was.
  mutating func give(into room: UnsafeMutableRawBufferPointer) -> Int? {
    while index < pieces.count {
      let count: Int
      switch pieces[index] {
      case .bytes(let bytes):
        count = min(room.count, bytes.count - offset)
        bytes.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)])) }
      case .file(let path, let size):
        guard let read = read(path, min(room.count, size - offset), into: room) else { return nil }
        count = read
      }
      if count > 0 {
        offset += count
        return count
      }
      close()
      index += 1
    }
    return 0
  }

  private mutating func read(_ path: String, _ wanted: Int, into room: UnsafeMutableRawBufferPointer) -> Int? {
    guard wanted > 0 else { return 0 }
    if file < 0 { file = open(path, O_RDONLY | O_CLOEXEC) }
    guard file >= 0 else { return nil }
    var count = -1
    repeat { count = Foundation.pread(file, room.baseAddress, wanted, off_t(offset)) } while count < 0 && errno == EINTR
    return count > 0 ? count : nil
  }

  /// Goes back to the first byte.
  mutating func rewind() {
    close()
    index = 0
  }

  /// Lets go of the file that is open.
  mutating func close() {
    if file >= 0 { Foundation.close(file) }
    file = -1
    offset = 0
  }
}
