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

  private func percent(_ part: Int, of whole: Int) -> Int { whole == 0 ? 100 : part * 100 / whole }
}
