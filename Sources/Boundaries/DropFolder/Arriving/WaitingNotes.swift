import System

/// Tells those who look into the queue folder why something in the inbox is not worked on: `<name>.WAITING.txt`.
///
/// A note goes when what it is about goes, also when an earlier process wrote it.
public struct WaitingNotes: Sendable {
  private let queue: Directory
  private let patience: Duration
  private var sightings: [FileName: UnchangedSince] = [:]
  /// The notes that are there, with their text up to the time; nil before the folder was looked into.
  private var written: [FileName: String]?

  /// More things without a ticket than this share one note.
  private static let mostSingle = 50
  private static let suffix = ".WAITING.txt"
  private static let mark = " waits in the inbox: "
  private static let timeMark = "\nNoticed at "

  /// Notes about what has waited for longer than `patience`, and has not changed for as long if it has no ticket.
  public init(_ folders: Folders, patience: Duration = .seconds(60)) {
    queue = folders.queue
    self.patience = patience
  }

  /// Brings the notes up to date with what waits at `now`, on a clock that only goes forward, and returns what they are
  /// about.
  ///
  /// `time` is the wall clock's, as text; a note keeps the time at which it was written first.
  @discardableResult
  public mutating func update(
    _ held: [InboxStatus.WaitingEntry], at now: Duration, time: String = ""
  ) throws(FileError) -> [InboxStatus.WaitingEntry] {
    var notes = if let written { written } else { try existing() }
    defer { written = notes }
    let due = WaitingNotes.gathered(dueNow(held, at: now))
    let byNote = Dictionary(grouping: due) { note(on: $0.name) }
    for (note, entries) in byNote.sorted(by: { $0.key < $1.key }) {
      let text = entries.map(WaitingNotes.text).joined(separator: "\n")
      guard notes[note] != text else { continue }
      let line = "\(Self.timeMark)\(time). This note goes when that is dealt with.\n"
      try DurableFile.write(text + (time.isEmpty ? "" : line), as: note, in: queue, .survivesCrash)
      notes[note] = text
    }
    let needed = Set(held.map { self.note(on: $0.name) }).union(byNote.keys)
    for note in notes.keys.sorted() where !needed.contains(note) {
      try queue.remove(note)
      notes[note] = nil
    }
    return due
  }

  /// The entries that have waited long enough.
  private mutating func dueNow(_ held: [InboxStatus.WaitingEntry], at now: Duration) -> [InboxStatus.WaitingEntry] {
    let names = Set(held.map(\.name))
    sightings = sightings.filter { names.contains($0.key) }
    return held.filter { entry in
      var sighting = sightings[entry.name] ?? UnchangedSince(since: now, members: entry.members)
      if sighting.members != entry.members { sighting = UnchangedSince(since: now, members: entry.members) }
      sightings[entry.name] = sighting
      return !entry.waiting.isShort && now - sighting.since >= patience
    }
  }

  /// The same, with one entry for all that have no ticket when they are too many to read a note for each.
  private static func gathered(_ due: [InboxStatus.WaitingEntry]) -> [InboxStatus.WaitingEntry] {
    let stray = due.filter { $0.waiting.kind == .unattended }
    guard stray.count > mostSingle, let first = stray.first else { return due }
    let some = stray.prefix(5).map(\.name.description).joined(separator: ", ")
    let words = "\(stray.count) files and folders belong to no ticket, such as \(some)"
    let waiting = Waiting(
      .unattended, words, again: first.waiting.again,
      remedy: "drop a ticket (.txt or .json) of the same name beside each audio file, and remove the rest",
      outcome: Waiting.stays)
    return due.filter { $0.waiting.kind != .unattended } + [InboxStatus.WaitingEntry("inbox", waiting)]
  }

  /// The notes that an earlier process left.
  private func existing() throws(FileError) -> [FileName: String] {
    var notes: [FileName: String] = [:]
    for name in try queue.entries() where name.description.hasSuffix(Self.suffix) && !NameFilter.ignores(name) {
      guard let bytes = try? queue.openFile(RelativePath(name)).readAll(limit: 1 << 16) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains(Self.mark) { notes[name] = text.components(before: Self.timeMark) }
    }
    return notes
  }

  private static func text(_ held: InboxStatus.WaitingEntry) -> String {
    let waiting = held.waiting
    let remedy = waiting.remedy.isEmpty ? "" : "What to do: \(waiting.remedy).\n"
    let outcome = waiting.outcome.isEmpty ? Waiting.stays : waiting.outcome
    return "\(held.name)\(mark)\(waiting.words).\n\(remedy)\(outcome)\n"
  }

  private func note(on name: FileName) -> FileName {
    FileName(text: "\(PublicName(of: name))\(Self.suffix)") ?? "WAITING.txt"
  }

  private struct UnchangedSince {
    let since: Duration
    let members: [FileEntry]
  }
}

extension String {
  /// The text before `mark`, or all of it.
  fileprivate func components(before mark: String) -> String {
    firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
