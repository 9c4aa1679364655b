import Genres
import Music
import Planning
import Signal

/// Breaks the chords into a running figure over two octaves.
struct ArpeggioComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "figure"))
    let text = genre.rhythms.arpeggio[Int.random(in: genre.rhythms.arpeggio.indices, using: &random)]
    let pattern = StepPattern(text, meter: plan.meter)
    let turnsBack = random.chance(0.5)
    return spans.flatMap { notes(in: $0, pattern: pattern, turnsBack: turnsBack) }
  }

  private func notes(in span: SectionSpan, pattern: StepPattern, turnsBack: Bool) -> [Note] {
    var groove = Groove(plan: plan, seed: span.seed, loosenessMs: 3)
    var notes: [Note] = []
    var count = 0
    for bar in span.barRange {
      let figure = figure(inBar: bar, turnsBack: turnsBack)
      for hit in pattern.hits(inBar: bar - span.firstBar) {
        let velocity = groove.velocity(hit.symbol, energy: span.energy)
        let onset = groove.onset(bar: bar, step: hit.step)
        notes.append(Note(figure[count % figure.count], velocity: velocity, at: onset, for: Beats.sixteenths(2)))
        count += 1
      }
    }
    return notes
  }

  private func figure(inBar bar: Int, turnsBack: Bool) -> [Pitch] {
    let low = Voicing(plan.chord(inBar: bar), near: Pitch(stem.register)).pitches
    let up = low + low.map { $0 + 12 }
    return turnsBack ? up + up.dropFirst().dropLast().reversed() : up
  }
}
