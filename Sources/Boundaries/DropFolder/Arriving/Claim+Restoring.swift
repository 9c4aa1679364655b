import System

extension Claim {
  /// Claims a job whose files are gone anew, with the ticket's bytes as somebody else has kept them.
  ///
  /// `dropped` is the name under which it was dropped; of what came along, nothing can be restored.
  public func restore(
    _ id: JobID, dropped: FileName, ticket: [UInt8], at time: String
  ) throws(FileError) -> ClaimedFolder {
    let home = try makeHome(of: id, record: claimant.record(id, dropped, at: time))
    let location = try home.ensureFolder(ClaimedFolder.droppedName)
    let content = try location.ensureFolder(dropped)
    for folder in [location, home, folders.claimed] { try folder.sync() }
    try DurableFile.write(ticket, as: Self.ticketName(for: ticket, in: dropped), in: content)
    return ClaimedFolder(id: id, name: dropped, home: home, dropped: location, content: content)
  }

  /// A ticket of its own keeps its name; the one of a folder gets that of the folder.
  private static func ticketName(for ticket: [UInt8], in dropped: FileName) -> FileName {
    guard TicketKind(of: dropped) == nil else { return dropped }
    let isObject = ticket.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
    return dropped.suffixed(isObject ? ".json" : ".txt")
  }
}
