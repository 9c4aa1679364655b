import QualityControl

/// The table of what was asked.
struct WordTable {
  /// `5 kept, 1 in part, 2 not kept`.
  let summary: String
  let rows: [WordRow]

  init(_ words: [WishResult]) {
    rows = words.enumerated().map { WordRow($1, number: $0 + 1) }
    summary = WishVerdict.allCases.compactMap { verdict in
      let count = words.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.word)" : nil
    }.joined(separator: ", ")
  }
}

/// One line of the table of what was asked.
struct WordRow {
  let number: Int
  let kind: String
  let asked: String
  let planned: String
  let measured: String
  /// The class that the style sheet colours.
  let status: String
  let mark: String
  let word: String
  let reason: String
  let tried: [String]
  let isUnkept: Bool

  init(_ wish: WishResult, number: Int) {
    self.number = number
    kind = wish.title
    asked = wish.asked
    planned = wish.planned
    measured = wish.measured
    status = wish.verdict.status.rawValue
    mark = wish.verdict.status.mark
    word = wish.verdict.word
    reason = wish.reason
    tried = wish.tried ?? []
    isUnkept = wish.verdict == .missed || wish.verdict == .partly
  }
}

extension WishVerdict {
  /// The status whose mark and colour the verdict has.
  fileprivate var status: CheckStatus {
    switch self {
    case .kept: .pass
    case .partly: .warn
    case .missed: .fail
    case .undetermined: .undetermined
    }
  }

  fileprivate var word: String {
    switch self {
    case .kept: "kept"
    case .partly: "in part"
    case .missed: "not kept"
    case .undetermined: "not measurable"
    }
  }
}
