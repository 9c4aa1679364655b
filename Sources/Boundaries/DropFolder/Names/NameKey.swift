import System

/// The key under which names compare equal that are one name to people: letter case and Unicode form do not count.
///
/// Systems disagree about both: Windows and macOS take `Club` for `club`, and macOS writes `é` as two characters. Bytes
/// that are no UTF-8 are compared as they are.
struct NameKey: Hashable {
  /// Swift compares texts by canonical equivalence, so that the Unicode form makes no difference.
  private let text: String

  init(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    text = String(validating: bytes, as: UTF8.self)?.lowercased() ?? "\0" + hexadecimal(bytes)
  }
}

extension FileName {
  /// The rank of an audio file of this name for a ticket: 0 for the very name, 1 where case or Unicode form differ; nil
  /// when it does not belong to it.
  ///
  /// Audio belongs to `night.json` when it is `night.wav`, and to `night.wav.json` too.
  func distance(toTicket ticket: FileName) -> Int? {
    let base = ticket.ticketBase
    if self.base == base || bytes == base { return 0 }
    let key = NameKey(base)
    return NameKey(self.base) == key || NameKey(bytes) == key ? 1 : nil
  }
}

extension Directory {
  /// The path under which `path` is there: itself, or the only one that differs in letter case or Unicode form alone.
  func resolved(_ path: RelativePath) throws(FileError) -> RelativePath? {
    if try snapshot(of: path) != nil { return path }
    var folder = self
    var found: [FileName] = []
    for (index, name) in path.names.enumerated() {
      guard let match = try folder.match(for: name) else { return nil }
      found.append(match)
      guard index < path.names.count - 1 else { break }
      guard try folder.snapshot(of: match)?.kind == .folder else { return nil }
      folder = try folder.folder(match)
    }
    return RelativePath(found.map(\.bytes).joined(separator: [UInt8(ascii: "/")]))
  }

  private func match(for name: FileName) throws(FileError) -> FileName? {
    let names = try entries()
    if names.contains(name) { return name }
    let key = NameKey(name.bytes)
    let alike = names.filter { NameKey($0.bytes) == key }
    return alike.count == 1 ? alike.first : nil
  }
}
