import CLinux
import Foundation

/// Results that are dear to measure, kept in a folder under the fingerprint of what they depend on.
///
/// A cache never fails: what cannot be read is measured again, what cannot be written is not kept. Entries appear whole
/// by a rename, and carry a checksum; the ones used longest ago go when there are too many bytes.
public struct ResultCache: Sendable {
  private let folder: String
  private let limit: Int

  /// Keeps at most `limit` bytes in `folder`, which is made when it is needed.
  public init(folder: String, limit: Int = 64_000_000) {
    self.folder = folder
    self.limit = limit
  }

  /// The value kept under `key`; else the one that `make` returns, which is kept from then on.
  public func value<Value: Codable>(for key: Fingerprint, _ make: () throws -> Value) rethrows -> Value {
    if let kept: Value = read(key) { return kept }
    let made = try make()
    if let bytes = try? JSONEncoder().encode(made) { write(bytes, key) }
    return made
  }

  private func path(_ key: Fingerprint) -> String { "\(folder)/\(key).json" }

  private func read<Value: Decodable>(_ key: Fingerprint) -> Value? {
    guard let bytes = FileManager.default.contents(atPath: path(key)), bytes.count > Self.headLength,
      String(decoding: bytes.prefix(Self.headLength - 1), as: UTF8.self)
        == Fingerprint(of: bytes.dropFirst(Self.headLength)).description,
      let value = try? JSONDecoder().decode(Value.self, from: bytes.dropFirst(Self.headLength))
    else { return nil }
    utimes(path(key), nil)
    return value
  }

  // A SHA-256 in hexadecimal digits and the end of its line.
  private static let headLength = 65

  private func write(_ bytes: Data, _ key: Fingerprint) {
    let entry = Data("\(Fingerprint(of: bytes))\n".utf8) + bytes
    guard entry.count <= limit else { return }
    // A hidden name of its own: several programs may keep the same result at a time.
    guard let folder = try? Directory.prepare(folder), let name = FileName(text: "\(key).json"),
      let temporary = FileName(text: ".entry-\(UInt64.random(in: 0 ... .max))"),
      (try? DurableFile.write([UInt8](entry), as: name, in: folder, under: temporary, .survivesCrash)) != nil
    else { return }
    trim()
  }

  /// Removes what was used longest ago until the rest fits, and what a crash left half-written a day ago.
  private func trim() {
    let entries = Entry.all(in: folder)
    var excess = entries.reduce(0) { $0 + $1.bytes } - limit
    let newest = entries.map(\.used).max() ?? 0
    for entry in entries.sorted(by: { ($0.used, $0.path) < ($1.used, $1.path) }) {
      let isAbandoned = entry.isUnfinished && newest - entry.used > 86_400
      guard excess > 0 || isAbandoned else { continue }
      excess -= entry.bytes
      unlink(entry.path)
    }
  }
}

/// One file in the folder.
private struct Entry {
  let path: String
  let bytes: Int
  /// In seconds since 1970.
  let used: Int

  var isUnfinished: Bool { path.contains("/.entry-") }

  static func all(in folder: String) -> [Entry] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") || $0.hasPrefix(".entry-") }.compactMap { name in
      var facts = stat()
      guard stat("\(folder)/\(name)", &facts) == 0 else { return nil }
      return Entry(path: "\(folder)/\(name)", bytes: Int(facts.st_size), used: facts.st_mtim.tv_sec)
    }
  }
}
