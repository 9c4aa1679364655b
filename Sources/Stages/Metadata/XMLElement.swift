/// An element of an XML document, with attributes in a fixed order.
struct XMLElement {
  private let name: String
  private let attributes: [(name: String, value: String)]
  private let children: [XMLElement]
  private let text: String

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = "") {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    self.text = text
    children = []
  }

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], @ChildBuilder children: () -> [XMLElement]
  ) {
    self.name = name
    self.attributes = attributes.map { ($0.key, $0.value) }
    text = ""
    self.children = children()
  }

  /// With the declaration that begins a file.
  var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines(indent: "") }

  private func lines(indent: String) -> String {
    let tag = attributes.reduce(name) { $0 + " \($1.name)=\"\(Self.escaped($1.value))\"" }
    if children.isEmpty, text.isEmpty { return "\(indent)<\(tag)/>\n" }
    if children.isEmpty { return "\(indent)<\(tag)>\(Self.escaped(text))</\(name)>\n" }
    return "\(indent)<\(tag)>\n" + children.map { $0.lines(indent: indent + "  ") }.joined() + "\(indent)</\(name)>\n"
  }

  /// The text with markup escaped and without the characters that XML 1.0 forbids (section 2.2).
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default:
        if scalar.value >= 32, scalar.value != 0xfffe, scalar.value != 0xffff { result.unicodeScalars.append(scalar) }
      }
    }
  }

  /// The result builder that joins single children, conditions and loops.
  @resultBuilder
  enum ChildBuilder {
    static func buildExpression(_ element: XMLElement) -> [XMLElement] { [element] }
    static func buildExpression(_ elements: [XMLElement]) -> [XMLElement] { elements }
    static func buildBlock(_ parts: [XMLElement]...) -> [XMLElement] { parts.flatMap(\.self) }
    static func buildOptional(_ part: [XMLElement]?) -> [XMLElement] { part ?? [] }
    static func buildEither(first part: [XMLElement]) -> [XMLElement] { part }
    static func buildEither(second part: [XMLElement]) -> [XMLElement] { part }
    static func buildArray(_ parts: [[XMLElement]]) -> [XMLElement] { parts.flatMap(\.self) }
  }
}
