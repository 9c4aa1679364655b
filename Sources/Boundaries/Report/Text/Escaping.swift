import Mustache

/// Escapes text for HTML and XML, scalar by scalar.
///
/// Going by `Character`, as the library's own escaping does, lets `"` through when a combining mark follows it, which
/// ends an attribute all the same. Scalars that XML 1.0 (section 2.2) forbids become U+FFFD.
struct MarkupText: MustacheContentType {
  /// The name by which templates ask for it: `{{% CONTENT_TYPE:MARKUP}}`.
  static let name = "MARKUP"

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(Self.isAllowed(scalar) ? scalar : "\u{fffd}")
      }
    }
    return String(escaped)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xa, 0xd: true
    case 0..<0x20, 0x7f...0x9f, 0xfffe, 0xffff: false
    default: true
    }
  }
}

/// A path below the page's own folder as a URL reference that cannot lead anywhere else.
///
/// Everything but the unreserved characters of RFC 3986 (section 2.3) is percent-encoded, the colon too, so that no name
/// can begin a scheme; empty segments, `.` and `..` are dropped.
struct RelativeLink: CustomStringConvertible {
  let description: String

  init(_ path: String) {
    description = path.split(separator: "/").filter { $0 != "." && $0 != ".." }
      .map { $0.utf8.map(Self.encoded).joined() }.joined(separator: "/")
  }

  private static func encoded(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      String(UnicodeScalar(byte))
    default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
}
