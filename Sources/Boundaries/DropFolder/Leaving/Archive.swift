/// Keeps the tickets and audio of jobs that ended well, or were cancelled, under `archive/<name>/`.
public struct Archive: Sendable {
  private let folders: Folders

  public init(_ folders: Folders) { self.folders = folders }

  /// Moves the ticket and audio of a job that has ended to the archive and returns the path of their folder.
  @discardableResult
  public func store(_ folder: ClaimedFolder) throws(DropFolderError) -> String {
    let name = try folder.leave(for: folders.archive, as: folder.publicName)
    return folders.archive.place(of: name)
  }
}
