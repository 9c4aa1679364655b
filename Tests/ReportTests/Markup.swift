import Foundation
import FoundationXML

/// A page read by libxml2: what a strict reader makes of it.
struct Markup {
  /// An element in the order of its start tag, with all text inside it.
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    func has(class name: String) -> Bool { (attributes["class"] ?? "").split(separator: " ").contains { $0 == name } }
  }

  /// The reason that markup is not well-formed, and its line, from 1.
  struct Malformed: Error {
    let line: Int
    let reason: String
  }

  let elements: [Element]

  init(_ text: String) throws {
    let parser = XMLParser(data: Data(text.utf8))
    let listener = Listener()
    parser.delegate = listener
    guard parser.parse() else {
      throw Malformed(line: parser.lineNumber, reason: parser.parserError.map { "\($0)" } ?? "not well-formed")
    }
    elements = listener.elements
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  private final class Listener: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      for index in open { elements[index].text += text }
    }
  }
}
