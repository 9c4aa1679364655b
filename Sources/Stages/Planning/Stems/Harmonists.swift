import Genres
import Music
import Prompt

/// Who plays a single voice of the harmony, and who plays melody and accompaniment with both hands.
struct Harmonists {
  let brief: Brief

  func assign(_ candidates: inout [StemCandidate], notes: inout [String]) {
    let voices = candidates.indices.filter {
      [.pad, .chords].contains(candidates[$0].role) && InstrumentNature.isLine(candidates[$0].instrument ?? "")
    }
    let fromTop = voices.sorted {
      (-candidates[$0].stem.register, $0) < (-candidates[$1].stem.register, $1)
    }
    for (number, i) in fromTop.enumerated() { candidates[i].harmonyVoice = number + 1 }
    for i in candidates.indices {
      let isLine = InstrumentNature.isLine(candidates[i].instrument ?? "")
      candidates[i].bothHands = candidates[i].stem.bothHands && !isLine
    }
    let harmonic = candidates.indices.filter { candidates[$0].isPitched && candidates[$0].role != .bass }
    let isWholeBand = brief.onlyInstruments || brief.ensemble != nil
    guard isWholeBand, !brief.vocals, harmonic.count == 1, let only = harmonic.first else { return }
    guard let instrument = candidates[only].instrument, InstrumentNature.hasTwoHands(instrument),
      candidates[only].role != .arpeggio || candidates.count == 1
    else { return }
    candidates[only].bothHands = true
    notes.append("The \(candidates[only].stem.name) plays melody and accompaniment, because nothing else has notes.")
  }
}
