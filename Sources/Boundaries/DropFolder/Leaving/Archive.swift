import System

/// Keeps the tickets and audio of jobs that ended well, or were cancelled, under `archive/<name>/`.
public struct Archive: Sendable {
  let folders: Folders

  public init(_ folders: Folders) { self.folders = folders }

  /// The hidden file by which an archived job is known again.
  static let recordName: FileName = ".dubplate-job"

  /// The end of an archived job.
  public struct End: Sendable, Hashable {
    /// `completed` or `cancelled`.
    public let status: String
    /// The reason for cancelling it.
    public let reason: String?
    /// The wall clock's, as text.
    public let time: String

    public init(status: String, reason: String? = nil, time: String) {
      self.status = status
      self.reason = reason
      self.time = time
    }
  }

  /// Moves the ticket and audio of a job that has ended to the archive and returns the path of their folder.
  ///
  /// For a cancelled job `CANCELLED.txt` gives the reason.
  @discardableResult
  public func store(_ folder: ClaimedFolder, _ end: End? = nil) throws(FileError) -> String {
    if let end {
      try DurableFile.write(json(folder, end).document, as: Self.recordName, in: folder.content)
      if let reason = end.reason {
        try folder.setAside("CANCELLED.txt")
        let words =
          "\(folder.name) was cancelled: \(reason).\nTo have it made after all, run: dubplate retry \(folder.id)\n"
        try DurableFile.write(words, as: "CANCELLED.txt", in: folder.content)
      }
    }
    let name = try folder.leave(for: folders.archive, as: folder.publicName)
    return folders.archive.path(of: name)
  }

  private func json(_ folder: ClaimedFolder, _ end: End) -> JSONText {
    .object([
      ("job_id", .text(folder.id.description)), ("name", .text(folder.publicName.description)),
      ("status", .text(end.status)), ("reason", .optional(end.reason)), ("time", .text(end.time)),
    ])
  }
}
