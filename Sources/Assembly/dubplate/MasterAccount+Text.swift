import Analysis
import Audio
import Mastering
import Production

extension MasterAccount {
  /// For people: before, after and reference, and what a listener should know.
  var text: String {
    var rows = ["           loudness   true peak   PLR    range"]
    rows.append(Self.row("before", before))
    rows.append(Self.row("after", after))
    if let reference { rows.append(Self.row("reference", reference)) }
    if let similarity {
      let (from, to) = (Figures.decimal(similarity.before.score, 3), Figures.decimal(similarity.after.score, 3))
      rows.append("similarity to the reference \(from) before, \(to) after")
      rows.append(
        "equaliser  \(Figures.signed(greatestBoost.value)) dB at most, \(Figures.signed(greatestCut.value)) dB at least"
      )
    }
    rows.append("limiter    \(Figures.decimal(mastering.limiter.maximum.value)) dB at most")
    if !stems.isEmpty { rows.append("\(stems.count) stems, whose sum is the master: residue \(residue)") }
    return (rows + mastering.notes + [output]).map { "\($0)\n" }.joined()
  }

  private static func row(_ name: String, _ figures: MasterAccount.Measures) -> String {
    let number = { (value: Double?, unit: String) in value.map { "\(Figures.decimal($0)) \(unit)" } ?? "none" }
    return [
      name.padded(toColumns: 10), number(figures.loudness?.value, "LUFS"), number(figures.truePeak?.value, "dBTP"),
      number(figures.peakToLoudness?.value, "dB"), number(figures.loudnessRange.value, "LU"),
    ].joined(separator: "  ")
  }
}
