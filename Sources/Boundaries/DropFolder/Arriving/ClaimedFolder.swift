import System

/// The files moved out of the inbox for one job: `claimed/<id>/dropped/<name>/`.
///
/// The last folder holds what was dropped under the names it was dropped with (a bundle is that folder itself), so that
/// the claim explains itself to whoever finds it after a crash.
public struct ClaimedFolder: Sendable {
  public let id: JobID
  /// The name of the ticket's file, or of the bundle, as it was in the inbox.
  public let name: FileName
  /// `claimed/<id>`.
  let home: Directory
  /// `claimed/<id>/dropped`.
  let dropped: Directory
  /// `claimed/<id>/dropped/<name>`.
  let content: Directory

  static let droppedName: FileName = "dropped"
  static let recordName: FileName = "claim.json"

  /// The claim of `id` as it lies on the disk; nil when nothing was taken yet.
  init?(_ id: JobID, in claimed: Directory) throws(FileError) {
    self.id = id
    home = try claimed.folder(id.name)
    guard try home.snapshot(of: ClaimedFolder.droppedName) != nil else { return nil }
    dropped = try home.folder(ClaimedFolder.droppedName)
    guard let name = try dropped.entries().first else { return nil }
    self.name = name
    content = try dropped.folder(name)
    guard try !content.entries().isEmpty else { return nil }
  }

  init(id: JobID, name: FileName, home: Directory, dropped: Directory, content: Directory) {
    self.id = id
    self.name = name
    self.home = home
    self.dropped = dropped
    self.content = content
  }

  /// The name under which the job's folders appear.
  public var publicName: PublicName { PublicName(of: name) }

  /// The folder of the ticket and its audio.
  public var path: String { content.path }

  /// Reads the job that lies here; throws what makes it no job.
  public func job(ticketLimit: Int = ClaimedJob.ticketLimit) throws(DropFolderError) -> ClaimedJob {
    let files = try filing { () throws(FileError) in try content.files() }
    let paths = files.map(\.path).filter { path in !path.names.contains(where: NameFilter.ignores) }
    let tickets = DroppedFolder.tickets(among: paths, of: name)
    guard let ticket = tickets.first, tickets.count == 1 else {
      throw .severalTickets(location: content.path, names: tickets.map(\.description))
    }
    let bytes = try filing { () throws(FileError) in try read(ticket, limit: ticketLimit) }
    return ClaimedJob(
      folder: self, ticketPath: ticket, ticket: bytes, audio: DroppedFolder.audio(among: paths, ticket: ticket),
      otherTexts: paths.filter { $0.names.count == 1 && $0 != ticket && TicketKind(of: $0.last) == .txt })
  }

  private func read(_ ticket: RelativePath, limit: Int) throws(FileError) -> [UInt8] {
    let file = try content.openFile(ticket)
    let size = try file.snapshot().size
    guard size <= limit else { throw .tooLarge(path: file.location, bytes: size, limit: limit) }
    return try file.readAll(limit: limit)
  }
}
