/// A value of a JSON document, with the bytes that it was written in.
public struct JSONValue: Sendable {
  public enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  public let content: Content
  /// Where its text lies in the document.
  public let source: Range<Int>

  /// What kind of value it is, in words for a message.
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A name and its value in an object, in the order of the document.
public struct JSONMember: Sendable {
  public let name: String
  /// Where the name lies in the document.
  public let source: Range<Int>
  public let value: JSONValue
}
