import Mustache

/// Escapes text for HTML and XML, scalar by scalar.
///
/// Going by `Character`, as the library's own escaping does, lets `"` through when a combining mark follows it, which
/// ends an attribute all the same. Scalars that XML 1.0 (section 2.2) forbids become U+FFFD.
struct MarkupText: MustacheContentType {
  /// What templates say to get it: `{{% CONTENT_TYPE:MARKUP}}`.
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
