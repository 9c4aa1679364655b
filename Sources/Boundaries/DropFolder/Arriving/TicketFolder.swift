import System

/// A folder with a ticket in it, as somebody has it before it is dropped; links to files are followed.
public struct TicketFolder: Sendable {
  /// The folder's own name.
  public let name: FileName
  /// The ticket's name; nil when there is none.
  public let ticket: FileName?
  /// Everything else that would go along, as seen from the ticket; what programs leave lying about is left out.
  public let others: [RelativePath]

  /// Looks into the folder at `path`; throws when it holds several tickets.
  public init(path: String) throws(DropFolderError) {
    let plain = path.utf8.split(separator: UInt8(ascii: "/")).last.flatMap { FileName($0) }
    name = plain ?? "tickets"
    let files = try filing { () throws(FileError) in try Directory.open(path).files() }
    let paths = files.map(\.path).filter { path in !path.names.contains { NameFilter.ignores($0) } }
    let tickets = DroppedFolder.tickets(among: paths, of: name)
    guard tickets.count < 2 else {
      throw .severalTickets(location: path, names: tickets.map(\.description))
    }
    ticket = tickets.first?.last
    others = paths.filter { $0 != tickets.first }
  }

  /// The audio in it, that of the ticket's own name first.
  public var audio: [RelativePath] { DroppedFolder.audio(among: others, ticket: ticket.map { RelativePath($0) }) }

  /// True if a file of this name is audio, as far as its name says.
  public static func isAudio(_ name: FileName) -> Bool { AudioKind.includes(name) }
}
