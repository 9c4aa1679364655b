/// Tells those who look into the queue folder why something in the inbox is not worked on: `<name>.WAITING.txt`.
public struct WaitingNotes: Sendable {
  private let queue: Directory
  private let patience: Duration
  private var firstSeen: [FileName: Duration] = [:]
  private var written: [FileName: String] = [:]

  /// Notes about what has waited for longer than `patience`.
  public init(_ folders: Folders, patience: Duration = .seconds(60)) {
    queue = folders.queue
    self.patience = patience
  }

  /// Brings the notes up to date with what waits at `now`, on a clock that only goes forward.
  public mutating func update(_ held: [Survey.Held], at now: Duration) throws(DropFolderError) {
    let names = Set(held.map(\.name))
    firstSeen = firstSeen.filter { names.contains($0.key) }
    for entry in held {
      let since = firstSeen[entry.name] ?? now
      firstSeen[entry.name] = since
      guard now - since >= patience, written[entry.name] != entry.waiting.words else { continue }
      try DurableFile.write(text(entry), as: note(on: entry.name), in: queue)
      written[entry.name] = entry.waiting.words
    }
    for name in written.keys.sorted() where !names.contains(name) {
      try queue.remove(note(on: name))
      written[name] = nil
    }
  }

  private func text(_ held: Survey.Held) -> String {
    "\(held.name) waits in the inbox: \(held.waiting.words).\nIt is looked at again and again; nothing is lost.\n"
  }

  private func note(on name: FileName) -> FileName {
    FileName(text: "\(PublicName(of: name)).WAITING.txt") ?? "WAITING.txt"
  }
}
