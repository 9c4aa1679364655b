import Analysis
import Audio

extension CheckDefinition {
  /// The likeness of the tone of the key sections to that of the reference, 0…1; left out without a reference.
  static let similarity = CheckDefinition(
    "similarity", title: "Similarity", bound: .atLeast,
    tolerance: AdjustableTolerance(
      key: "similarity_minimum", range: 0...1, standard: 0.85,
      meaning: "How much a track must resemble its reference, 0 to 1."),
    repair: .anotherSong
  ) { measured, expected in
    expected.reference.map {
      SimilarityCheck.run(measured.master.fingerprint, $0, least: expected.tolerances.similarity)
    }
  }
}

extension Tolerances {
  /// The least similarity to the reference, 0…1.
  var similarity: Double { self[.similarity] }
}

enum SimilarityCheck {
  /// `measured` is nil for silence, which resembles nothing.
  static func run(_ measured: SpectralFingerprint?, _ reference: SpectralFingerprint, least: Double) -> CheckResult {
    guard let measured else {
      return CheckResult(
        .similarity, .fail, target: .number(least), detail: "The master is silent and resembles no reference.")
    }
    let report = measured.similarity(to: reference)
    let worst = report.parts.max { $0.weight * abs($0.db) < $1.weight * abs($1.db) }
    let difference = worst.map {
      "; it differs most at \(number($0.hz)) Hz, by \(number(abs($0.db))) dB \($0.db < 0 ? "less" : "more")"
    }
    return CheckResult(
      .similarity, report.score >= least ? .pass : .fail, value: .number(report.score), target: .number(least),
      detail: "The tone of the key sections is \(number(report.score)) like the reference, "
        + "and \(number(least)) is asked for\(difference ?? "").")
  }
}
