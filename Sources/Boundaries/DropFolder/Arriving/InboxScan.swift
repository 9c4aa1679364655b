import System

/// The content of the inbox at one moment.
public struct InboxScan: Sendable {
  /// The entries that may become jobs, in the order of their names.
  public private(set) var candidates: [Candidate] = []
  /// The entries that belong to no ticket, such as audio that arrived first or a folder of references.
  public private(set) var unattended: [UnclaimedEntry] = []
  /// Folders that cannot be looked into, and why.
  public private(set) var blocked: [FileName: FileError] = [:]

  /// Looks at the inbox once; entries that vanish meanwhile are left out.
  public init(_ inbox: Directory) throws(FileError) {
    var audio: [FileEntry] = []
    let all = try inbox.entries()
    for name in all where !NameFilter.ignores(name) || NameFilter.isUnfinishedTransfer(name) {
      guard let snapshot = try inbox.snapshot(of: name) else { continue }
      let entry = FileEntry(path: RelativePath(name), snapshot: snapshot)
      if NameFilter.ignores(name) {
        unattended.append(UnclaimedEntry(entry, .unfinished))
      } else if snapshot.kind == .folder {
        try add(bundle: name, in: inbox)
      } else if TicketKind(of: name) != nil {
        candidates.append(InboxScan.loose(entry, in: inbox))
      } else if AudioKind.includes(name) {
        audio.append(entry)
      } else {
        unattended.append(UnclaimedEntry(entry, .ofOtherKind(name, snapshot.kind)))
      }
    }
    attend(to: audio)
    try addTwins(among: Set(all), in: inbox)
  }

  private mutating func add(bundle name: FileName, in inbox: Directory) throws(FileError) {
    do {
      let folder = try inbox.folder(name)
      let files = try folder.files()
      if let bundle = InboxScan.bundle(name, of: files, in: folder) {
        candidates.append(bundle)
      } else {
        unattended.append(UnclaimedEntry(folder: name, files))
      }
    } catch {
      // One folder that cannot be read must not keep the others waiting.
      if !error.isAbsence { blocked[name] = error }
    }
  }

  private static func loose(_ entry: FileEntry, in inbox: Directory) -> Candidate {
    let name = entry.path.last
    return Candidate(
      name: name, isBundle: false, ticket: entry.path, companions: [],
      problem: problem(of: entry, in: inbox), members: [entry])
  }

  private static func bundle(_ name: FileName, of files: [FileEntry], in folder: Directory) -> Candidate? {
    // Hidden files are no part of the job, but while one grows the folder is still arriving: so rsync works.
    let plain = files.filter { file in !file.path.names.contains(where: NameFilter.ignores) }
    let tickets = DroppedFolder.tickets(among: plain.map(\.path), of: name)
    guard !tickets.isEmpty else { return nil }
    var problem = plain.lazy.compactMap { InboxScan.problem(of: $0, in: folder) }.first
    if tickets.count > 1 { problem = .severalTickets(location: folder.path, names: tickets.map(\.description)) }
    return Candidate(
      name: name, isBundle: true, ticket: tickets.count == 1 ? name / tickets[0] : nil, companions: [],
      problem: problem, members: files.map { FileEntry(path: name / $0.path, snapshot: $0.snapshot) })
  }

  private static func problem(of entry: FileEntry, in folder: Directory) -> DropFolderError? {
    let kind = entry.snapshot.kind
    return kind == .file ? nil : .file(.notRegular(path: "\(folder.path)/\(entry.path)", kind: kind.words))
  }

  /// Gives each audio file to the first ticket of its very name, or else to the only one that it fits but for letter case
  /// and Unicode form.
  private mutating func attend(to audio: [FileEntry]) {
    let loose = candidates.indices.filter { !candidates[$0].isBundle }
    let owners = Dictionary(loose.map { (candidates[$0].name.ticketBase, $0) }, uniquingKeysWith: min)
    let alike = Dictionary(grouping: owners.values.sorted()) { NameKey(candidates[$0].name.ticketBase) }
    for entry in audio {
      let name = entry.path.last
      let fitting = alike[NameKey(name.base)] ?? alike[NameKey(name.bytes)] ?? []
      if let owner = owners[name.base] ?? owners[name.bytes] ?? (fitting.count == 1 ? fitting.first : nil) {
        candidates[owner] = candidates[owner].joined(by: entry)
      } else if entry.snapshot.kind != .file {
        unattended.append(UnclaimedEntry(entry, .ofOtherKind(name, entry.snapshot.kind)))
      } else {
        unattended.append(
          UnclaimedEntry(entry, fitting.isEmpty ? .audio : .audioOfSeveral(fitting.map { candidates[$0].name })))
      }
    }
  }

  /// The companions of a file, which move with it: `._name`, `name.sha256` and `name.done`.
  private mutating func addTwins(among all: Set<FileName>, in inbox: Directory) throws(FileError) {
    for index in candidates.indices where !candidates[index].isBundle {
      for name in [candidates[index].name] + candidates[index].companions {
        for twin in [name.prefixed("._"), name.suffixed(".sha256"), name.suffixed(".done")] where all.contains(twin) {
          guard let snapshot = try inbox.snapshot(of: twin), snapshot.kind == .file else { continue }
          let entry = FileEntry(path: RelativePath(twin), snapshot: snapshot)
          candidates[index] = candidates[index].joined(by: entry)
        }
      }
    }
    let attended = Set(candidates.flatMap(\.companions))
    unattended.removeAll { attended.contains($0.name) }
  }
}

extension Candidate {
  /// The candidate with one more companion.
  fileprivate func joined(by entry: FileEntry) -> Candidate {
    let kind = entry.snapshot.kind
    let fault: DropFolderError? =
      kind == .file ? nil : .file(.notRegular(path: "\(entry.path)", kind: kind.words))
    return Candidate(
      name: name, isBundle: isBundle, ticket: ticket, companions: companions + [entry.path.last],
      problem: problem ?? fault, members: members + [entry])
  }
}
