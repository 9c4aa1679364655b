import Glibc

/// An open folder: everything in it is reached from its descriptor, so that nobody can swap the path underneath.
public final class Directory: Sendable {
  let file: OpenFile

  init(_ file: OpenFile) { self.file = file }

  /// Where the folder is, for messages; also its real path when the names in it are plain.
  public var path: String { file.place }

  /// Opens the folder at `path`, making it and its parents when they are missing.
  static func prepare(_ path: String) throws(DropFolderError) -> Directory {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      guard access(made, F_OK) != 0 else { continue }
      try ignoring(EEXIST) { () throws(DropFolderError) in try attempt(.makeFolder, made) { mkdir(made, 0o777) } }
      // What is remembered of the folder must not survive a power cut that the folder itself does not.
      try parent(of: try open(made)).sync()
    }
    return try open(path)
  }

  /// Opens the folder at `path`, which is trusted: links in it are followed.
  static func open(_ path: String) throws(DropFolderError) -> Directory {
    let descriptor = try attempt(.open, path) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    return Directory(OpenFile(descriptor: descriptor, place: path))
  }

  /// Opens the folder that `folder` lies in.
  static func parent(of folder: Directory) throws(DropFolderError) -> Directory {
    let descriptor = try attempt(.open, folder.path) {
      Glibc.openat(folder.file.descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    return Directory(OpenFile(descriptor: descriptor, place: "\(folder.path)/.."))
  }

  /// Where `name` in this folder is, for messages.
  func place(of name: FileName) -> String { path == "/" ? "/\(name)" : "\(path)/\(name)" }

  /// Opens a folder in this one; a link to a folder is refused.
  func folder(_ name: FileName) throws(DropFolderError) -> Directory {
    Directory(try openEntry(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, call: .open))
  }

  /// Makes a folder that must not exist yet, with what the umask leaves of 0777.
  func makeFolder(_ name: FileName) throws(DropFolderError) -> Directory {
    try attempt(.makeFolder, place(of: name)) { name.withCString { mkdirat(file.descriptor, $0, 0o777) } }
    return try folder(name)
  }

  /// Opens a folder in this one, making it when it is missing.
  func ensureFolder(_ name: FileName) throws(DropFolderError) -> Directory {
    try ignoring(EEXIST) { () throws(DropFolderError) in
      try attempt(.makeFolder, place(of: name)) { name.withCString { mkdirat(file.descriptor, $0, 0o777) } }
    }
    return try folder(name)
  }

  /// Creates a file that must not exist yet, with what the umask leaves of 0666.
  func create(_ name: FileName) throws(DropFolderError) -> OpenFile {
    try openEntry(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, call: .create)
  }

  /// What bears `name` in this folder, not following links; nil when nothing does.
  func snapshot(of name: FileName) throws(DropFolderError) -> FileSnapshot? {
    var status = stat()
    do {
      try attempt(.status, place(of: name)) {
        name.withCString { fstatat(file.descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
      }
    } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
    return FileSnapshot(status)
  }

  /// What lies at `path` under this folder; nil when nothing does or a link is in the way.
  func snapshot(of path: RelativePath) throws(DropFolderError) -> FileSnapshot? {
    var folder = self
    for name in path.names.dropLast() {
      guard try folder.snapshot(of: name)?.kind == .folder else { return nil }
      folder = try folder.folder(name)
    }
    return try folder.snapshot(of: path.last)
  }

  /// Returns when the names in this folder would survive a power cut.
  func sync() throws(DropFolderError) { try file.sync() }

  func openEntry(_ name: FileName, _ flags: Int32, call: SystemCall) throws(DropFolderError) -> OpenFile {
    let place = place(of: name)
    let descriptor = try attempt(call, place) {
      name.withCString { Glibc.openat(file.descriptor, $0, flags | O_CLOEXEC, 0o666) }
    }
    return OpenFile(descriptor: descriptor, place: place)
  }
}

/// Does `body`, taking failure with `code` for success.
func ignoring(_ code: Int32, _ body: () throws(DropFolderError) -> some Any) throws(DropFolderError) {
  do { _ = try body() } catch {
    guard error.code == code else { throw error }
  }
}
