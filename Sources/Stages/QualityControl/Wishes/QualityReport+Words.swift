/// The words of a delivery beside its checks: how many were kept, and the verdict on both.
extension QualityReport {
  /// Everything that was asked and could be measured was kept.
  public var kept: Bool { unkept.isEmpty }

  /// The wishes that were missed or kept in part, in their order.
  public var unkept: [WishResult] { words.filter { $0.verdict == .missed || $0.verdict == .partly } }

  /// The number of wishes with that verdict.
  public func count(_ verdict: WishVerdict) -> Int { words.count { $0.verdict == verdict } }

  /// `Passed`, where the checks passed and all words were kept; else what is lacking.
  public var verdict: String {
    let failed = checks.filter { $0.status == .fail }.map(\.id)
    if !failed.isEmpty { return "Failed: \(failed.joined(separator: ", "))" }
    return kept ? "Passed" : "Made, but \(shortcoming)"
  }

  /// The wishes that were not kept, counted in words: `2 of 7 wishes were not kept`.
  private var shortcoming: String {
    let (missed, partly) = (count(.missed), count(.partly))
    let all = "\(words.count) \(words.count == 1 ? "wish" : "wishes")"
    guard missed > 0 else { return "\(partly) of \(all) \(Self.was(partly)) kept only in part" }
    let rest = partly > 0 ? ", and \(partly) only in part" : ""
    return "\(missed) of \(all) \(Self.was(missed)) not kept\(rest)"
  }

  private static func was(_ count: Int) -> String { count == 1 ? "was" : "were" }
}

extension QualityReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case passed, kept, verdict, checks, words
    case counts = "word_counts"
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(passed, forKey: .passed)
    try fields.encode(kept, forKey: .kept)
    try fields.encode(verdict, forKey: .verdict)
    try fields.encode(checks, forKey: .checks)
    try fields.encode(words, forKey: .words)
    let counts = WishVerdict.allCases.map { ($0.rawValue, count($0)) }
    try fields.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .counts)
  }
}
