import Music
import Signal

/// One of the numbers under the title.
struct FactView {
  let label: String
  let value: String
  let unit: String
  let note: String

  static func all(of facts: TrackFacts) -> [FactView] {
    [
      compared("Tempo", facts.tempo, unit: "BPM") { $0.bpm.written(1) },
      compared("Key", facts.key, unit: "") { $0.description },
      compared("Loudness", facts.loudness, unit: "LUFS", aim: "target") { $0.value.written(1) },
      compared("True peak", facts.truePeak, unit: "dBTP", aim: "ceiling") { $0.value.written(2) },
      FactView(label: "Length", value: facts.length.clock, unit: "", note: "\(facts.length.value.shortest(3)) s"),
      facts.meter.map { FactView(label: "Meter", value: $0.description, unit: "", note: "") },
      facts.genre.map { FactView(label: "Genre", value: $0, unit: "", note: "") },
    ].compactMap { $0 }
  }

  private static func compared<Value>(
    _ label: String, _ fact: Compared<Value>, unit: String, aim: String = "planned", _ write: (Value) -> String
  ) -> FactView? {
    guard fact.planned != nil || fact.measured != nil else { return nil }
    guard let measured = fact.measured else {
      let planned = fact.planned.map { "\(aim) \(write($0)), " } ?? ""
      return FactView(label: label, value: "–", unit: "", note: "\(planned)not measurable")
    }
    let note = fact.planned.map { "measured, \(aim) \(write($0))" } ?? "measured"
    return FactView(label: label, value: write(measured), unit: unit, note: note)
  }
}
