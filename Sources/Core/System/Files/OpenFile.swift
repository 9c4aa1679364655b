import CLinux
import Foundation
import Glibc

/// An open file, closed when the last reference to it goes.
public final class OpenFile: Sendable {
  public let descriptor: Int32
  /// The path under which it was opened, for messages.
  public let location: String

  /// Takes over an open descriptor.
  public init(descriptor: Int32, location: String) {
    self.descriptor = descriptor
    self.location = location
  }

  deinit { close(descriptor) }

  /// A path by which this process can open the file again, whatever bytes its name is made of; valid while this lives.
  public var path: String { "/proc/self/fd/\(descriptor)" }

  /// The state of the file now.
  public func snapshot() throws(FileError) -> FileSnapshot {
    var status = stat()
    try attempt(.status, location) { fstat(descriptor, &status) }
    return FileSnapshot(status)
  }

  /// At most `limit` bytes from where reading stopped last; empty at the end.
  public func read(atMost limit: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = try attempt(.read, location) {
      bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, limit) }
    }
    return Array(bytes.prefix(count))
  }

  /// Everything that is left, which must not be more than `limit` bytes.
  public func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try read(atMost: min(65_536, limit + 1))
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else { throw .tooLarge(path: location, bytes: bytes.count, limit: limit) }
    }
  }

  /// Writes all of `bytes`, in as many calls as the kernel wants.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      written += try attempt(.write, location) {
        bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
      }
    }
  }

  /// Returns when the content would survive a power cut.
  public func sync() throws(FileError) { try attempt(.sync, location) { fsync(descriptor) } }

  /// Sets the permission bits.
  public func setPermissions(_ bits: UInt32) throws(FileError) {
    try attempt(.mode, location) { fchmod(descriptor, bits) }
  }
}

extension FileHandle {
  /// A handle for writing to the file at `path`, which is made, or emptied where it is there.
  public static func creating(_ path: String) throws(FileError) -> FileHandle {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last(.create, path) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
