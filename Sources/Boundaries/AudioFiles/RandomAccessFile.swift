import Foundation
import Synchronization

/// An ordinary file, open for reading at any offset, and the name by which messages call it.
///
/// Only ordinary files are opened, so that a pipe cannot hang the program.
final class RandomAccessFile: Sendable {
  let name: String
  /// In bytes, when it was opened.
  let size: Int
  let descriptor: Descriptor
  private let firstFailure = Mutex<Int32?>(nil)

  /// Throws `AudioFileError` for what is not there, no ordinary file or empty.
  init(_ path: String, name: String) throws {
    self.name = name
    descriptor = Descriptor(open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC))
    guard descriptor.number >= 0 else {
      let isAbsent = errno == ENOENT || errno == ENOTDIR
      throw isAbsent ? AudioFileError.missing(name) : AudioFileError.reading(name, errno)
    }
    var facts = stat()
    guard fstat(descriptor.number, &facts) == 0 else { throw AudioFileError.reading(name, errno) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw AudioFileError.notAFile(name, "a folder")
    default: throw AudioFileError.notAFile(name, "a pipe, socket or device")
    }
    guard facts.st_size > 0 else { throw AudioFileError.empty(name) }
    size = Int(facts.st_size)
  }

  /// The `errno` of the first failed read; nil if none failed.
  var failure: Int32? { firstFailure.withLock { $0 } }

  /// Up to `count` bytes; fewer at the end.
  func read(_ count: Int, at offset: Int) -> [UInt8] {
    let count = max(0, min(count, size - offset))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(into: buffer.baseAddress, count, at: offset)
    }
  }

  /// The number of bytes that could be read.
  func read(into target: UnsafeMutableRawPointer?, _ count: Int, at offset: Int) -> Int {
    guard let target, offset >= 0 else { return 0 }
    var done = 0
    while done < count {
      let got = pread(descriptor.number, target + done, count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      if got < 0 { firstFailure.withLock { [code = errno] in $0 = $0 ?? code } }
      guard got > 0 else { break }
      done += got
    }
    return done
  }
}

/// A buffer for scans of a file from front to back in small steps.
struct ByteWindow {
  private static let length = 1 << 18

  let file: RandomAccessFile
  private var start = 0
  private var bytes: [UInt8] = []

  init(_ file: RandomAccessFile) { self.file = file }

  /// Up to `count` bytes at `offset`; fewer at the end.
  mutating func read(_ count: Int, at offset: Int) -> [UInt8] {
    let end = min(offset + count, file.size)
    guard offset >= 0, offset < end else { return [] }
    if offset < start || end > start + bytes.count {
      bytes = file.read(max(count, Self.length), at: offset)
      start = offset
    }
    return Array(bytes[min(offset - start, bytes.count)..<min(end - start, bytes.count)])
  }
}
