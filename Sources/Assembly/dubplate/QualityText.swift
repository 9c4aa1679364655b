import QualityControl

/// A quality report for people: a line for each check, then sentences for what is not as it should be.
struct QualityText {
  let text: String

  init(_ report: QualityReport, of file: String) {
    var table = TextTable([
      .init("CHECK"), .init("RESULT"), .init("MEASURED", numeric: true, elastic: true),
      .init("TARGET", numeric: true, elastic: true, expendable: true), .init("UNIT", expendable: true),
      .init("STEM", elastic: true, expendable: true),
    ])
    for check in report.checks {
      let target = Self.words(check.target)
      let bound = target.isEmpty ? nil : check.bound
      table.add([
        check.id, check.status.rawValue, Self.words(check.value),
        (bound == .atMost ? "≤ " : bound == .atLeast ? "≥ " : "") + target,
        check.unit, check.stem ?? "",
      ])
    }
    let counts = [CheckStatus.pass, .fail, .warn, .undetermined].compactMap { status in
      let count = report.checks.filter { $0.status == status }.count
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    let remarks = report.checks.filter { $0.status == .fail || $0.status == .warn }.map { "\($0.id): \($0.detail)\n" }
    text =
      "\(file): \(report.passed ? "passed" : "failed") (\(counts.joined(separator: ", ")))\n"
      + table.text(width: Output.width) + remarks.joined()
  }

  private static func words(_ reading: Reading?) -> String {
    switch reading {
    case .number(let number): Figures.short(number)
    case .word(let word): word
    case nil: ""
    }
  }
}
