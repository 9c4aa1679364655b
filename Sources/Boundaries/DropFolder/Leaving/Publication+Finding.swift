extension Publication {
  /// Where a delivery of this job lies in the outbox already; nil when there is none.
  ///
  /// A process that dies between the rename and its note in the database finds its delivery again by the job's id in the
  /// manifest.
  public func find(_ id: JobID, name: PublicName) throws(DropFolderError) -> Published? {
    for number in 1...99 {
      let folder = name.variant(number)
      guard try folders.outbox.snapshot(of: folder) != nil else { return nil }
      guard let manifest = RelativePath(text: "\(folder)/manifest.json"),
        try folders.outbox.snapshot(of: manifest) != nil
      else { continue }
      let bytes = try folders.outbox.openFile(manifest).readAll(limit: 1 << 24)
      if bytes.firstRange(of: Array(id.description.utf8)) != nil {
        return Published(name: folder.description, path: folders.outbox.place(of: folder))
      }
    }
    return nil
  }
}
