import Diagnostics
import Prompt
import Testing

@Suite struct StrictJSONTests {
  private func fault(in bytes: [UInt8]) -> Diagnosis? {
    do throws(Problems) {
      _ = try StrictJSON.parse(bytes)
      return nil
    } catch {
      return error.diagnoses.first
    }
  }

  private func fault(in text: String) -> Diagnosis? { fault(in: Array(text.utf8)) }

  // After the cases of RFC 8259 and of Seriot's "Parsing JSON is a Minefield" (2016).
  @Test(arguments: [
    "{}", "[]", "[[]]", "{\"a\":[1,-0.5,1e3,true,false,null,\"x\"]}", " \n\t{ \"a\" : 1 }\r\n", "\u{FEFF}{\"a\":1}",
    "\"\\u00e9\\ud83d\\ude00\"", "[1E+2,0,-0]", "\"/\\/\"", "1", "{\"\":0}",
  ])
  func `what RFC 8259 allows is read`(text: String) { #expect(fault(in: text) == nil) }

  @Test(arguments: [
    ("{\"a\":1,}", "json.invalid", "line 1, column 8"), ("{a:1}", "json.invalid", "line 1, column 2"),
    ("{\n  \"a\": 01\n}", "json.invalid", "line 2, column 9"), ("[1,,2]", "json.invalid", "line 1, column 4"),
    ("{\"a\":1} x", "json.invalid", "line 1, column 9"), ("{\"a\":1}{}", "json.invalid", "line 1, column 8"),
    ("{\"ä\":1 \"b\":2}", "json.invalid", "line 1, column 8"), ("[.5]", "json.invalid", "line 1, column 2"),
    ("['a']", "json.invalid", "line 1, column 2"), ("[NaN]", "json.invalid", "line 1, column 2"),
    ("\"a\nb\"", "json.invalid", "line 1, column 3"), ("\"\\x\"", "json.invalid", "line 1, column 3"),
    ("\"\\ud800\"", "json.invalid", "line 1, column 8"), ("[1.]", "json.invalid", "line 1, column 4"),
    ("[1e999]", "json.number-out-of-range", "line 1, column 2"), ("", "json.empty", "line 1, column 1"),
    ("{\"a\":", "json.incomplete", "line 1, column 6"), ("{\"a\":\"b", "json.incomplete", "line 1, column 8"),
    ("{\"a\":1,\n\"a\":2}", "json.duplicate-key", "line 2, column 1"),
    ("{\"a\":1,\"\\u0061\":2}", "json.duplicate-key", "line 1, column 8"),
    ("\"ref.wav\\u0000.txt\"", "json.bad-text", "line 1, column 9"),
    ("{\"a\":1 // why\n}", "json.invalid", "line 1, column 8"), ("[+1]", "json.invalid", "line 1, column 2"),
  ])
  func `what RFC 8259 forbids is refused with its location`(text: String, code: String, location: String) {
    let fault = fault(in: text)
    #expect(fault?.code == code)
    #expect(fault?.location == location)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00], [0x7B, 0x22, 0xFF, 0x22, 0x7D],
      [0x7B, 0x22, 0xC0, 0xAF, 0x22],
    ] as [[UInt8]])
  func `other encodings than UTF-8 are refused as such`(bytes: [UInt8]) {
    #expect(fault(in: bytes)?.code == "json.encoding")
    #expect(fault(in: bytes)?.remedy.contains("UTF-8") == true)
  }

  @Test func `200,000 brackets are too deep and no crash`() {
    #expect(fault(in: String(repeating: "[", count: 200_000))?.code == "json.too-deep")
    #expect(fault(in: String(repeating: "{\"a\":", count: 200_000))?.code == "json.too-deep")
  }

  @Test func `32 levels are not too deep and 33 are`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(fault(in: nested(32)) == nil)
    #expect(fault(in: nested(33))?.code == "json.too-deep")
  }

  @Test(arguments: [
    ("{\"prompt\":\"x\"}", true), ("{\"prompt\":\"x\"}\n", true), ("{\"prompt\":\"x\"", false), ("", false),
    ("[]", false),
    ("{\"a\":1}{", false), ("{\"a\":1,\"a\":2}", true), ("\0\0\0\0", false),
  ])
  func `a ticket has arrived when it is one whole object`(text: String, isWhole: Bool) {
    #expect(StrictJSON.isWholeObject(Array(text.utf8)) == isWhole)
  }

  @Test func `every beginning of a ticket is incomplete`() {
    let bytes = Array("{\"prompt\": \"h\\u00f6r \\\"zu\\\"\", \"bpm\": 12.5e1, \"l\": [true, {}]}".utf8)
    for count in 0..<bytes.count { #expect(!StrictJSON.isWholeObject(Array(bytes.prefix(count)))) }
    #expect(StrictJSON.isWholeObject(bytes))
  }
}
