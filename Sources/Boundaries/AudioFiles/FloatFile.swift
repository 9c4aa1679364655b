import Audio
import Foundation

/// Audio between two stages: raw interleaved floats at 48 kHz, written once and then read at any frame.
public final class FloatFile: WorkFile {
  private let path: String
  private let descriptor: Descriptor
  private var pending: [Float] = []
  private static let bufferSize = 1 << 16

  /// Creates or replaces the file at `path`.
  public init(path: String) throws {
    self.path = path
    descriptor = Descriptor(open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644))
    guard descriptor.number >= 0 else { throw AudioFileError.writing(path, errno) }
  }

  /// Creates a file without a name in `folder`; it is gone when nobody uses it, even after a crash.
  public init(unnamedIn folder: String) throws {
    path = folder
    descriptor = Descriptor(try Self.unnamed(in: folder))
  }

  public func write(_ block: StereoBuffer) throws {
    pending += block.interleaved
    if pending.count >= Self.bufferSize { try flush() }
  }

  /// The written audio as a source.
  ///
  /// Call `sync` as well where it must survive a power cut.
  public func finish() throws -> any AudioSource { try finished() }

  func finished() throws -> FloatSource {
    try flush()
    return try FloatSource(path, descriptor)
  }

  /// Waits until the disk has everything written so far.
  public func sync() throws {
    try flush()
    guard fsync(descriptor.number) == 0 else { throw AudioFileError.writing(path, errno) }
  }

  private func flush() throws {
    try pending.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor.number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw AudioFileError.writing(path, errno) }
        done += count
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func unnamed(in folder: String) throws -> Int32 {
    var name = Array("\(folder)/.sound-XXXXXX".utf8CString)
    let number = mkstemp(&name)
    guard number >= 0 else { throw AudioFileError.writing(folder, errno) }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    unlink(name)
    return number
  }
}

/// An open file; closed when nobody uses it.
final class Descriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { if number >= 0 { _ = Glibc.close(number) } }
}
