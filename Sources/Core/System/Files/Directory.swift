import CLinux
import Glibc

/// An open folder: everything in it is reached from its descriptor, so that nobody can swap the path underneath.
public final class Directory: Sendable {
  public let file: OpenFile

  public init(_ file: OpenFile) { self.file = file }

  /// The folder's path, for messages; also its real path when the names in it are plain.
  public var path: String { file.location }

  /// Opens the folder at `path`, making it and its parents when they are missing.
  public static func prepare(_ path: String) throws(FileError) -> Directory {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      guard access(made, F_OK) != 0 else { continue }
      try ignoring(EEXIST) { () throws(FileError) in try attempt(.makeFolder, made) { mkdir(made, 0o777) } }
      // What is remembered of the folder must not survive a power cut that the folder itself does not.
      try parent(of: try open(made)).sync()
    }
    return try open(path)
  }

  /// Opens the folder at `path`, which is trusted: links in it are followed.
  public static func open(_ path: String) throws(FileError) -> Directory {
    let descriptor = try attempt(.open, path) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    return Directory(OpenFile(descriptor: descriptor, location: path))
  }

  /// Opens the folder at `path`; nil when there is none.
  public static func existing(_ path: String) throws(FileError) -> Directory? {
    do { return try open(path) } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
  }

  /// Opens the folder in which the entry at `path` lies or will lie, and returns it with the entry's name.
  public static func containing(_ path: String) throws(FileError) -> (folder: Directory, name: FileName) {
    let bytes = Array(path.utf8)
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    guard let name = FileName(bytes[start...]) else { throw .badName(path) }
    let folder = String(decoding: bytes[..<max(0, start - 1)], as: UTF8.self)
    return (try open(start == 0 ? "." : folder.isEmpty ? "/" : folder), name)
  }

  /// Opens the folder that `folder` lies in.
  public static func parent(of folder: Directory) throws(FileError) -> Directory {
    let descriptor = try attempt(.open, folder.path) {
      Glibc.openat(folder.file.descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    return Directory(OpenFile(descriptor: descriptor, location: "\(folder.path)/.."))
  }

  /// The path of `name` in this folder, for messages.
  public func path(of name: FileName) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

  /// Opens a folder in this one; a link to a folder is refused.
  public func folder(_ name: FileName) throws(FileError) -> Directory {
    Directory(try openEntry(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, call: .open))
  }

  /// Makes a folder that must not exist yet, with what the umask leaves of 0777.
  public func makeFolder(_ name: FileName) throws(FileError) -> Directory {
    try attempt(.makeFolder, path(of: name)) { name.withCString { mkdirat(file.descriptor, $0, 0o777) } }
    return try folder(name)
  }

  /// Opens a folder in this one, making it when it is missing.
  public func ensureFolder(_ name: FileName) throws(FileError) -> Directory {
    try ignoring(EEXIST) { () throws(FileError) in
      try attempt(.makeFolder, path(of: name)) { name.withCString { mkdirat(file.descriptor, $0, 0o777) } }
    }
    return try folder(name)
  }

  /// Creates a file that must not exist yet, with what the umask leaves of 0666.
  public func create(_ name: FileName) throws(FileError) -> OpenFile {
    try openEntry(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, call: .create)
  }

  /// The entry under `name` in this folder, not following links; nil when there is none.
  public func snapshot(of name: FileName) throws(FileError) -> FileSnapshot? {
    var status = stat()
    do {
      try attempt(.status, path(of: name)) {
        name.withCString { fstatat(file.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
      }
    } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
    return FileSnapshot(status)
  }

  /// The entry at `path` under this folder; nil when there is none or a link is in the way.
  public func snapshot(of path: RelativePath) throws(FileError) -> FileSnapshot? {
    var folder = self
    for name in path.names.dropLast() {
      guard try folder.snapshot(of: name)?.kind == .folder else { return nil }
      folder = try folder.folder(name)
    }
    return try folder.snapshot(of: path.last)
  }

  /// Returns when the names in this folder would survive a power cut.
  public func sync() throws(FileError) { try file.sync() }

  func openEntry(_ name: FileName, _ flags: Int32, call: SystemCall) throws(FileError) -> OpenFile {
    let path = path(of: name)
    let descriptor = try attempt(call, path) {
      name.withCString { Glibc.openat(file.descriptor, $0, flags | O_CLOEXEC, 0o666) }
    }
    return OpenFile(descriptor: descriptor, location: path)
  }
}

extension Directory {
  /// Opens a file under this folder for reading; links on the way, pipes and devices are refused and cannot hang us.
  public func openFile(_ path: RelativePath) throws(FileError) -> OpenFile {
    if let kind = try snapshot(of: path)?.kind, kind != .file {
      throw .notRegular(path: "\(self.path)/\(path)", kind: kind.words)
    }
    let opened = try openBeneath(path)
    let kind = try opened.snapshot().kind
    guard kind == .file else { throw .notRegular(path: opened.location, kind: kind.words) }
    return opened
  }

  /// One call to the kernel, which refuses whatever leads out; where it does not know that call, name by name.
  private func openBeneath(_ path: RelativePath) throws(FileError) -> OpenFile {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let location = "\(self.path)/\(path)"
    do {
      let descriptor = try attempt(.open, location) {
        path.withCString { clinux_open_beneath(file.descriptor, $0, flags) }
      }
      return OpenFile(descriptor: descriptor, location: location)
    } catch {
      guard error.code != ELOOP else { throw .notRegular(path: location, kind: FileKind.link.words) }
      // Containers with an old system call filter refuse it as not permitted.
      guard error.code == ENOSYS || error.code == EPERM else { throw error }
      var folder = self
      for name in path.names.dropLast() { folder = try folder.folder(name) }
      return try folder.openEntry(path.last, flags, call: .open)
    }
  }
}

/// Does `body`, taking failure with `code` for success.
public func ignoring(_ code: Int32, _ body: () throws(FileError) -> some Any) throws(FileError) {
  do { _ = try body() } catch {
    guard error.code == code else { throw error }
  }
}
