import Testing

@testable import Report

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"'\"", "&quot;&#39;&quot;"), ("&amp;", "&amp;amp;"),
    ("\u{0}\u{8}\u{b}\u{1f}", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"), ("\u{7f}\u{9f}", "\u{fffd}\u{fffd}"),
    ("\t\n\r", "\t\n\r"), ("\u{fffe}\u{ffff}", "\u{fffd}\u{fffd}"), ("é夜🎹", "é夜🎹"), ("<\u{301}", "&lt;\u{301}"),
    ("\u{202e}evil", "\u{202e}evil"), ("", ""),
  ])
  func `markup becomes text, and what HTML forbids a sign that something was there`(text: String, escaped: String) {
    #expect(MarkupText().escapeText(text) == escaped)
  }

  /// RFC 3986, 2.3: letters, digits, hyphen, point, underscore and tilde stay as they are.
  @Test func `only the unreserved characters stand for themselves in a link`() {
    let unreserved = "ABCXYZabcxyz0189-._~"
    #expect(RelativeLink(unreserved).description == unreserved)
    for byte in UInt8(0x21)...0x7e where !unreserved.utf8.contains(byte) && byte != UInt8(ascii: "/") {
      let character = Character(UnicodeScalar(byte))
      guard !character.isLetter, !character.isNumber else { continue }
      #expect(RelativeLink("a\(character)").description == "a%\(String(byte, radix: 16, uppercase: true))")
    }
  }

  @Test(arguments: [
    ("", ""), ("/", ""), (".", ""), ("..", ""), ("./a", "a"), ("a/./b", "a/b"), ("a/../b", "a/b"), ("a//b", "a/b"),
    ("...", "..."), ("a/..b", "a/..b"), ("%2e%2e/x", "%252e%252e/x"), ("..\\x", "..%5Cx"),
    ("data:text/html,x", "data%3Atext/html%2Cx"),
    ("\n", "%0A"), ("\u{0}", "%00"), ("夜", "%E5%A4%9C"),
  ])
  func `no path leads out of the page's folder`(path: String, link: String) {
    #expect(RelativeLink(path).description == link)
  }

  @Test(arguments: [
    (0.0, 0, "0"), (0.5, 0, "1"), (-0.5, 0, "-1"), (-0.4, 0, "0"), (1.25, 1, "1.3"), (-1.25, 1, "-1.3"),
    (0.1 + 0.2, 3, "0.300"),
    (999_999_999_999, 1, "999999999999.0"), (1e12, 1, "0.0"), (2.7, -1, "3"), (.nan, 2, "0.00"),
  ])
  func `coordinates have a fixed number of decimals`(number: Double, decimals: Int, text: String) {
    #expect(number.fixed(decimals) == text)
  }

  @Test(arguments: [
    (0.5, "0.5"), (2.0, "2"), (-2.50, "−2.5"), (0.0, "0"), (100.0, "100"), (0.123_456_7, "0.123457"), (-0.0, "0"),
  ])
  func `a target loses the zeros at its end`(number: Double, text: String) { #expect(number.shortest(6) == text) }
}
