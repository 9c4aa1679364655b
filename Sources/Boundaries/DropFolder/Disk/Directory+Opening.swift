import CLinux
import Glibc

extension Directory {
  /// Opens a file under this folder for reading; links on the way, pipes and devices are refused and cannot hang us.
  func openFile(_ path: RelativePath) throws(DropFolderError) -> OpenFile {
    if let kind = try snapshot(of: path)?.kind, kind != .file {
      throw .notRegular(place: "\(self.path)/\(path)", kind: kind.words)
    }
    let opened = try openBeneath(path)
    let kind = try opened.snapshot().kind
    guard kind == .file else { throw .notRegular(place: opened.place, kind: kind.words) }
    return opened
  }

  /// One call to the kernel, which refuses whatever leads out; where it does not know that call, name by name.
  private func openBeneath(_ path: RelativePath) throws(DropFolderError) -> OpenFile {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let place = "\(self.path)/\(path)"
    do {
      let descriptor = try attempt(.open, place) {
        path.withCString { clinux_open_beneath(file.descriptor, $0, flags) }
      }
      return OpenFile(descriptor: descriptor, place: place)
    } catch {
      guard error.code != ELOOP else { throw .notRegular(place: place, kind: FileKind.link.words) }
      // Containers with an old system call filter refuse it as not permitted.
      guard error.code == ENOSYS || error.code == EPERM else { throw error }
      var folder = self
      for name in path.names.dropLast() { folder = try folder.folder(name) }
      return try folder.openEntry(path.last, flags, call: .open)
    }
  }
}

extension RelativePath {
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = names.map(\.bytes).joined(separator: [UInt8(ascii: "/")])
    return body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}
