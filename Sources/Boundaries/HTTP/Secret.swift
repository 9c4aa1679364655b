/// A key or token, which no log line, error or dump ever shows.
///
/// It is not `Codable`, and its description says nothing; only a transfer reads it, when the request's headers are built.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let value: String

  /// The secret in `text` without white space around it; nil if nothing is left or if it could not stand in a header.
  public init?(_ text: String) {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return nil }
    value = String(text[first...last])
    guard value.utf8.count <= 4096, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
  }

  public var description: String { Self.mask }
  public var debugDescription: String { Self.mask }
  public var customMirror: Mirror { Mirror(self, children: []) }

  static let mask = "(hidden)"

  /// `text` with every occurrence of the secret masked, for servers that repeat what they were told.
  public func hidden(in text: String) -> String {
    value.count < 4 ? text : text.replacing(value, with: Self.mask)
  }
}
