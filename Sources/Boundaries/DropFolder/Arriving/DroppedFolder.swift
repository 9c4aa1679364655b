import System

/// The rules for reading a folder with a ticket in it, in the inbox and after the claim alike.
enum DroppedFolder {
  /// The tickets of the folder called `name`, given the paths of everything in it.
  ///
  /// A file of the folder's own name is the ticket: so lies a loose ticket after its claim. Else the JSON files at the
  /// top are tickets, and only where there are none the text files are, for a text beside a JSON ticket may be lyrics.
  static func tickets(among paths: [RelativePath], of name: FileName) -> [RelativePath] {
    let top = paths.filter { $0.names.count == 1 }
    if TicketKind(of: name) != nil, let own = top.first(where: { $0.last == name }) { return [own] }
    let json = top.filter { TicketKind(of: $0.last) == .json }
    return json.isEmpty ? top.filter { TicketKind(of: $0.last) == .txt } : json
  }

  /// The audio files among `paths`, those with the ticket's own base name first.
  static func audio(among paths: [RelativePath], ticket: RelativePath?) -> [RelativePath] {
    let audio = paths.filter { AudioKind.includes($0.last) && !NameFilter.ignores($0.last) }
    let distance = { (path: RelativePath) -> Int? in
      path.names.count == 1 ? ticket.flatMap { path.last.distance(toTicket: $0.last) } : nil
    }
    return audio.filter { distance($0) == 0 } + audio.filter { distance($0) == 1 }
      + audio.filter { distance($0) == nil }
  }
}
