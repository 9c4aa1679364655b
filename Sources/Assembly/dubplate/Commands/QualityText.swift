import Diagnostics
import QualityControl

/// A quality report for people: a line for each check and for each thing that was asked, then sentences for what is not as it
/// should be.
struct QualityText {
  let text: String

  /// `width` is that of the terminal, in columns; nil where nobody sees it.
  init(_ report: QualityReport, of file: String, width: Int? = StandardOutput.width) {
    var table = TextTable([
      .init("CHECK"), .init("RESULT"), .init("MEASURED", numeric: true, elastic: true),
      .init("TARGET", numeric: true, elastic: true, expendable: true), .init("UNIT", expendable: true),
      .init("STEM", elastic: true, expendable: true),
    ])
    for result in report.checks {
      let target = Self.words(result.target)
      let bound = target.isEmpty ? nil : result.bound
      table.add([
        result.id, result.status.rawValue, Self.words(result.value),
        (bound == .atMost ? "≤ " : bound == .atLeast ? "≥ " : "") + target,
        result.unit, result.stem ?? "",
      ])
    }
    let counts = [CheckStatus.pass, .fail, .warn, .undetermined].compactMap { status in
      let count = report.checks.filter { $0.status == status }.count
      return count > 0 ? "\(count) \(status.rawValue)" : nil
    }
    let remarks = report.checks.filter { $0.status == .fail || $0.status == .warn }.map { "\($0.id): \($0.detail)\n" }
    text =
      "\(file): \(report.passed ? "passed" : "failed") (\(counts.joined(separator: ", ")))\n"
      + table.text(width: width) + remarks.joined() + Self.words(report, width: width)
  }

  /// The table of what was asked; nothing for files that nobody asked for anything.
  private static func words(_ report: QualityReport, width: Int?) -> String {
    guard !report.words.isEmpty else { return "" }
    var table = TextTable([
      .init("ASKED", elastic: true), .init("WORDS"), .init("PLANNED", elastic: true, expendable: true),
      .init("MEASURED", elastic: true),
    ])
    for wish in report.words { table.add([wish.asked, wish.verdict.rawValue, wish.planned, wish.measured]) }
    let remarks = report.unkept.map { "\"\($0.asked)\": \($0.reason)\n" }
    return "\n\(report.verdict)\n" + table.text(width: width) + remarks.joined()
  }

  private static func words(_ value: MeasuredValue?) -> String {
    switch value {
    case .number(let number): NumberText.short(number)
    case .word(let word): word
    case nil: ""
    }
  }
}
