import CLinux
import Glibc

extension Directory {
  /// Moves `name` into `target` as `newName`, in one step; fails with `EEXIST` when that name is taken.
  ///
  /// File systems that cannot promise this are asked as well as they can: a folder takes the place of an empty one that
  /// was just made for it, a file is moved after a look.
  public func move(_ name: FileName, to target: Directory, as newName: FileName) throws(FileError) {
    do {
      try rename(name, to: target, as: newName, using: clinux_rename_noreplace)
    } catch {
      guard error.code == EINVAL || error.code == ENOSYS else { throw error }
      try moveReserving(name, to: target, as: newName)
    }
  }

  /// Lets `newName` in this folder mean what `name` meant, in one step; what bore it before is gone.
  public func replace(_ newName: FileName, by name: FileName) throws(FileError) {
    try replace(newName, in: self, by: name)
  }

  /// Lets `newName` in `target` mean what `name` in this folder meant, in one step.
  func replace(_ newName: FileName, in target: Directory, by name: FileName) throws(FileError) {
    try rename(name, to: target, as: newName, using: renameat)
  }

  /// As `replace`, but only where something bears `newName`: false when nothing does, and `name` stays what it was.
  public func replaceExisting(_ newName: FileName, by name: FileName) throws(FileError) -> Bool {
    do {
      try rename(name, to: self, as: newName, using: clinux_rename_exchange)
      try remove(name)
      return true
    } catch {
      if error.code == ENOENT { return false }
      guard error.code == EINVAL || error.code == ENOSYS else { throw error }
      guard try snapshot(of: newName) != nil else { return false }
      try replace(newName, by: name)
      return true
    }
  }

  /// Takes a file's name away; nothing happens when it is not there.
  public func remove(_ name: FileName) throws(FileError) {
    try ignoring(ENOENT) { () throws(FileError) in
      try attempt(.remove, path(of: name)) { name.withCString { unlinkat(file.descriptor, $0, 0) } }
    }
  }

  /// Removes an empty folder.
  public func removeFolder(_ name: FileName) throws(FileError) {
    try attempt(.remove, path(of: name)) { name.withCString { unlinkat(file.descriptor, $0, AT_REMOVEDIR) } }
  }

  /// Removes a folder and all that is in it: only for what this program made itself.
  public func removeTree(_ name: FileName) throws(FileError) {
    guard let kind = try snapshot(of: name)?.kind else { return }
    guard kind == .folder else { return try remove(name) }
    let inner = try folder(name)
    for entry in try inner.entries() { try inner.removeTree(entry) }
    try removeFolder(name)
  }

  private func moveReserving(_ name: FileName, to target: Directory, as newName: FileName) throws(FileError) {
    if try snapshot(of: name)?.kind == .folder {
      _ = try target.makeFolder(newName)
    } else if try target.snapshot(of: newName) != nil {
      throw .system(.rename, path: target.path(of: newName), code: EEXIST)
    }
    try rename(name, to: target, as: newName, using: renameat)
  }

  private func rename(
    _ name: FileName, to target: Directory, as newName: FileName,
    using call: (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>) -> Int32
  ) throws(FileError) {
    try attempt(.rename, "\(path(of: name)) to \(target.path(of: newName))") {
      name.withCString { old in
        newName.withCString { new in call(file.descriptor, old, target.file.descriptor, new) }
      }
    }
  }
}

extension Directory {
  /// Copies a file to a new name in `target`, through to the disk; false when the source changed meanwhile.
  public func copy(_ path: RelativePath, to target: Directory, as name: FileName) throws(FileError) -> Bool {
    let source = try openFile(path)
    let before = try source.snapshot()
    let copy = try target.create(name)
    while true {
      let piece = try source.read(atMost: 1 << 20)
      if piece.isEmpty { break }
      try copy.write(piece)
    }
    try copy.sync()
    let after = try source.snapshot()
    let size = try copy.snapshot().size
    return after.isSameContent(as: before) && size == before.size
  }

  /// Moves a folder to another file system under a temporary name: copied through to the disk, then the original goes.
  public func copyTree(_ name: FileName, to target: Directory, as newName: FileName) throws(FileError) {
    let source = try folder(name)
    let copy = try target.makeFolder(newName)
    for entry in try source.entries() {
      switch try source.snapshot(of: entry)?.kind {
      case .folder: try source.copyTree(entry, to: copy, as: entry)
      case .file: _ = try source.copy(RelativePath(entry), to: copy, as: entry)
      case .link: try source.copyLink(entry, to: copy)
      // A pipe, a socket or a device holds nothing that could be kept.
      default: continue
      }
    }
    try copy.sync()
  }

  private func copyLink(_ name: FileName, to target: Directory) throws(FileError) {
    var linkTarget = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    try attempt(.link, path(of: name)) {
      name.withCString { readlinkat(file.descriptor, $0, &linkTarget, Int(PATH_MAX)) }
    }
    try attempt(.link, target.path(of: name)) {
      name.withCString { symlinkat(linkTarget, target.file.descriptor, $0) }
    }
  }
}
