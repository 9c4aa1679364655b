import Diagnosis

/// Text as users hand it in.
enum PromptText {
  static let empty = Diagnosis(
    code: "ticket.empty", place: "$", finding: "the text is empty", remedy: "write in words what you want to hear")

  /// UTF-8 without its byte order mark and without white space around it.
  static func decoded(_ bytes: [UInt8]) throws(Problems) -> String {
    if StrictJSON.looksLikeUTF16(bytes) { throw Problems(encoding("the text is UTF-16 or UTF-32")) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw Problems(encoding("the bytes are not UTF-8"))
    }
    return trimmed(text)
  }

  static func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// Whether `text` is too long for `field` or holds a NUL.
  static func problems(with text: String, in field: TicketField, at place: String) -> [Diagnosis] {
    var problems: [Diagnosis] = []
    let length = text.unicodeScalars.count
    if length > field.longestText {
      problems.append(
        Diagnosis(
          code: "ticket.too-long", place: place,
          finding: "\(length) characters, and at most \(field.longestText) are allowed", remedy: "shorten it"))
    }
    if text.utf8.contains(0) {
      problems.append(
        Diagnosis(code: "ticket.bad-text", place: place, finding: "a NUL character in the text", remedy: "remove it"))
    }
    return problems
  }

  private static func encoding(_ finding: String) -> Diagnosis {
    Diagnosis(code: "ticket.encoding", place: "$", finding: finding, remedy: "save the file as UTF-8")
  }
}
