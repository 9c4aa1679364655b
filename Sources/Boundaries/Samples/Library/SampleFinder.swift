import Foundation

/// The search for the files of instruments within the owner's folder, and nowhere else.
///
/// Libraries that were made on Windows and macOS name files in other letters' cases than they have.
final class SampleFinder {
  enum Result: Equatable {
    case found(String)
    case missing
    case outside
  }

  /// The owner's folder, as a path without `..`.
  let root: String
  /// The names in a folder by their lower-case spelling; nil for what is no folder.
  private var listings: [String: [String: String]?] = [:]
  private static let largestText = 32 << 20

  init(root: String) { self.root = Self.plain(root) }

  /// The file that `name` means in `folder`.
  func find(_ name: String, from folder: String) -> Result {
    guard let path = path(name, from: folder) else { return .outside }
    var found = root
    for part in path.dropFirst(root.count).split(separator: "/") {
      guard let names = listing(of: found) else { return .missing }
      guard let own = names[String(part)] ?? names[part.lowercased()] else { return .missing }
      found += "/\(own)"
    }
    return listing(of: found) == nil ? .found(found) : .missing
  }

  func isOutside(_ name: String, from folder: String) -> Bool { path(name, from: folder) == nil }

  /// The text of a file, with its path; nil where it is not there or is larger than 32 MB.
  func text(_ name: String, from folder: String) -> (path: String, bytes: [UInt8])? {
    guard case .found(let path) = find(name.replacing("\\", with: "/"), from: folder) else { return nil }
    return Self.bytes(at: path).map { (path, $0) }
  }

  /// The bytes of a text file; nil where it cannot be read or is larger than 32 MB.
  static func bytes(at path: String) -> [UInt8]? {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)) else { return nil }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: largestText + 1), data.count <= largestText else { return nil }
    return [UInt8](data)
  }

  /// The path that `name` means, if it lies within the root.
  private func path(_ name: String, from folder: String) -> String? {
    guard !name.utf8.contains(0), !name.hasPrefix("/"), !name.dropFirst().hasPrefix(":") else { return nil }
    let path = Self.plain("\(folder)/\(name)")
    return path.hasPrefix(root + "/") ? path : nil
  }

  /// A path without `.`, `..` and double slashes, as it is written: links are not followed.
  private static func plain(_ path: String) -> String {
    let start = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    var parts: [Substring] = []
    for part in start.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Exact names first; of names that differ in case alone the first in order.
  private func listing(of folder: String) -> [String: String]? {
    if let known = listings[folder] { return known }
    var names: [String: String]?
    if let found = try? FileManager.default.contentsOfDirectory(atPath: folder) {
      var table: [String: String] = [:]
      for name in found.sorted() where table[name.lowercased()] == nil { table[name.lowercased()] = name }
      for name in found { table[name] = name }
      names = table
    }
    listings[folder] = .some(names)
    return names
  }
}
