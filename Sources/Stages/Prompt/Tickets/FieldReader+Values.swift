import Diagnostics

/// Texts, numbers and names, as several fields need them.
extension FieldReader {
  mutating func refuseType(_ field: TicketField, _ value: JSONValue, expected: String) {
    refuse(
      "wrong-type", "$.\(field.rawValue)", value.source, "\(value.kind) where \(expected) belongs", "write \(expected)")
  }

  mutating func flag(_ field: TicketField) -> Bool? {
    guard let value = value(field) else { return nil }
    switch value.content {
    case .bool(let flag): return flag
    case .string(let text) where text.lowercased() == "true": return true
    case .string(let text) where text.lowercased() == "false": return false
    default:
      refuseType(field, value, expected: "true or false")
      return nil
    }
  }

  mutating func text(_ field: TicketField) -> String? {
    guard let value = value(field) else { return nil }
    return text(value, field, at: "$.\(field.rawValue)")
  }

  /// The text of `value`, which belongs to `field` and stands at `path`.
  mutating func text(_ value: JSONValue, _ field: TicketField, at path: String) -> String? {
    guard case .string(let text) = value.content else {
      refuse("wrong-type", path, value.source, "\(value.kind) where a text belongs", "write it in double quotes")
      return nil
    }
    let line = TextPosition(of: value.source.lowerBound, in: bytes).line
    // NUL was reported when the document was read.
    problems += PromptText.problems(with: text, in: field, at: "\(path) (line \(line))")
      .filter { $0.code != "ticket.bad-text" }
    return text
  }

  mutating func number(_ field: TicketField, _ row: NumberField) -> Double? {
    guard let value = value(field) else { return nil }
    switch value.content {
    case .number(let number): return inRange(number, row, value)
    case .string(let text):
      if let number = WrittenNumber.value(of: text, units: row.units) { return inRange(number, row, value) }
    default: break
    }
    refuseType(field, value, expected: "a number, \(row.rangeInWords)")
    return nil
  }

  mutating func inRange(_ number: Double, _ row: NumberField, _ value: JSONValue) -> Double? {
    guard row.range.contains(number) else {
      refuse(
        "out-of-range", "$.\(row.name)", value.source,
        "\(NumberField.plain(number)) \(row.unit) is outside \(row.rangeInWords)",
        "write a number in that range, or leave it out")
      return nil
    }
    return number
  }

  /// The digits of a number, whether they stand in quotes or not; nil for anything else.
  func digits(of value: JSONValue) -> String? {
    switch value.content {
    case .number: String(decoding: bytes[value.source], as: UTF8.self)
    case .string(let text): text
    default: nil
    }
  }

  /// A whole number, exactly as it was written: `42`, `42.0`, `"42"`.
  mutating func whole<Number: FixedWidthInteger>(_ field: TicketField, _ range: ClosedRange<Number>) -> Number? {
    guard let value = value(field) else { return nil }
    guard let text = digits(of: value) else {
      refuseType(field, value, expected: "a whole number")
      return nil
    }
    guard let number: Number = WrittenNumber.whole(text), range.contains(number) else {
      refuse(
        "out-of-range", "$.\(field.rawValue)", value.source,
        "\(text.prefix(30)) is not a whole number in \(range.lowerBound)…\(range.upperBound)", "write one of those")
      return nil
    }
    return number
  }

  /// One of `known`, in any of its spellings and in upper or lower case.
  mutating func name(_ field: TicketField, in known: [(name: String, spellings: [String])]) -> String? {
    guard let value = value(field), let text = text(field) else { return nil }
    let wanted = text.lowercased()
    if let found = known.first(where: { $0.spellings.contains { $0.lowercased() == wanted } }) { return found.name }
    let names = known.map(\.name)
    let nearest = Suggestion.nearest(to: text, among: known.flatMap(\.spellings))
    let remedy = nearest.map { "did you mean \"\($0)\"?" } ?? "known are: \(names.joined(separator: ", "))"
    refuse(
      "unknown-\(field.rawValue)", "$.\(field.rawValue)", value.source,
      "no \(field.rawValue) is called \"\(text.prefix(60))\"", remedy)
    return nil
  }
}
