import Diagnostics

/// A parser of JSON by RFC 8259 and nothing beyond.
///
/// Hand-written because Foundation's accepts duplicate keys and does not name line, column and remedy. One document in UTF-8, with or without a byte order mark. Refused are: other encodings, text after the document,
/// a key that occurs twice in one object, NUL in a text, half surrogate pairs, numbers beyond `Double`, and more than
/// `maximumDepth` levels of brackets.
public enum StrictJSON {
  /// The most levels of brackets, so that recursion stays shallow.
  public static let maximumDepth = 32

  /// The one value in `bytes`; throws every duplicate key and NUL, or the first error of syntax, with line and column.
  public static func parse(_ bytes: [UInt8]) throws(Problems) -> JSONValue {
    let document = try read(bytes)
    guard document.problems.isEmpty else { throw Problems(document.problems) }
    return document.root
  }

  /// True if `bytes` are one JSON object and nothing after it, so that the file is complete.
  ///
  /// Duplicate keys and the like do not count: they make the document wrong, not incomplete.
  public static func isWholeObject(_ bytes: [UInt8]) -> Bool {
    guard let document = try? read(bytes), case .object = document.root.content else { return false }
    return true
  }

  /// The document, and the problems that do not hinder reading on.
  static func read(_ bytes: [UInt8]) throws(Problems) -> (root: JSONValue, problems: [Diagnosis]) {
    try checkEncoding(of: bytes)
    var scanner = JSONScanner(bytes)
    do throws(JSONFault) {
      let root = try scanner.document()
      return (root, scanner.faults.map { $0.fault.diagnosis(at: TextPosition(of: $0.offset, in: bytes)) })
    } catch {
      throw Problems(error.diagnosis(at: TextPosition(of: scanner.faultOffset, in: bytes)))
    }
  }

  private static func checkEncoding(of bytes: [UInt8]) throws(Problems) {
    if looksLikeUTF16(bytes) { throw Problems(JSONFault.utf16.diagnosis(at: TextPosition(of: 0, in: bytes))) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let position = TextPosition(of: error.byteOffsets.lowerBound, in: bytes)
      throw Problems(JSONFault.notUTF8.diagnosis(at: position))
    }
  }

  /// Byte order marks, and the zero bytes that ASCII leaves in wider encodings.
  static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let start = Array(bytes.prefix(2))
    return start == [0xFF, 0xFE] || start == [0xFE, 0xFF] || (start.count == 2 && start.contains(0))
  }
}

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
  /// Its range in the document, in bytes.
  public let source: Range<Int>

  /// The kind of value, in words for a message.
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
  /// The name's range in the document, in bytes.
  public let source: Range<Int>
  public let value: JSONValue
}

/// A line and a column of a text, both counted from 1; columns count Unicode scalars.
public struct TextPosition: Sendable, Hashable, CustomStringConvertible {
  public let line: Int
  public let column: Int

  /// The position of the byte at `offset` in UTF-8 text.
  init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.line = line
    self.column = column
  }

  public var description: String { "line \(line), column \(column)" }
}
