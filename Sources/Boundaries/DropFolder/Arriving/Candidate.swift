import System

/// Something in the inbox that is, or may become, a job.
public struct Candidate: Sendable, Hashable {
  /// The entry that people see: the ticket's file, or the folder that holds ticket and audio.
  public let name: FileName
  public let isBundle: Bool
  /// The ticket, as seen from the inbox; nil when there is none that could be read.
  public let ticket: RelativePath?
  /// Entries beside a loose ticket that belong to it: audio of its own name.
  public let companions: [FileName]
  /// The reason that this can never be a job as it is; it is refused once it is stable.
  public internal(set) var problem: DropFolderError?
  /// Everything that must hold still before the job is claimed, as it is now.
  public internal(set) var members: [FileEntry]
  /// Other audio that the ticket names; it is copied, because other tickets may name it too.
  public internal(set) var references: [RelativePath] = []
}

/// The part of a ticket that decides whether all of it has arrived.
public enum TicketReading: Sendable, Hashable {
  /// More bytes could make it a ticket; says why it is none yet, for instance `the JSON object is not closed`.
  case incomplete(String)
  /// No more bytes are needed, be it right or wrong: whoever checks the ticket later says what is wrong with it.
  ///
  /// `references` are the paths of audio that it names in its own folder, as it names them; not those in a library.
  case complete(references: [String])
}
