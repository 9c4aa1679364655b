import Genres
import Music
import Planning
import Signal

/// Sings a motif: stated, repeated, varied and brought to a close over eight bars.
struct LeadComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  /// The four pairs of bars of a phrase.
  private enum Turn { case statement, variation, cadence }

  func notes(in spans: [SectionSpan]) -> [Note] {
    let rhythms = genre.rhythms.lead.map { StepPattern($0, meter: plan.meter) }
    guard !rhythms.isEmpty else { return [] }
    let motif = Motif(rhythms: rhythms, seed: plan.seed.derived(stem.name, "motif"))
    let answer = Motif(rhythms: rhythms, seed: plan.seed.derived(stem.name, "answer"))
    return spans.flatMap { notes(in: $0, motif: motif, answer: answer) }
  }

  private func notes(in span: SectionSpan, motif: Motif, answer: Motif) -> [Note] {
    var random = SeededRandom(span.seed)
    var groove = Groove(plan: plan, seed: span.seed, loosenessMs: 3)
    var notes: [Note] = []
    for pair in stride(from: 0, to: span.bars, by: 2) {
      let turn: Turn = [.statement, .statement, .variation, .cadence][pair / 2 % 4]
      let idea = turn == .variation ? answer : motif
      for tone in idea.tones where pair + tone.bar < span.bars {
        // A calm section keeps only the bones of the tune.
        if tone.hit.step % 4 != 0, random.chance(0.9 * max(0, 0.75 - span.energy)) { continue }
        let bar = span.firstBar + pair + tone.bar
        let isLast = turn == .cadence && tone.bar == 1 && tone.hit.step >= 8
        let pitch = isLast ? close(inBar: bar) : pitch(tone, inBar: bar)
        let length = Beats(ticks: Beats.sixteenths(tone.hit.length).ticks - 50)
        let velocity = groove.velocity(tone.hit.symbol, energy: span.energy)
        notes.append(Note(pitch, velocity: velocity, at: groove.onset(bar: bar, step: tone.hit.step), for: length))
      }
    }
    return notes
  }

  /// The tone's place in the scale; on the beat it moves to the nearest note of the chord.
  private func pitch(_ tone: Motif.Tone, inBar bar: Int) -> Pitch {
    let home = Pitch.nearest(plan.key.tonic, to: Pitch(stem.register))
    let free = home + plan.key.steps(toDegree: tone.height)
    guard tone.hit.step % 4 == 0 else { return free }
    return nearestChordTone(to: free, inBar: bar)
  }

  /// A phrase comes to rest on the chord tone nearest to the tonic.
  private func close(inBar bar: Int) -> Pitch {
    nearestChordTone(to: Pitch.nearest(plan.key.tonic, to: Pitch(stem.register)), inBar: bar)
  }

  private func nearestChordTone(to pitch: Pitch, inBar bar: Int) -> Pitch {
    let tones = plan.chord(inBar: bar).pitchClasses.prefix(3).map { Pitch.nearest($0, to: pitch) }
    return tones.min { abs($0.note - pitch.note) < abs($1.note - pitch.note) } ?? pitch
  }
}
