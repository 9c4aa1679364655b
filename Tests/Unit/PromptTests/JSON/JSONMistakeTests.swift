import Diagnostics
import Prompt
import Testing

@Suite struct JSONMistakeTests {
  private func fault(in text: String) -> Diagnosis? {
    do throws(Problems) {
      _ = try StrictJSON.parse(Array(text.utf8))
      return nil
    } catch {
      return error.diagnoses.first
    }
  }

  @Test(arguments: [
    (#"{"a": 1,}"#, "a comma before the closing }", "remove the comma", 9),
    (#"{"a": [1, 2, ]}"#, "a comma before the closing ]", "remove the comma", 14),
    (#"{"a": 1,, "b": 2}"#, "a comma too many", "remove the comma", 9),
    (#"{"a": [,1]}"#, "a comma too many", "remove the comma", 8),
    (#"{"a": , "b": 2}"#, "a colon without a value", "write the value", 7),
    (#"{"a": }"#, "a colon without a value", "write the value", 7),
    (#"{"a": 1} // why"#, "a comment (//)", "x-note", 10), (#"{ /* why */ "a": 1}"#, "a comment (/*)", "x-note", 3),
    (#"{"a": 1, # why"#, "a comment (#)", "x-note", 10), (#"// why"#, "a comment (//)", "x-note", 1),
    (#"{“a”: 1}"#, "typographic quotes", "straight", 2), (#"{"a": „b“}"#, "typographic quotes", "straight", 7),
    (#"{"a": «b»}"#, "typographic quotes", "straight", 7), ("{\"a\": \"b”,\n}", "typographic quotes", "straight", 11),
    ("{'a': 1}", "single quotes", "double quotes", 2), (#"{"a": 'b'}"#, "single quotes", "double quotes", 7),
    ("{`a`: 1}", "single quotes", "double quotes", 2), ("{a: 1}", "the name a without quotes", #"write "a""#, 2),
    ("{true_peak: -1}", "the name true_peak without quotes", #""true_peak""#, 2),
    (#"{"a": house music}"#, "the text house music without quotes", #""house music""#, 7),
    (#"{"a": True}"#, "True, which JSON writes true", "write true", 7),
    (#"{"a": FALSE}"#, "FALSE, which JSON writes false", "write false", 7),
    (#"{"a": None}"#, "None, which JSON writes null", "write null", 7),
    (#"{"a": undefined}"#, "undefined, which JSON writes null", "write null", 7),
    (#"{"a": NaN}"#, "NaN, which is no number", "leave the field out", 7),
    (#"{"a": Infinity}"#, "Infinity, which is no number", "leave the field out", 7),
    (#"{"a": 1 "b": 2}"#, "no comma before", "put a comma", 9), (#"{"a": [1 2]}"#, "belongs", "a comma or ]", 10),
    (#"{"a": {} {}}"#, "no comma before", "put a comma", 10), (#"{"a": true b: 2}"#, "no comma before b", "comma", 12),
    (#"{"a": "the "dark" one"}"#, "dark after the end of a text", #"write \""#, 13),
    (#"{"a": 127,5}"#, "a comma within a number", "write a point", 11),
    (#"{"a": 128 bpm}"#, "bpm after a number", #""128 bpm""#, 11),
    (#"{"a" = 1}"#, "= instead of a colon", "write a colon", 6),
    (#"{"a": 1; "b": 2}"#, "; instead of a comma", "write a comma", 8),
    (#"{"a": −14}"#, "a dash that is no minus sign", "hyphen", 7),
    ("{\u{a0}\"a\": 1}", "an invisible character (U+A0)", "plain space", 2),
    ("{\"a\":\u{200b}1}", "an invisible character (U+200B)", "plain space", 6),
    (#""a": 1"#, "without { and }", "write {", 4), (#"{"a": 1} {"a": 2}"#, "a second ticket", "each ticket", 10),
    ("techno at 130 bpm", "plain words", ".txt", 1), ("{\"a\": \"b\n\"}", "a line break within a text", "\\n", 9),
  ])
  func `a common slip is named with its location and its remedy`(
    text: String, finding: String, remedy: String, column: Int
  ) throws {
    let found = fault(in: text)
    let fault = try #require(found)
    #expect(fault.code == "json.invalid")
    #expect(fault.finding.contains(finding), "\(fault.finding)")
    #expect(fault.remedy.contains(remedy), "\(fault.remedy)")
    #expect(fault.location == "line 1, column \(column)")
  }

  @Test(arguments: [#"{"a": tr"#, #"{"a": f"#, #"{"a": nul"#, #"{"a": "#, #"{"a": 1"#, #"{"a": "b"#, "{", #"{"a""#])
  func `a ticket that is cut is incomplete and no slip`(text: String) {
    #expect(fault(in: text)?.code == "json.incomplete")
  }
}
