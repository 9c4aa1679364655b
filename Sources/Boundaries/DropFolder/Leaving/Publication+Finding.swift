import System

extension Publication {
  /// The delivery of this job that lies in the outbox already; nil when there is none.
  ///
  /// A process that dies between the rename and its note in the database finds its delivery again by the job's id in the
  /// manifest.
  public func find(_ id: JobID, name: PublicName) throws(FileError) -> Published? {
    guard let folder = try folders.outbox.folder(called: name, mentioning: id, in: "manifest.json") else { return nil }
    return Published(name: folder.description, path: folders.outbox.path(of: folder))
  }
}

extension Rejection {
  /// The path of the folder in which this job lies already, given up; nil when there is none.
  public func find(_ id: JobID, name: PublicName) throws(FileError) -> String? {
    try folders.failed.folder(called: name, mentioning: id, in: "reason.json").map { folders.failed.path(of: $0) }
  }
}

extension Archive {
  /// The path of the folder in which this job lies already, cancelled; nil when there is none.
  public func find(_ id: JobID, name: PublicName) throws(FileError) -> String? {
    try folders.archive.folder(called: name, mentioning: id, in: Self.recordName).map { folders.archive.path(of: $0) }
  }
}

extension Directory {
  /// The folder among `name`, `name~2` … whose `document` holds the id.
  func folder(
    called name: PublicName, mentioning id: JobID, in document: FileName
  ) throws(FileError) -> FileName? {
    let (first, others) = (name.variant(1), Array("\(name)~".utf8))
    for folder in try entries() where folder == first || folder.bytes.starts(with: others) {
      guard try snapshot(of: folder / RelativePath(document))?.kind == .file else { continue }
      let bytes = try openFile(folder / RelativePath(document)).readAll(limit: 1 << 26)
      if bytes.firstRange(of: Array(id.description.utf8)) != nil { return folder }
    }
    return nil
  }
}
