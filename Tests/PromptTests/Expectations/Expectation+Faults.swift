import Prompt

extension Expectation {
  /// What `parser` makes of the prompt that the row does not say, field by field.
  func faults(in parser: RuleParser) -> [String] {
    let summary = BriefSummary(parser.brief(for: Ticket(prompt: prompt)))
    let unasked = summary.fields.keys.filter { fields[$0] == nil && !BriefSummary.optional.contains($0) }
    return Set(fields.keys).union(unasked).sorted().compactMap { field in
      if let expected = fields[field], summary.agrees(field, with: expected) { return nil }
      return "\(prompt) → \(field): wanted \(fields[field] ?? "nothing"), got \(summary.fields[field] ?? "nothing")"
    }
  }
}
