import CLinux
import Glibc

extension Directory {
  /// Moves `name` into `target` as `newName`, in one step; fails with `EEXIST` when that name is taken.
  ///
  /// File systems that cannot promise this are asked as well as they can: a folder takes the place of an empty one that
  /// was just made for it, a file is moved after a look.
  func move(_ name: FileName, to target: Directory, as newName: FileName) throws(DropFolderError) {
    do {
      try rename(name, to: target, as: newName, using: clinux_rename_noreplace)
    } catch {
      guard error.code == EINVAL || error.code == ENOSYS else { throw error }
      try moveReserving(name, to: target, as: newName)
    }
  }

  /// Moves `name` into `target` under the first free variant of `wanted`, and returns that.
  func move(_ name: FileName, to target: Directory, as wanted: PublicName) throws(DropFolderError) -> FileName {
    for n in 1...9_999 {
      let variant = wanted.variant(n)
      do {
        try move(name, to: target, as: variant)
        return variant
      } catch {
        guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
      }
    }
    throw .noFreeName(place: target.path, name: wanted.description)
  }

  /// Lets `newName` in this folder mean what `name` meant, in one step; what bore it before is gone.
  func replace(_ newName: FileName, by name: FileName) throws(DropFolderError) {
    try rename(name, to: self, as: newName, using: renameat)
  }

  /// As `replace`, but only where something bears `newName`: false when nothing does, and `name` stays what it was.
  func replaceExisting(_ newName: FileName, by name: FileName) throws(DropFolderError) -> Bool {
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
  func remove(_ name: FileName) throws(DropFolderError) {
    try ignoring(ENOENT) { () throws(DropFolderError) in
      try attempt(.remove, place(of: name)) { name.withCString { unlinkat(file.descriptor, $0, 0) } }
    }
  }

  /// Removes an empty folder.
  func removeFolder(_ name: FileName) throws(DropFolderError) {
    try attempt(.remove, place(of: name)) { name.withCString { unlinkat(file.descriptor, $0, AT_REMOVEDIR) } }
  }

  /// Removes a folder and all that is in it: only for what this program made itself.
  func removeTree(_ name: FileName) throws(DropFolderError) {
    guard let kind = try snapshot(of: name)?.kind else { return }
    guard kind == .folder else { return try remove(name) }
    let inner = try folder(name)
    for entry in try inner.entries() { try inner.removeTree(entry) }
    try removeFolder(name)
  }

  private func moveReserving(_ name: FileName, to target: Directory, as newName: FileName) throws(DropFolderError) {
    if try snapshot(of: name)?.kind == .folder {
      _ = try target.makeFolder(newName)
    } else if try target.snapshot(of: newName) != nil {
      throw .system(.rename, place: target.place(of: newName), code: EEXIST)
    }
    try rename(name, to: target, as: newName, using: renameat)
  }

  private func rename(
    _ name: FileName, to target: Directory, as newName: FileName,
    using call: (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>) -> Int32
  ) throws(DropFolderError) {
    try attempt(.rename, "\(place(of: name)) to \(target.place(of: newName))") {
      name.withCString { old in
        newName.withCString { new in call(file.descriptor, old, target.file.descriptor, new) }
      }
    }
  }
}
