import Foundation
import Genres
import Prompt
import Testing

@Suite struct AskedPromptTests {
  /// The share of expected fields that are right, by group and of all; the faults are listed where it is too small.
  @Test func `of all fields that a musician expects, most are read as expected`() throws {
    let parser = try KnownGenres.standardParser()
    var fields: [String: Int] = [:]
    var faults: [String: [String]] = [:]
    for asked in try AskedPrompt.all() {
      fields[asked.group, default: 0] += asked.fields.count
      faults[asked.group, default: []] += asked.faults(in: parser)
    }
    let total = fields.values.reduce(0, +)
    let wrong = faults.values.reduce(0) { $0 + $1.count }
    let table = fields.keys.sorted().map { group in
      let (all, missed) = (fields[group] ?? 0, faults[group]?.count ?? 0)
      return "\(group): \(all - missed) of \(all) fields right (\(percent(all - missed, of: all)) %)"
    }
    let list = faults.keys.sorted().flatMap { faults[$0] ?? [] }.joined(separator: "\n")
    let sum = "all: \(total - wrong) of \(total) fields right (\(percent(total - wrong, of: total)) %)"
    print((table + [sum]).joined(separator: "\n"))
    try #require(total > 0)
    #expect(
      Double(total - wrong) >= 0.95 * Double(total), "\(wrong) of \(total) fields are not as expected\n\(list)")
  }

  /// Words that are neither read as anything nor passed over, of all the words of a prompt.
  @Test func `half of the prompts leave at most 3 % of their words, and nine of ten at most a sixth`() throws {
    let parser = try KnownGenres.standardParser()
    let shares = try AskedPrompt.all().map { asked -> Double in
      let coverage = parser.brief(for: Ticket(prompt: asked.prompt)).coverage
      let all = coverage.understood + coverage.ignored + coverage.notUnderstood
      return all == 0 ? 0 : Double(coverage.notUnderstood) / Double(all)
    }.sorted()
    let (median, high) = (shares[shares.count / 2], shares[shares.count * 9 / 10])
    print("words not understood: median \(median * 100) %, 90th percentile \(high * 100) %")
    #expect(median <= 0.03)
    #expect(high <= 1.0 / 6)
  }

  /// The faults stay untold, so that no rule is written after them; `DUBPLATE_HELD_PROMPTS=1` in the environment asks for
  /// it.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DUBPLATE_HELD_PROMPTS"] == "1"))
  func `of the prompts that no rule was written after, 95 % of the fields are right`() throws {
    let parser = try KnownGenres.standardParser()
    let held = try AskedPrompt.held()
    let total = held.reduce(0) { $0 + $1.fields.count }
    let right = total - held.reduce(0) { $0 + $1.faults(in: parser).count }
    print("held prompts: \(right) of \(total) fields right (\(Double(right) * 100 / Double(max(total, 1))) %)")
    #expect(Double(right) >= 0.95 * Double(total) && total > 0)
  }

  private func percent(_ part: Int, of whole: Int) -> Int { whole == 0 ? 100 : part * 100 / whole }
}
