import Genres
import Music
import Planning
import Signal

/// Plays the chords in the genre's rhythms, voices led from one to the next.
struct ChordComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "rhythm"))
    let rhythms = genre.rhythms(of: .chords, in: plan.meter).shuffled(using: &random)
    let patterns = rhythms.map { StepPattern($0, meter: plan.meter) }
    guard !patterns.isEmpty else { return [] }
    var previous: Voicing?
    return spans.flatMap { span in
      // Calm and loud sections differ in rhythm, so that a drop answers its breakdown.
      let first = span.energy < 0.6 ? 1 : 0
      let pair = (patterns[first % patterns.count], patterns[(first + 1) % patterns.count])
      return notes(in: span, main: pair.0, other: pair.1, previous: &previous)
    }
  }

  private func notes(
    in span: SectionSpan, main: StepPattern, other: StepPattern, previous: inout Voicing?
  ) -> [Note] {
    var groove = Groove(plan: plan, seed: span.seed, loosenessMs: 3, lagMs: genre.feel["chords"] ?? 0)
    var notes: [Note] = []
    for bar in span.barRange {
      let voicing = Voicing(plan.chord(inBar: bar), near: Pitch(stem.register), after: previous, tonic: plan.key.tonic)
      previous = voicing
      let pitches = voicing.spread(genre.voicing)
      let place = span.place(of: bar)
      let group = span.group(of: bar)
      let pattern = group % 4 == 2 || place == 7 ? other : main
      for hit in hits(of: pattern, place: place, seed: span.kindSeed.derived("\(group)-\(place)")) {
        if bar == span.lastBar, hit.step >= steps - span.gap(of: genre) { continue }
        let velocity = groove.velocity(hit.symbol, energy: span.energy(inBar: bar), bar: bar)
        let onset = groove.onset(bar: bar, step: Double(hit.step))
        let length = Beats(ticks: Beats.sixteenths(hit.length).ticks - 60)
        for (voice, pitch) in pitches.enumerated() {
          // The top voice carries the line, so it is a little louder.
          let weight = voice == pitches.count - 1 ? 1 : 0.88
          notes.append(Note(pitch, velocity: velocity * weight, at: onset, for: length))
        }
      }
    }
    return notes
  }

  /// The pattern's hits; at the end of four bars one of them is left out or struck again, another in each group.
  private func hits(of pattern: StepPattern, place: Int, seed: Seed) -> [StepPattern.Hit] {
    var hits = pattern.hits(inBar: place)
    guard place % 4 == 3 else { return hits }
    var random = SeededRandom(seed)
    if hits.count > 2, random.chance(0.5) {
      hits.remove(at: Int.random(in: 1..<hits.count, using: &random))
    } else if let index = hits.indices.randomElement(using: &random), hits[index].length >= 4 {
      let hit = hits[index]
      hits[index] = .init(step: hit.step, length: hit.length - 2, symbol: hit.symbol)
      hits.insert(.init(step: hit.step + hit.length - 2, length: 2, symbol: "x"), at: index + 1)
    }
    return hits
  }
}
