import System

/// Something in the inbox that belongs to no ticket.
public struct UnclaimedEntry: Sendable, Hashable {
  public let name: FileName
  let reason: Reason
  /// The file, or everything in the folder: as long as it changes, somebody is at work on it.
  let members: [FileEntry]

  /// The reason that nothing can be made of it.
  enum Reason: Hashable {
    case audio
    /// Tickets that differ in letter case or Unicode form alone could mean it.
    case audioOfSeveral([FileName])
    /// A file of a kind that is neither ticket nor audio.
    case foreign(ForeignKind)
    /// `.sha256` or `.done` of a file that is not there.
    case companion(of: String)
    case unfinished
    /// No file: a link, a pipe and the like, in words.
    case special(String)
    case emptyFolder
    /// The ticket lies deeper in the folder.
    case ticketTooDeep(String)
    /// Something at the top of the folder could be meant as its ticket.
    case folderWithText(FileName)
    case folderWithoutTicket

    static func ofOtherKind(_ name: FileName, _ kind: FileKind) -> Reason {
      guard kind == .file else { return .special(kind.words) }
      if ["sha256", "done"].contains(name.fileExtension) { return .companion(of: printable(name.base)) }
      return .foreign(ForeignKind(name))
    }
  }

  init(_ entry: FileEntry, _ reason: Reason) {
    (name, self.reason, members) = (entry.path.last, reason, [entry])
  }

  /// A folder without a ticket at its top, with all files in it.
  init(folder name: FileName, _ files: [FileEntry]) {
    self.name = name
    members = files
    let plain = files.map(\.path).filter { path in !path.names.contains(where: NameFilter.ignores) }
    let top = plain.filter { $0.names.count == 1 }.map(\.last)
    if plain.isEmpty {
      reason = .emptyFolder
    } else if let deep = plain.first(where: { $0.names.count > 1 && TicketKind(of: $0.last) != nil }) {
      reason = .ticketTooDeep(deep.description)
    } else if let text = top.first(where: { !AudioKind.includes($0) && ForeignKind($0).mayBeTicket }) {
      reason = .folderWithText(text)
    } else {
      reason = .folderWithoutTicket
    }
  }
}
