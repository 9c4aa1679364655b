import Audio
import QualityControl

/// The table of checks.
struct CheckTable {
  let summary: String
  let rows: [CheckRow]

  init(_ checks: [CheckResult]) {
    rows = checks.map(CheckRow.init)
    summary = CheckStatus.inTableOrder.compactMap { status in
      let count = checks.count { $0.status == status }
      return count > 0 ? "\(count) \(status.inTotals)" : nil
    }.joined(separator: ", ")
  }
}

/// One line of the table of checks.
struct CheckRow {
  let id: String
  let name: String
  let status: String
  let mark: String
  let word: String
  let value: String
  let unit: String
  /// With the tolerance: `126 ± 2`.
  let target: String
  let detail: String
  /// The time and the stem in which the fault was found; nil for the whole track.
  let location: String?
  let tried: [String]

  init(_ check: CheckResult) {
    id = check.id
    name = check.title
    status = check.status.rawValue
    mark = check.status.mark
    word = check.status.word
    value = check.value?.asMeasurement ?? "–"
    unit = check.unit
    let tolerance = check.tolerance.flatMap { $0 > 0 ? "± \($0.shortest(6))" : nil }
    let bound = check.target == nil ? nil : check.bound.map { $0 == .atMost ? "≤" : "≥" }
    target = [bound, check.target?.asTarget, tolerance].compactMap { $0 }.joined(separator: " ")
    detail = check.detail
    tried = check.tried ?? []
    let parts = [check.at.map { "at \($0.clockWithTenths)" }, check.stem.map { "in \($0)" }].compactMap {
      $0
    }
    location = parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension MeasuredValue {
  /// Whole numbers as they are, others with two decimals, very small ones with enough to show what they are.
  fileprivate var asMeasurement: String {
    switch self {
    case .number(let x) where x == x.rounded(): x.written(0)
    case .number(let x): x.written(x.magnitude >= 0.01 ? 2 : x.magnitude >= 0.001 ? 4 : 6)
    case .word(let word): word
    }
  }

  /// Numbers as briefly as they were set, at most six decimals.
  fileprivate var asTarget: String {
    switch self {
    case .number(let number): number.shortest(6)
    case .word(let word): word
    }
  }
}

extension CheckStatus {
  /// The order of the totals above the table.
  fileprivate static let inTableOrder = [CheckStatus.pass, .fail, .warn, .undetermined]

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
