import Prompt

/// What one field of a model's answer may hold: numbers within their range, short and clean texts, short lists.
struct AnswerBounds {
  let guide: FieldGuide

  /// What is wrong with `value`, which stands at `path`, in words; nil if nothing is.
  func fault(in value: JSONValue, at path: String) -> String? {
    switch value.content {
    case .null, .bool: return nil
    case .number(let number): return fault(in: number, at: path)
    case .string(let text): return fault(in: text, at: path)
    case .array(let elements):
      if elements.count > FieldGuide.longestList {
        return "\(elements.count) entries, and at most \(FieldGuide.longestList) are allowed"
      }
      return elements.lazy.compactMap { fault(in: $0, at: path + "[]") }.first
    case .object(let members):
      return members.lazy.compactMap { fault(in: $0.value, at: "\(path).\($0.name)") }.first
    }
  }

  private func fault(in number: Double, at path: String) -> String? {
    let range = guide[path].range ?? FieldGuide.widest
    return range.contains(number) ? nil : "\(number) is outside \(range.lowerBound)…\(range.upperBound)"
  }

  private func fault(in text: String, at path: String) -> String? {
    let length = text.unicodeScalars.count
    if length > FieldGuide.longestText {
      return "\(length) characters, and at most \(FieldGuide.longestText) are allowed"
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return "a control character" }
    let choices = guide[path].choices
    return choices.isEmpty || choices.contains(text) ? nil : "\"\(text.prefix(40))\" is not known"
  }
}
