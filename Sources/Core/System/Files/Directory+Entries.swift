import Glibc

extension Directory {
  /// The names in this folder in the order of their bytes, without `.` and `..`.
  public func entries() throws(FileError) -> [FileName] {
    // A descriptor of its own: the position in a listing belongs to the open file, and scans may overlap.
    let descriptor = try attempt(.list, path) { openat(file.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw .system(.list, path: path, code: code)
    }
    defer { closedir(stream) }
    var names: [FileName] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw .system(.list, path: path, code: errno) }
        return names.sorted()
      }
      if let name = FileName(entry) { names.append(name) }
    }
  }

  /// Every entry below this folder that is no folder, with its path, in the order of the names.
  ///
  /// Folders deeper than `depth` are listed as entries themselves.
  public func files(depth: Int = 8) throws(FileError) -> [FileEntry] {
    var found: [FileEntry] = []
    for name in try entries() {
      guard let snapshot = try snapshot(of: name) else { continue }
      if snapshot.kind == .folder, depth > 0 {
        for inner in try folder(name).files(depth: depth - 1) {
          found.append(FileEntry(path: name / inner.path, snapshot: inner.snapshot))
        }
      } else {
        found.append(FileEntry(path: RelativePath(name), snapshot: snapshot))
      }
    }
    return found
  }
}

/// An entry of a folder and what it was when it was looked at.
public struct FileEntry: Sendable, Hashable {
  public let path: RelativePath
  public let snapshot: FileSnapshot

  public init(path: RelativePath, snapshot: FileSnapshot) {
    self.path = path
    self.snapshot = snapshot
  }
}

extension FileName {
  /// The name that a listing returned; nil for `.` and `..`.
  fileprivate init?(_ entry: UnsafeMutablePointer<dirent>) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let start = UnsafeRawPointer(entry) + offset
    let length = strlen(start.assumingMemoryBound(to: CChar.self))
    self.init(UnsafeRawBufferPointer(start: start, count: length))
  }
}
