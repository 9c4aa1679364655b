import Prompt
import Testing

/// A prompt and what a musician would write on the order form after reading it.
struct Expectation: Sendable, CustomTestStringConvertible {
  let prompt: String
  /// JSON field → value as `BriefSummary` writes it; a range such as `60-80` allows any number in it.
  let fields: [String: String]

  init(_ prompt: String, _ fields: [String: String] = [:]) {
    self.prompt = prompt
    self.fields = fields
  }

  var testDescription: String { prompt }

  /// Rows written against `KnownGenres.all`.
  static let narrow = basics + music + blind
  /// Rows written against `KnownGenres.many`.
  static let wide =
    languages + borrowing + form + rough + fresh + strangers + heldOut + lastVisit + encore + exclusions + numbers
    + feels
    + studio

  /// The fields in which the brief of `parser` differs from the row, each with both values.
  ///
  /// The rows say what was said: a genre that was inferred from other words is not held against them, nor is the usual
  /// tempo of one that the catalogue lacks.
  func faults(in parser: RuleParser) -> [String] {
    let brief = parser.brief(for: Ticket(prompt: prompt))
    let summary = BriefSummary(brief)
    let isNamed = brief.styleVotes.contains { $0.source == .genre || $0.source == .artist }
    let isStandIn = brief.notes.contains { $0.contains("is not known yet") }
    let optional = BriefSummary.optional.union(isNamed && !isStandIn ? [] : ["genre"]).union(isStandIn ? ["bpm"] : [])
    let unasked = summary.fields.keys.filter { fields[$0] == nil && !optional.contains($0) }
    return Set(fields.keys).union(unasked).sorted().compactMap { field in
      if let expected = fields[field], summary.agrees(field, with: expected) { return nil }
      return "\(prompt) → \(field): wanted \(fields[field] ?? "nothing"), got \(summary.fields[field] ?? "nothing")"
    }
  }
}
