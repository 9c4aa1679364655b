import Glibc

extension Directory {
  /// Copies a file to a new name in `target`, through to the disk; false when the source changed meanwhile.
  func copy(_ path: RelativePath, to target: Directory, as name: FileName) throws(DropFolderError) -> Bool {
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
  func copyTree(_ name: FileName, to target: Directory, as newName: FileName) throws(DropFolderError) {
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

  private func copyLink(_ name: FileName, to target: Directory) throws(DropFolderError) {
    var aim = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    try attempt(.link, place(of: name)) {
      name.withCString { readlinkat(file.descriptor, $0, &aim, Int(PATH_MAX)) }
    }
    try attempt(.link, target.place(of: name)) {
      name.withCString { symlinkat(aim, target.file.descriptor, $0) }
    }
  }
}
