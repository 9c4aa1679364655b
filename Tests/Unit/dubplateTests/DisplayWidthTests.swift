import Glibc
import Testing

@testable import dubplate

@Suite struct DisplayWidthTests {
  @Test(
    arguments: [
      ("night-drive", 11), ("夜のドライブ", 12), ("한국어", 6), ("e\u{301}te\u{301}", 3), ("été", 3), ("🎹", 2), ("👩‍🎤", 2),
      ("🇩🇪", 2), ("❤️", 2), ("1️⃣", 2), ("ｗｉｄｅ", 8), ("ﾊﾝｶｸ", 4), ("Ωμέγα", 5), ("שלום", 4), ("नमस्ते", 4),
      ("a\u{200B}b", 2), ("", 0), ("\u{1100}\u{1161}\u{11A8}", 2),
    ] as [(String, Int)])
  func `a text takes as many columns as a terminal gives it`(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func `single characters are as wide as the C library says`() throws {
    // Its header is not part of Swift's Glibc module.
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
    let utf8 = try #require(newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil))
    let before = uselocale(utf8)
    defer {
      uselocale(before)
      freelocale(utf8)
    }
    var compared = 0
    var different: [String] = []
    for value in (0x20..<0x20000).map({ UInt32($0) }) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned else { continue }
      let theirs = wcwidth(wchar_t(value))
      guard theirs >= 0 else { continue }
      compared += 1
      if Int(theirs) != scalar.columns { different.append("\(String(value, radix: 16)): \(theirs)") }
    }
    #expect(compared > 50_000)
    // They follow different versions of Unicode, and halves of flags take two columns here.
    #expect(Double(different.count) < 0.0005 * Double(compared), "\(compared): \(different)")
  }

  @Test(
    arguments: [
      ("night-drive", 20, "night-drive"), ("night-drive", 8, "night-d…"), ("夜のドライブ", 8, "夜のド…"),
      ("夜のドライブ", 7, "夜のド…"), ("夜のドライブ", 6, "夜の…"), ("e\u{301}e\u{301}e\u{301}e\u{301}", 3, "e\u{301}e\u{301}…"),
      ("👩‍🎤👩‍🎤👩‍🎤", 4, "👩‍🎤…"), ("abc", 1, "…"), ("abc", 0, ""),
    ] as [(String, Int, String)])
  func `what does not fit is cut between characters`(text: String, width: Int, cut: String) {
    #expect(text.cut(toColumns: width) == cut)
    #expect(text.cut(toColumns: width).columns <= width)
  }

  @Test func `the end of a name can stay`() {
    #expect("a-very-long-name-of-a-track-017.json".cut(toColumns: 20, keepingEnd: 8) == "a-very-long…017.json")
  }

  @Test func `padding counts columns`() {
    #expect("夜".padded(toColumns: 4) + "|" == "夜  |")
    #expect("7".padded(toColumns: 3, atTheRight: true) == "  7")
  }
}
