import Analysis

/// Whether the tone of the key sections is like that of the reference.
enum SimilarityCheck {
  static func run(_ heard: SpectralFingerprint?, _ reference: SpectralFingerprint, least: Double) -> Check {
    guard let heard else {
      return Check(
        "similarity", .fail, target: .number(least), detail: "The master is silent and resembles no reference.")
    }
    let report = heard.similarity(to: reference)
    let worst = report.parts.max { $0.weight * abs($0.db) < $1.weight * abs($1.db) }
    let most = worst.map {
      "; it differs most at \(number($0.hz)) Hz, by \(number(abs($0.db))) dB \($0.db < 0 ? "less" : "more")"
    }
    return Check(
      "similarity", report.score >= least ? .pass : .fail, value: .number(report.score), target: .number(least),
      detail: "The tone of the key sections is \(number(report.score)) like the reference, "
        + "and \(number(least)) is asked for\(most ?? "").")
  }
}
