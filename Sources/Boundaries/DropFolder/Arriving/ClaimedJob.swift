import Fingerprint

/// A job that this process owns, with the ticket's bytes as they were at the claim: the only ones it ever looks at.
public struct ClaimedJob: Sendable {
  /// The most bytes that a ticket may have.
  public static let ticketLimit = 1 << 20

  public let folder: ClaimedFolder
  /// The ticket as seen from the folder.
  public let ticketPath: RelativePath
  public let ticket: [UInt8]
  /// The SHA-256 of the ticket's bytes.
  public let fingerprint: Fingerprint
  /// The audio that came along, as seen from the folder; a file of the ticket's own base name comes first.
  public let audio: [RelativePath]

  init(folder: ClaimedFolder, ticketPath: RelativePath, ticket: [UInt8], audio: [RelativePath]) {
    self.folder = folder
    self.ticketPath = ticketPath
    self.ticket = ticket
    self.audio = audio
    fingerprint = Fingerprint(of: ticket)
  }

  public var id: JobID { folder.id }
  public var name: FileName { folder.name }
  public var publicName: PublicName { folder.publicName }
  /// What the ticket is written in.
  public var ticketKind: TicketKind { TicketKind(of: ticketPath.last) ?? .json }

  /// The audio that belongs to the ticket without being named: of its base name, or the only one there is.
  public var ownAudio: RelativePath? {
    audio.first { $0.names.count == 1 && $0.last.base == ticketPath.last.base } ?? (audio.count == 1 ? audio[0] : nil)
  }

  /// Opens a file of the job; its `path` can be handed to a library that wants one.
  ///
  /// Links, pipes and devices are refused, and nothing outside the job's folder can be reached.
  public func open(_ path: RelativePath) throws(DropFolderError) -> OpenFile { try folder.content.openFile(path) }
}
