/// The table of checks.
struct CheckTable {
  let summary: String
  let rows: [CheckRow]

  init(_ checks: [ReportCheck]) {
    rows = checks.map(CheckRow.init)
    summary = ReportCheck.Status.allCases.compactMap { status in
      let count = checks.count { $0.status == status }
      return count > 0 ? "\(count) \(status.inTotals)" : nil
    }.joined(separator: ", ")
  }
}

/// One line of the table.
struct CheckRow {
  let id: String
  let name: String
  let status: String
  let mark: String
  let word: String
  let value: String
  let unit: String
  let target: String
  let tolerance: String
  let detail: String
  /// Where and in which stem.
  let place: String?

  init(_ check: ReportCheck) {
    id = check.id
    name = check.name
    status = check.status.rawValue
    mark = check.status.mark
    word = check.status.word
    let decimals = check.decimals
    value = check.value.map { $0.written(decimals) } ?? "–"
    unit = check.unit
    target = check.target.map { $0.written(decimals) } ?? ""
    tolerance = check.tolerance.map { "± \($0.shortest(3))" } ?? ""
    detail = check.detail
    let places = [check.at.map { "at \($0.place)" }, check.stem.map { "in \($0)" }].compactMap { $0 }
    place = places.isEmpty ? nil : places.joined(separator: " ")
  }
}

extension ReportCheck {
  /// The id as a heading: `True peak`.
  var name: String {
    guard id != "dc" else { return "DC" }
    let words = id.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// None when all numbers are whole; two otherwise; as many as show two digits of a very small value.
  fileprivate var decimals: Int {
    let numbers = [value, target].compactMap { figure in if case .number(let x) = figure { x } else { nil } }
    guard numbers.contains(where: { $0 != $0.rounded() }) else { return 0 }
    let smallest = numbers.map(\.magnitude).filter { $0 > 0 }.min() ?? 1
    return smallest >= 0.01 ? 2 : smallest >= 0.001 ? 4 : 6
  }
}

extension ReportCheck.Figure {
  fileprivate func written(_ decimals: Int) -> String {
    switch self {
    case .number(let number): number.written(decimals)
    case .word(let word): word
    }
  }
}

extension ReportCheck.Status {
  var mark: String {
    switch self {
    case .pass: "✓"
    case .fail: "✕"
    case .warn: "!"
    case .undetermined: "?"
    }
  }

  fileprivate var word: String {
    switch self {
    case .pass: "passed"
    case .fail: "failed"
    case .warn: "warning"
    case .undetermined: "undetermined"
    }
  }

  fileprivate var inTotals: String { self == .warn ? "with a warning" : word }
}
