import Diagnostics
import Foundation
import Prompt

/// Turns what a model wrote into a brief, on top of what the rules found.
///
/// Each field passes the checks of a ticket, or falls away with a note; an answer of which less than half is left is
/// nonsense as a whole.
struct AnswerReader: Sendable {
  let guide: FieldGuide
  let schema: Schema
  /// The rules, which know instruments by name.
  let rules: RuleParser
  let genres: [GenreName]

  /// The brief that `answer` and `rules` lead to together for `ticket`; throws why the answer is of no use.
  func brief(from answer: String, for ticket: Ticket) throws(Problems) -> Brief {
    let fields = fieldNames
    guard let (members, bytes) = AnswerText.object(in: answer, fields: fields) else {
      throw Problems(Self.useless("no JSON object with the fields that were asked for"))
    }
    var merger = BriefMerger(base: rules.brief(for: ticket), prompt: ticket.prompt)
    var refused = 0
    for member in members where !member.value.isOpen {
      let text = schema.completed(member, of: bytes)
      if !fields.contains(member.name) {
        merger.ignore(member.name)
      } else if let fault = fault(in: member, text: text) ?? merger.put(member.name, text) {
        refused += 1
        merger.refuse(member.name, fault)
      }
    }
    guard refused <= merger.accepted else {
      throw Problems(
        Self.useless("\(refused) of \(refused + merger.accepted) fields are out of their ranges or of the wrong type"))
    }
    return merger.finished(rules: rules)
  }

  private var fieldNames: Set<String> {
    guard case .object(let fields) = schema else { return [] }
    return Set(fields.map(\.name))
  }

  /// The fault of a field: by its bounds, and by the ticket's own rules where a ticket has the field too.
  private func fault(in member: JSONMember, text: String) -> String? {
    if let fault = AnswerBounds(guide: guide).fault(in: member.value, at: member.name) { return fault }
    let names = ["loudness_lufs": "loudness", "true_peak_dbtp": "true_peak"]
    let shared = ["bpm", "key", "duration", "genre", "structure", "loudness_lufs", "true_peak_dbtp"]
    guard shared.contains(member.name), member.name != "structure" || !text.contains("null") else { return nil }
    let ticket = "{\"prompt\": \"x\", \((names[member.name] ?? member.name).quoted): \(text)}"
    do throws(Problems) {
      _ = try TicketReader(genres: genres).ticket(from: Array(ticket.utf8), .json)
      return nil
    } catch {
      return error.diagnoses.first?.finding
    }
  }

  static func useless(_ finding: String) -> Diagnosis {
    Diagnosis(
      code: "model.nonsense", location: "language model", finding: finding,
      remedy: "try another model, or one whose server holds it to a schema")
  }
}

extension JSONValue {
  /// True if it says nothing.
  fileprivate var isOpen: Bool {
    switch content {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    default: false
    }
  }
}

/// The bounds of one field of a model's answer: numbers within their range, short and clean texts, short lists.
struct AnswerBounds {
  let guide: FieldGuide

  /// The fault of `value`, which stands at `path`, in words; nil if there is none.
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
