import System

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
  /// Texts beside the ticket, which nobody reads.
  public let otherTexts: [RelativePath]

  init(
    folder: ClaimedFolder, ticketPath: RelativePath, ticket: [UInt8], audio: [RelativePath],
    otherTexts: [RelativePath] = []
  ) {
    self.otherTexts = otherTexts
    self.folder = folder
    self.ticketPath = ticketPath
    self.ticket = ticket
    self.audio = audio
    fingerprint = Fingerprint(of: ticket)
  }

  public var id: JobID { folder.id }
  public var name: FileName { folder.name }
  public var publicName: PublicName { folder.publicName }
  /// The endings of the ticket's name, as `FileName.ticketEndings` has them.
  public var ticketEndings: [String] { ticketPath.last.ticketEndings }

  /// The audio that belongs to the ticket without being named: of its base name, or the only one there is.
  public var ownAudio: RelativePath? {
    let own = audio.first { $0.names.count == 1 && $0.last.distance(toTicket: ticketPath.last) != nil }
    return own ?? (audio.count == 1 ? audio[0] : nil)
  }

  /// Opens a file of the job; its `path` can be handed to a library that wants one.
  ///
  /// Links, pipes and devices are refused, and nothing outside the job's folder can be reached. Where there is no such
  /// file, one counts whose name differs in letter case or Unicode form alone.
  public func open(_ path: RelativePath) throws(FileError) -> OpenFile {
    try folder.content.openFile(try folder.content.resolved(path) ?? path)
  }
}
