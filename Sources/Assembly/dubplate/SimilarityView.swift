import StyleAnalysis

/// What `analyze A --against B` prints.
struct SimilarityView: Encodable {
  let similarity: Double
  let parts: [BandDifference]

  init(_ report: SimilarityReport) {
    similarity = report.score
    parts = report.parts
  }

  /// For people: the score, and the bands that lie apart by more than the ear lets pass.
  var text: String {
    let apart = parts.filter { abs($0.db) >= 1 }.map { part in
      "  \(Figures.whole(part.hz)) Hz  \(Figures.signed(part.db)) dB\n"
    }
    let bands = apart.isEmpty ? "  no band lies apart by 1 dB or more\n" : apart.joined()
    return "similarity \(Figures.decimal(similarity, 3))\n\(bands)"
  }
}
