/// Small files that appear whole and survive a power cut.
enum DurableFile {
  /// Writes `bytes` under a hidden name, through to the disk, and renames it to `name`, replacing what bore it.
  static func write(_ bytes: [UInt8], as name: FileName, in folder: Directory) throws(DropFolderError) {
    let temporary = temporaryName(for: name)
    do {
      try folder.remove(temporary)
      let file = try folder.create(temporary)
      try file.write(bytes)
      try file.sync()
      CrashPoint.fileWritten.reached()
      try folder.replace(name, by: temporary)
    } catch {
      // The first failure is the one to report.
      try? folder.remove(temporary)
      throw error
    }
    try folder.sync()
  }

  /// Writes `text` so that it appears whole, but may be lost in a power cut: for what can be written again at any time.
  static func show(_ text: String, as name: FileName, in folder: Directory) throws(DropFolderError) {
    let temporary = temporaryName(for: name)
    do {
      try folder.remove(temporary)
      try folder.create(temporary).write(Array(text.utf8))
      try folder.replace(name, by: temporary)
    } catch {
      try? folder.remove(temporary)
      throw error
    }
  }

  /// Writes `text` as `show` does, but only over a file that is there; says whether it was.
  static func update(_ text: String, as name: FileName, in folder: Directory) throws(DropFolderError) -> Bool {
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

  /// Writes `text` as `write` does with bytes.
  static func write(_ text: String, as name: FileName, in folder: Directory) throws(DropFolderError) {
    try write(Array(text.utf8), as: name, in: folder)
  }

  private static func temporaryName(for name: FileName) -> FileName {
    FileName(Array(".dubplate-".utf8) + name.bytes.prefix(200) + Array(".tmp".utf8)) ?? ".dubplate.tmp"
  }
}
