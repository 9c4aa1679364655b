/// Small files that appear under their names whole or not at all: written under a hidden name beside it, then renamed.
///
/// Only one process at a time writes a file of one name, for all of them use the same hidden name; what a crash leaves
/// under it is replaced the next time.
public enum DurableFile {
  /// The event that the file outlasts once the call has returned.
  public enum Guarantee: Sendable {
    /// Content and name are written through to the disk.
    case survivesPowerCut
    /// Nothing is written through: a power cut may lose the file or empty it, a crash of the program may not. For what
    /// can be made again at any time.
    case survivesCrash
  }

  /// Writes `bytes` as the file `name`, replacing what bore it.
  public static func write(
    _ bytes: [UInt8], as name: FileName, in folder: Directory, _ guarantee: Guarantee = .survivesPowerCut
  ) throws(FileError) {
    try write(bytes, as: name, in: folder, under: temporaryName(for: name), guarantee)
  }

  /// Writes `text` in UTF-8 as the file `name`, replacing what bore it.
  public static func write(
    _ text: String, as name: FileName, in folder: Directory, _ guarantee: Guarantee = .survivesPowerCut
  ) throws(FileError) {
    try write(Array(text.utf8), as: name, in: folder, guarantee)
  }

  /// Writes `bytes` as the file at `path`, whose folder must be there.
  public static func write(
    _ bytes: some Sequence<UInt8>, to path: String, _ guarantee: Guarantee = .survivesPowerCut
  ) throws(FileError) {
    let (folder, name) = try Directory.containing(path)
    try write(Array(bytes), as: name, in: folder, guarantee)
  }

  /// As the others, under a hidden name that the caller answers for.
  static func write(
    _ bytes: [UInt8], as name: FileName, in folder: Directory, under temporary: FileName, _ guarantee: Guarantee
  ) throws(FileError) {
    do {
      try folder.remove(temporary)
      let file = try folder.create(temporary)
      try file.write(bytes)
      if guarantee == .survivesPowerCut {
        try file.sync()
        CrashPoint.fileWritten.reached()
      }
      try folder.replace(name, by: temporary)
    } catch {
      // The first failure is the one to report.
      try? folder.remove(temporary)
      throw error
    }
    if guarantee == .survivesPowerCut { try folder.sync() }
  }

  /// Writes `text` so that it survives a crash, but only over a file that is there; returns false where none is.
  public static func update(_ text: String, as name: FileName, in folder: Directory) throws(FileError) -> Bool {
    let temporary = temporaryName(for: name)
    do {
      try folder.remove(temporary)
      try folder.create(temporary).write(Array(text.utf8))
      if try folder.replaceExisting(name, by: temporary) { return true }
      try folder.remove(temporary)
      return false
    } catch {
      try? folder.remove(temporary)
      throw error
    }
  }

  /// Gives the file at `part`, whose content is complete, the name at `path` in the same file system.
  ///
  /// With `survivesPowerCut`, which writes its content through first, it takes as long as the file is large.
  public static func install(
    _ part: String, as path: String, _ guarantee: Guarantee = .survivesPowerCut
  ) throws(FileError) {
    let (source, old) = try Directory.containing(part)
    let (target, new) = try Directory.containing(path)
    if guarantee == .survivesPowerCut { try source.openFile(RelativePath(old)).sync() }
    try source.replace(new, in: target, by: old)
    if guarantee == .survivesPowerCut { try target.sync() }
  }

  private static func temporaryName(for name: FileName) -> FileName {
    FileName(Array(".dubplate-".utf8) + name.bytes.prefix(200) + Array(".tmp".utf8)) ?? ".dubplate.tmp"
  }
}
