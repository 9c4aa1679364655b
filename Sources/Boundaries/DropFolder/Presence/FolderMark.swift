import Glibc
import System

/// The file by which a folder is known again: `.dubplate-folder`, which holds an id.
///
/// The empty folder on which a share is mounted bears none, and another disk bears another.
enum FolderMark {
  static let name: FileName = ".dubplate-folder"

  /// The id that a folder bears; nil when it bears none.
  static func read(in folder: Directory) throws(FileError) -> JobID? {
    guard try folder.snapshot(of: name)?.kind == .file else { return nil }
    return JobID(printable(try folder.openFile(RelativePath(name)).read(atMost: 64).prefix(36)))
  }

  /// Gives a folder this id, unless it has one already; returns the one that it bears then.
  ///
  /// Of two programs that mark one folder at a time, both get the id of the first.
  static func write(_ id: JobID, in folder: Directory) throws(FileError) -> JobID {
    if let there = try read(in: folder) { return there }
    let hidden = FileName(text: ".dubplate-\(id).tmp") ?? id.name
    do {
      try folder.remove(hidden)
      let file = try folder.create(hidden)
      try file.write(Array(text(of: id).utf8))
      try file.sync()
      try folder.move(hidden, to: folder, as: name)
    } catch {
      try? folder.remove(hidden)
      guard error.code == EEXIST else { throw error }
      if let there = try read(in: folder) { return there }
      // Something bears the name and holds no id: a file that was cut off.
      try DurableFile.write(text(of: id), as: name, in: folder)
    }
    try folder.sync()
    return id
  }

  private static func text(of id: JobID) -> String {
    "\(id)\nDubplate knows this folder again by this file. Where it is missing, Dubplate waits for the right folder.\n"
  }
}
