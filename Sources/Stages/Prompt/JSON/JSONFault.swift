import Diagnostics

/// An error in the text of a JSON document.
enum JSONFault: Error, Hashable {
  case empty
  case utf16
  case notUTF8
  case unexpected(String, expected: String)
  /// A common mistake, with a remedy of its own.
  case mistake(JSONMistake)
  case endsEarly(expected: String)
  case trailing(String)
  case duplicateKey(String)
  case tooDeep
  case numberTooLarge(String)
  case badNumber
  case nul
  case controlCharacter(UInt8)
  case badEscape
  case loneSurrogate

  /// The diagnosis of the fault, found at `position`.
  func diagnosis(at position: TextPosition) -> Diagnosis {
    let (code, finding, remedy) = words
    return Diagnosis(code: "json.\(code)", location: position.description, finding: finding, remedy: remedy)
  }

  private var words: (code: String, finding: String, remedy: String) {
    switch self {
    case .empty: ("empty", "the file is empty", "write a JSON object such as {\"prompt\": \"…\"}")
    case .utf16: ("encoding", "the text is UTF-16 or UTF-32", "save the file as UTF-8 (\"Save as … encoding: UTF-8\")")
    case .notUTF8: ("encoding", "the bytes are not UTF-8", "save the file as UTF-8")
    case .unexpected(let found, let expected):
      ("invalid", "\(found) where \(expected) belongs", "write \(expected) there")
    case .mistake(let mistake): ("invalid", mistake.finding, mistake.remedy)
    case .endsEarly(let expected):
      ("incomplete", "the text ends where \(expected) belongs", "copy the whole file, or write \(expected)")
    case .trailing(let found):
      ("invalid", "\(found) after the end of the document", "remove everything after the last bracket")
    case .duplicateKey(let name): ("duplicate-key", "\"\(name)\" is there twice", "keep one of the two")
    case .tooDeep:
      ("too-deep", "nested more than \(StrictJSON.maximumDepth) levels deep", "leave the inner levels out")
    case .numberTooLarge(let text):
      ("number-out-of-range", "\(text) is larger than any number can be", "write a smaller number")
    case .badNumber:
      ("invalid", "a number that JSON does not know", "write it with digits before and after the point, without a plus")
    case .nul: ("bad-text", "a NUL character in a text", "remove \\u0000")
    case .controlCharacter(0x0A), .controlCharacter(0x0D):
      ("invalid", "a line break within a text, or no closing quote before it", "close the text, or write \\n in it")
    case .controlCharacter(let byte):
      ("invalid", "a bare control character (\(byte)) in a text", "write it as \\n, \\t or \\u00…")
    case .badEscape: ("invalid", "an escape that JSON does not know", "write a backslash as \\\\")
    case .loneSurrogate: ("invalid", "half a surrogate pair", "write both halves, or the character itself")
    }
  }
}
