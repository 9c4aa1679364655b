import Genres
import Music
import Planning
import Signal

/// Plays the roots of the chords in the genre's bass rhythms.
struct BassComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    // The rhythm belongs to the song; a calm section may take another one.
    var random = SeededRandom(plan.seed.derived(stem.name, "rhythm"))
    let patterns = genre.rhythms.bass.shuffled(using: &random).map { StepPattern($0, meter: plan.meter) }
    guard !patterns.isEmpty else { return [] }
    return spans.flatMap { span in
      notes(in: span, pattern: patterns[span.energy < 0.7 && patterns.count > 1 ? 1 : 0])
    }
  }

  private func notes(in span: SectionSpan, pattern: StepPattern) -> [Note] {
    var groove = Groove(plan: plan, seed: span.seed, loosenessMs: 1.5)
    var notes: [Note] = []
    for bar in span.barRange {
      for hit in pattern.hits(inBar: bar - span.firstBar) {
        let velocity = groove.velocity(hit.symbol, energy: span.energy)
        let onset = groove.grid(bar: bar, step: hit.step)
        let length = Beats(ticks: Beats.sixteenths(hit.length).ticks - 40)
        notes.append(Note(pitch(of: hit, inBar: bar), velocity: velocity, at: onset, for: length))
      }
    }
    return notes
  }

  private func pitch(of hit: StepPattern.Hit, inBar bar: Int) -> Pitch {
    let chord = plan.chord(inBar: bar)
    let root = root(of: chord)
    switch hit.symbol.lowercased() {
    case "o": return root + 12
    case "f": return root + (chord.quality.intervals.contains(6) ? 6 : 7)
    case "s": return root + 10
    case "a": return approach(to: self.root(of: plan.chord(inBar: bar + 1)), from: root)
    default: return root
    }
  }

  /// The root in the octave around the stem's register.
  private func root(of chord: Chord) -> Pitch { Pitch.nearest(chord.root, to: Pitch(stem.register)) }

  /// The note of the scale next to `target`, on the side of `root`.
  private func approach(to target: Pitch, from root: Pitch) -> Pitch {
    let direction = target > root ? -1 : 1
    let near = target + direction
    return plan.key.contains(near.pitchClass) ? near : near + direction
  }
}
