import Prompt
import Testing

@Suite struct UnderstandingTests {
  private static let table = Expectation.basics + Expectation.music + Expectation.blind

  @Test func `the table of prompts is understood field by field`() throws {
    let parser = try KnownGenres.parser()
    var right = 0
    var wrong: [String] = []
    var prompts: Set<String> = []
    for row in Self.table {
      let summary = BriefSummary(parser.brief(for: Ticket(prompt: row.prompt)))
      let unasked = summary.fields.keys.filter { row.fields[$0] == nil && !BriefSummary.optional.contains($0) }
      for field in Set(row.fields.keys).union(unasked) {
        if let expected = row.fields[field], summary.agrees(field, with: expected) {
          right += 1
        } else {
          prompts.insert(row.prompt)
          wrong.append(
            "\(row.prompt) → \(field): wanted \(row.fields[field] ?? "nothing"), got \(summary.fields[field] ?? "nothing")"
          )
        }
      }
    }
    let share = Double(right) / Double(right + wrong.count)
    let report =
      "\(right) of \(right + wrong.count) fields, \(prompts.count) of \(Self.table.count) prompts with a fault"
    #expect(share >= 0.95, "\(report)\n\(wrong.sorted().joined(separator: "\n"))")
  }
}
