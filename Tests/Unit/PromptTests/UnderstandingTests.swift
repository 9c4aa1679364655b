import Prompt
import Testing

@Suite struct UnderstandingTests {
  /// A prompt counts as understood when every field is right, those that it leaves open among them.
  @Test func `at least 95 % of the prompts are understood in every field`() throws {
    let tables = [
      (try KnownGenres.parser(), Expectation.narrow), (try KnownGenres.wideParser(), Expectation.wide),
    ]
    let total = tables.reduce(0) { $0 + $1.1.count }
    let wrong = tables.flatMap { parser, rows in rows.filter { !$0.faults(in: parser).isEmpty }.map { (parser, $0) } }
    let share = 1 - Double(wrong.count) / Double(total)
    let list = wrong.flatMap { parser, row in row.faults(in: parser) }.joined(separator: "\n")
    #expect(total >= 930)
    #expect(share >= 0.95, "\(wrong.count) of \(total) prompts have a fault\n\(list)")
  }

  /// Orders turned into their opposite, numbers and names taken for something else: none of them may come back.
  @Test(arguments: [Expectation.exclusions, Expectation.numbers, Expectation.feels])
  func `exclusions, bare numbers, details and feels are understood without a fault`(rows: [Expectation]) throws {
    let parser = try KnownGenres.wideParser()
    let faults = rows.flatMap { $0.faults(in: parser) }
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }
}
