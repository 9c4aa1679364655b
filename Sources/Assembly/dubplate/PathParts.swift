/// A path as text, taken apart at its last slash; slashes at its end do not count.
struct PathParts {
  /// What comes before the last name, without a slash at its end; empty for a name alone, `/` for one in the root.
  let folder: String
  /// The last name; empty when there is none.
  let name: String

  init(_ path: String) {
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    guard let slash = trimmed.lastIndex(of: "/") else {
      folder = trimmed.isEmpty && !path.isEmpty ? "/" : ""
      name = trimmed
      return
    }
    folder = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    name = String(trimmed[trimmed.index(after: slash)...])
  }

  /// The path of another name in the same folder.
  func sibling(_ other: String) -> String {
    folder.isEmpty ? other : folder == "/" ? "/\(other)" : "\(folder)/\(other)"
  }
}
