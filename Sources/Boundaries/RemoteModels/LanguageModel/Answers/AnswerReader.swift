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
      let text = String(decoding: bytes[member.value.source], as: UTF8.self)
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

  /// What is wrong with a field: by its bounds, and by the ticket's own rules where a ticket has the field too.
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
      code: "model.nonsense", place: "language model", finding: finding,
      remedy: "try another model, or one whose server holds it to a schema")
  }
}

extension JSONValue {
  /// Whether it says nothing.
  fileprivate var isOpen: Bool {
    switch content {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let elements): elements.isEmpty
    default: false
    }
  }
}
