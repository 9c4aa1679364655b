import Analysis
import Audio

/// What `analyze A --against B` prints.
struct SimilarityView: Encodable {
  let similarity: Double
  let parts: [BandDifference]
  /// The same in bass, middle and treble.
  let regions: [RegionDifference]
  /// What else differs, as A less B; none of it counts in the similarity.
  let difference: StyleDifference

  init(_ report: SimilarityReport, _ difference: StyleDifference) {
    similarity = report.score
    parts = report.parts
    regions = report.regions
    self.difference = difference
  }

  /// For people: the score, where it is lost, and what else differs.
  var text: String {
    let ranges = zip(["bass", "middle", "treble"], regions).map { name, region in
      "\(name)  \(Figures.signed(region.db)) dB, takes \(Figures.decimal(region.loss, 3))\n"
    }
    let apart = parts.filter { abs($0.db) >= 1 }.map { part in
      "  \(Figures.whole(part.hz)) Hz  \(Figures.signed(part.db)) dB\n"
    }
    let bands = apart.isEmpty ? "  no band lies apart by 1 dB or more\n" : apart.joined()
    return "similarity \(Figures.decimal(similarity, 3))\n\(ranges.joined())\(bands)\(rest)"
  }

  private var rest: String {
    var lines: [String] = []
    if let bpm = difference.bpm { lines.append("tempo  \(Figures.signed(bpm)) BPM") }
    if let key = difference.key { lines.append("key  \(key.rawValue)") }
    if let loudness = difference.loudness { lines.append("loudness  \(Figures.signed(loudness.value)) LU") }
    lines.append("range  \(Figures.signed(difference.loudnessRange.value)) LU")
    return lines.joined(separator: "\n") + "\n"
  }
}
