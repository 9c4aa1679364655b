import Glibc

/// An open file, closed when the last reference to it goes.
public final class OpenFile: Sendable {
  let descriptor: Int32
  /// Where it was opened, for messages.
  let place: String

  init(descriptor: Int32, place: String) {
    self.descriptor = descriptor
    self.place = place
  }

  deinit { close(descriptor) }

  /// A path by which this process can open the file again, whatever bytes its name is made of; valid while this lives.
  public var path: String { "/proc/self/fd/\(descriptor)" }

  /// What the file is now.
  public func snapshot() throws(DropFolderError) -> FileSnapshot {
    var status = stat()
    try attempt(.status, place) { fstat(descriptor, &status) }
    return FileSnapshot(status)
  }

  /// At most `limit` bytes from where reading stopped last; empty at the end.
  func read(atMost limit: Int) throws(DropFolderError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = try attempt(.read, place) {
      bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, limit) }
    }
    return Array(bytes.prefix(count))
  }

  /// Everything that is left, which must not be more than `limit` bytes.
  func readAll(limit: Int) throws(DropFolderError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try read(atMost: min(65_536, limit + 1))
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limit else { throw .tooLarge(place: place, bytes: bytes.count, limit: limit) }
    }
  }

  /// Writes all of `bytes`, in as many calls as the kernel wants.
  func write(_ bytes: [UInt8]) throws(DropFolderError) {
    var written = 0
    while written < bytes.count {
      written += try attempt(.write, place) {
        bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
      }
    }
  }

  /// Returns when the content would survive a power cut.
  func sync() throws(DropFolderError) { try attempt(.sync, place) { fsync(descriptor) } }

  /// Sets the permission bits.
  func setPermissions(_ bits: UInt32) throws(DropFolderError) { try attempt(.mode, place) { fchmod(descriptor, bits) } }
}
