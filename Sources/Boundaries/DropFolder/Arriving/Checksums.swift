import System

/// Compares files with the SHA-256 that lies beside them in `name.sha256`, as `sha256sum` writes it.
struct Checksums {
  private let inbox: Directory
  private var known: [FileEntry: String] = [:]
  private var seen: Set<FileEntry> = []

  init(_ inbox: Directory) { self.inbox = inbox }

  /// The mismatch among `members`, as a clause; nil when all that have a checksum match it.
  ///
  /// A file is read once for as long as it does not change.
  mutating func mismatch(among members: [FileEntry]) throws(FileError) -> String? {
    let paths = Dictionary(members.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    for member in members where member.path.last.fileExtension == "sha256" {
      guard let subject = paths[member.path.dropping(suffix: ".sha256")] else { continue }
      guard let file = try hash(of: subject), let wanted = try text(of: member) else { continue }
      guard file != wanted else { continue }
      return "\(subject.path) has the SHA-256 \(file.prefix(8))…, and \(member.path) says another"
    }
    return nil
  }

  /// Forgets what no look since the last call has asked for.
  mutating func forgetUnseen() {
    known = known.filter { seen.contains($0.key) }
    seen = []
  }

  private mutating func hash(of entry: FileEntry) throws(FileError) -> String? {
    seen.insert(entry)
    if let known = known[entry] { return known }
    guard let file = try opened(entry.path) else { return nil }
    let hasher = Fingerprint.Hasher()
    while true {
      let piece = try file.read(atMost: 1 << 20)
      if piece.isEmpty { break }
      hasher.update(piece)
    }
    let hash = hasher.finish().description
    known[entry] = hash
    return hash
  }

  /// The first word of a checksum file, in lower case; nil when the file is gone.
  private func text(of entry: FileEntry) throws(FileError) -> String? {
    guard let bytes = try opened(entry.path)?.read(atMost: 4_096) else { return nil }
    let word = bytes.split(separator: 32, maxSplits: 1).first ?? []
    return String(decoding: word, as: UTF8.self).lowercased().filter { $0.isHexDigit }
  }

  private func opened(_ path: RelativePath) throws(FileError) -> OpenFile? {
    do { return try inbox.openFile(path) } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
  }
}

extension RelativePath {
  /// The path of the file to which one with `suffix` belongs.
  fileprivate func dropping(suffix: String) -> RelativePath {
    guard let base = FileName(last.bytes.dropLast(suffix.utf8.count)) else { return self }
    return names.dropLast().reversed().reduce(RelativePath(base)) { $1 / $0 }
  }
}
