import Testing

@testable import Metadata

@Suite struct XMLElementTests {
  @Test(arguments: [
    ("a & b", "a &amp; b"), ("<b>", "&lt;b&gt;"), ("say \"no\"", "say &quot;no&quot;"), ("it's", "it's"),
    ("a\nb\tc\rd", "a&#10;b&#9;c&#13;d"), ("a\u{0}b\u{1b}c", "abc"), ("\u{fffe}\u{ffff}", ""), ("夜🎹é", "夜🎹é"),
    ("&amp;", "&amp;amp;"), ("]]>", "]]&gt;"), ("e\u{301}", "e\u{301}"),
  ])
  func `text and attributes are escaped, and what XML forbids is left out`(text: String, escaped: String) {
    #expect(XMLElement("a", ["b": text]).document.hasSuffix("<a b=\"\(escaped)\"/>\n"))
    #expect(text.isEmpty || escaped.isEmpty || XMLElement("a", text: text).document.hasSuffix("<a>\(escaped)</a>\n"))
  }

  @Test func `children are indented, empty elements closed, and attributes keep their order`() {
    let element = XMLElement("a", ["z": "1", "b": "2"]) {
      XMLElement("c")
      if true { XMLElement("d", text: "x") } else { XMLElement("never") }
      for i in 0..<2 { XMLElement("e", ["i": "\(i)"]) { XMLElement("f") } }
      [XMLElement("g")]
    }
    #expect(
      element.document == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a z="1" b="2">
          <c/>
          <d>x</d>
          <e i="0">
            <f/>
          </e>
          <e i="1">
            <f/>
          </e>
          <g/>
        </a>

        """)
  }
}
