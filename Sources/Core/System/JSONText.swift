/// A JSON value to be written: keys stay in the order given, so that the same facts are the same bytes.
public enum JSONText: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case array([JSONText])
  case object([(String, JSONText)])

  /// Text that may be absent.
  public static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

  /// The value over several lines, indented by two spaces a level, with a line feed at the end.
  public var document: String { written(indent: 0) + "\n" }

  private func written(indent: Int) -> String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .text(let value): JSONText.quoted(value)
    case .array(let values): JSONText.block("[", values.map { $0.written(indent: indent + 2) }, "]", indent)
    case .object(let members):
      JSONText.block(
        "{", members.map { "\(JSONText.quoted($0.0)): \($0.1.written(indent: indent + 2))" }, "}", indent)
    }
  }

  private static func block(_ open: String, _ parts: [String], _ close: String, _ indent: Int) -> String {
    guard !parts.isEmpty else { return open + close }
    let outer = String(repeating: " ", count: indent)
    return "\(open)\n" + parts.map { "\(outer)  \($0)" }.joined(separator: ",\n") + "\n\(outer)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where character.value < 0x20: result += "\\u00" + hexadecimal([UInt8(character.value)])
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
