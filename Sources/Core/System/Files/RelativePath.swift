/// A path that cannot lead out of the folder it starts from: no `..`, no leading `/`, at least one name.
public struct RelativePath: Sendable, Hashable {
  public let names: [FileName]

  /// Nil when `bytes` are absolute, empty, or hold an empty, `.` or `..` part or a NUL.
  public init?(_ bytes: some Sequence<UInt8>) {
    let parts = Array(bytes).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let names = parts.compactMap { FileName($0) }
    guard !parts.isEmpty, names.count == parts.count else { return nil }
    self.names = names
  }

  /// Nil under the same conditions, for the text of a ticket.
  public init?(text: String) { self.init(text.utf8) }

  public init(_ name: FileName) { names = [name] }

  private init(names: [FileName]) { self.names = names }

  /// The name at the end.
  public var last: FileName { names[names.count - 1] }

  /// The same path seen from inside its first folder; nil when it has only one name.
  public var inner: RelativePath? { names.count > 1 ? RelativePath(names: Array(names.dropFirst())) : nil }

  public static func / (folder: RelativePath, name: FileName) -> RelativePath {
    RelativePath(names: folder.names + [name])
  }

  public static func / (folder: FileName, path: RelativePath) -> RelativePath {
    RelativePath(names: [folder] + path.names)
  }
}

extension RelativePath: Comparable {
  /// The order of the names, one after the other.
  public static func < (a: Self, b: Self) -> Bool { a.names.lexicographicallyPrecedes(b.names) }
}

extension RelativePath {
  /// Lends the path to C.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = names.map(\.bytes).joined(separator: [UInt8(ascii: "/")])
    return body(bytes.map { CChar(bitPattern: $0) } + [0])
  }
}

extension RelativePath: CustomStringConvertible {
  public var description: String { names.map(\.description).joined(separator: "/") }
}
