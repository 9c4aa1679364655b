import Glibc

/// Proof that this process is the only one that works with a state folder, from `init` until it goes or the process ends.
public final class InstanceLock: Sendable {
  private let file: OpenFile

  /// Takes the lock, or throws `alreadyRunning` at once; the state folder must not be on a share.
  public init(_ folders: Folders) throws(DropFolderError) {
    if case .remote(let name) = try FileSystemKind(of: folders.state) {
      throw .remoteState(place: folders.state.path, fileSystem: name)
    }
    let place = folders.state.place(of: "lock")
    let descriptor = try attempt(.lock, place) {
      openat(folders.state.file.descriptor, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    }
    file = OpenFile(descriptor: descriptor, place: place)
    do {
      try attempt(.lock, place) { flock(descriptor, LOCK_EX | LOCK_NB) }
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      let holder = printable(try file.readAll(limit: 64).filter { $0 != UInt8(ascii: "\n") })
      throw .alreadyRunning(place: place, holder: holder.isEmpty ? "another process" : holder)
    }
    try attempt(.lock, place) { ftruncate(descriptor, 0) }
    try file.write(Array("process \(getpid())\n".utf8))
  }
}
