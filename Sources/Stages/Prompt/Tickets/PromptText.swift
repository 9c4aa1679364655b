import Diagnostics

/// What prompts and other texts of a ticket have to keep to.
enum PromptText {
  static let empty = Diagnosis(
    code: "ticket.empty", place: "$", finding: "the text is empty", remedy: "write in words what you want to hear")

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
}
