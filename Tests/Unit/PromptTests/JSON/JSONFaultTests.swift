import Diagnostics
import Testing

@testable import Prompt

/// The wording of the faults of a document that is no JSON, word by word, with line and column.
@Suite struct JSONFaultTests {
  private func problems(_ text: String) -> [Diagnosis] {
    do throws(Problems) {
      _ = try StrictJSON.parse(Array(text.utf8))
      return []
    } catch {
      return error.diagnoses
    }
  }

  static let faults: [(text: String, code: String, location: String, finding: String, remedy: String)] = [
    ("", "json.empty", "line 1, column 1", "the file is empty", "write a JSON object such as {\"prompt\": \"…\"}"),
    (
      "\n\n  ", "json.empty", "line 3, column 3", "the file is empty", "write a JSON object such as {\"prompt\": \"…\"}"
    ),
    (
      "{\"a\":", "json.incomplete", "line 1, column 6", "the text ends where a value belongs",
      "copy the whole file, or write a value"
    ),
    (
      "{\"a\"", "json.incomplete", "line 1, column 5", "the text ends where a colon belongs",
      "copy the whole file, or write a colon"
    ),
    (
      "{", "json.incomplete", "line 1, column 2", "the text ends where a name in double quotes belongs",
      "copy the whole file, or write a name in double quotes"
    ),
    (
      "{\"a\":1", "json.incomplete", "line 1, column 7", "the text ends where a comma or } belongs",
      "copy the whole file, or write a comma or }"
    ),
    (
      "[1", "json.incomplete", "line 1, column 3", "the text ends where a comma or ] belongs",
      "copy the whole file, or write a comma or ]"
    ),
    (
      "\"a", "json.incomplete", "line 1, column 3", "the text ends where a closing quote belongs",
      "copy the whole file, or write a closing quote"
    ),
    (
      "\"a\\", "json.incomplete", "line 1, column 4", "the text ends where the rest of an escape belongs",
      "copy the whole file, or write the rest of an escape"
    ),
    (
      "\"\\u00", "json.incomplete", "line 1, column 6", "the text ends where four hexadecimal digits belongs",
      "copy the whole file, or write four hexadecimal digits"
    ),
    (
      "[tru", "json.incomplete", "line 1, column 2", "the text ends where the rest of a word belongs",
      "copy the whole file, or write the rest of a word"
    ),
    (
      "-", "json.incomplete", "line 1, column 2", "the text ends where a digit belongs",
      "copy the whole file, or write a digit"
    ),
    ("{\"a\" 1}", "json.invalid", "line 1, column 6", "\"1\" where a colon belongs", "write a colon there"),
    ("[1 2]", "json.invalid", "line 1, column 4", "\"2\" where a comma or ] belongs", "write a comma or ] there"),
    (
      "{\"a\":1} ]", "json.invalid", "line 1, column 9", "\"]\" after the end of the document",
      "remove everything after the last bracket"
    ),
    ("{\n\"a\":1,\n\"a\":2}", "json.duplicate-key", "line 3, column 1", "\"a\" is there twice", "keep one of the two"),
    (
      "[1e999]", "json.number-out-of-range", "line 1, column 2", "1e999 is larger than any number can be",
      "write a smaller number"
    ),
    (
      "[\(String(repeating: "9", count: 400))]", "json.number-out-of-range", "line 1, column 2",
      "99999999999999999999… is larger than any number can be", "write a smaller number"
    ),
    (
      "[01]", "json.invalid", "line 1, column 3", "a number that JSON does not know",
      "write it with digits before and after the point, without a plus"
    ),
    ("\"a\\u0000\"", "json.bad-text", "line 1, column 3", "a NUL character in a text", "remove \\u0000"),
    (
      "\"a\nb\"", "json.invalid", "line 1, column 3", "a line break within a text, or no closing quote before it",
      "close the text, or write \\n in it"
    ),
    (
      "\"a\tb\"", "json.invalid", "line 1, column 3", "a bare control character (9) in a text",
      "write it as \\n, \\t or \\u00…"
    ),
    ("\"\\x\"", "json.invalid", "line 1, column 3", "an escape that JSON does not know", "write a backslash as \\\\"),
    (
      "\"\\u12g4\"", "json.invalid", "line 1, column 3", "an escape that JSON does not know",
      "write a backslash as \\\\"
    ),
    (
      "\"\\ud800x\"", "json.invalid", "line 1, column 8", "half a surrogate pair",
      "write both halves, or the character itself"
    ),
    (
      "\"\\udc00\"", "json.invalid", "line 1, column 8", "half a surrogate pair",
      "write both halves, or the character itself"
    ),
    (
      String(repeating: "[", count: 33), "json.too-deep", "line 1, column 33", "nested more than 32 levels deep",
      "leave the inner levels out"
    ),
  ]

  @Test(arguments: faults.indices) func `a fault is told with its location and its remedy`(row: Int) {
    let (text, code, location, finding, remedy) = Self.faults[row]
    #expect(problems(text) == [Diagnosis(code: code, location: location, finding: finding, remedy: remedy)])
  }

  /// Columns count characters of Unicode, whatever they take in UTF-8; line feeds alone end lines.
  @Test(arguments: [
    ("{\"ä\": x}", "line 1, column 7"), ("{\"🎹\": 'x'}", "line 1, column 7"), ("{\r\n\"a\": 'x'}", "line 2, column 6"),
    ("\u{FEFF}{\"a\": 'x'}", "line 1, column 8"), ("{\n\n\n  \"e\u{301}\" 1}", "line 4, column 8"),
  ])
  func `a location is counted in lines and in characters`(text: String, location: String) {
    #expect(problems(text).map(\.location) == [location])
  }

  @Test func `all duplicate keys are told, up to twenty`() {
    func document(_ count: Int) -> String { "{" + (0..<count).map { "\"k\($0 / 2)\": 1" }.joined(separator: ",") + "}" }
    #expect(
      problems(document(6)).map(\.finding) == [
        "\"k0\" is there twice", "\"k1\" is there twice", "\"k2\" is there twice",
      ])
    #expect(problems(document(100)).count == 20)
  }

  @Test func `values keep what they are and where they were written`() throws {
    let text = " {\"a\": [1.5, true, null], \"ü\": \"x\"} "
    let root = try StrictJSON.parse(Array(text.utf8))
    #expect(root.kind == "an object" && root.source == 1..<text.utf8.count - 1)
    guard case .object(let members) = root.content else { return #expect(Bool(false), "no object") }
    #expect(members.map(\.name) == ["a", "ü"] && members.map(\.value.kind) == ["a list", "a text"])
    #expect(String(decoding: Array(text.utf8)[members[0].value.source], as: UTF8.self) == "[1.5, true, null]")
    #expect(String(decoding: Array(text.utf8)[members[1].source], as: UTF8.self) == "\"ü\"")
    guard case .array(let items) = members[0].value.content else { return #expect(Bool(false), "no list") }
    #expect(items.map(\.kind) == ["a number", "true or false", "null"])
  }
}
