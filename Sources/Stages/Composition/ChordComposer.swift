import Genres
import Music
import Planning
import Signal

/// Plays the chords in the genre's rhythms, voices led from one to the next.
struct ChordComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "rhythm"))
    let patterns = genre.rhythms.chords.shuffled(using: &random).map { StepPattern($0, meter: plan.meter) }
    guard !patterns.isEmpty else { return [] }
    var previous: Voicing?
    return spans.flatMap { span in
      // Calm and loud sections differ in rhythm, so that a drop answers its breakdown.
      let pattern = patterns[span.energy < 0.6 && patterns.count > 1 ? 1 : 0]
      return notes(in: span, pattern: pattern, previous: &previous)
    }
  }

  private func notes(in span: SectionSpan, pattern: StepPattern, previous: inout Voicing?) -> [Note] {
    var groove = Groove(plan: plan, seed: span.seed, loosenessMs: 3)
    var notes: [Note] = []
    for bar in span.barRange {
      let voicing = Voicing(plan.chord(inBar: bar), near: Pitch(stem.register), after: previous)
      previous = voicing
      for hit in pattern.hits(inBar: bar - span.firstBar) {
        let velocity = groove.velocity(hit.symbol, energy: span.energy)
        let onset = groove.onset(bar: bar, step: hit.step)
        let length = Beats(ticks: Beats.sixteenths(hit.length).ticks - 60)
        for (voice, pitch) in voicing.pitches.enumerated() {
          // The top voice carries the line, so it is a little louder.
          let weight = voice == voicing.pitches.count - 1 ? 1 : 0.88
          notes.append(Note(pitch, velocity: velocity * weight, at: onset, for: length))
        }
      }
    }
    return notes
  }
}
