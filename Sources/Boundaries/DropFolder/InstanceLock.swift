import Glibc
import System

/// Proof that this process is the only one that works with a state folder, from `init` until it goes or the process ends.
public final class InstanceLock: Sendable {
  private let file: OpenFile

  /// Takes the lock, or throws `alreadyRunning` at once; the state folder must not be on a share.
  public init(state: Directory) throws(DropFolderError) {
    let kind = try filing { () throws(FileError) in try FileSystemKind(of: state) }
    if case .remote(let name) = kind { throw .remoteState(location: state.path, fileSystem: name) }
    let file = try filing { () throws(FileError) in try Self.lockFile(in: state) }
    // Whoever asks for the holder holds the lock for a moment.
    var tries = 20
    while try !filing({ () throws(FileError) in try Self.take(LOCK_EX, of: file) }) {
      tries -= 1
      guard tries > 0 else {
        let holder = try filing { () throws(FileError) in try Self.holder(in: file) }
        throw .alreadyRunning(location: file.location, holder: holder)
      }
      usleep(5_000)
    }
    try filing { () throws(FileError) in
      try attempt(.lock, file.location) { ftruncate(file.descriptor, 0) }
      try file.write(Array("process \(getpid())\n".utf8))
    }
    self.file = file
  }

  private static func lockFile(in state: Directory) throws(FileError) -> OpenFile {
    let path = state.path(of: "lock")
    let descriptor = try attempt(.lock, path) {
      openat(state.file.descriptor, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    return OpenFile(descriptor: descriptor, location: path)
  }

  /// The holder of the lock of the state folder at `path`, such as `process 4711`; nil when nobody holds it.
  public static func holder(ofState path: String) throws(FileError) -> String? {
    guard let state = try Directory.existing(path), try state.snapshot(of: "lock") != nil else { return nil }
    let file = try state.openFile(RelativePath("lock" as FileName))
    return try take(LOCK_SH, of: file) ? nil : holder(in: file)
  }

  /// True if the lock of this kind could be had; it goes with the file.
  private static func take(_ kind: Int32, of file: OpenFile) throws(FileError) -> Bool {
    do {
      try attempt(.lock, file.location) { flock(file.descriptor, kind | LOCK_NB) }
      return true
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      return false
    }
  }

  private static func holder(in file: OpenFile) throws(FileError) -> String {
    let holder = printable(try file.readAll(limit: 64).filter { $0 != UInt8(ascii: "\n") })
    return holder.isEmpty ? "another process" : holder
  }
}
