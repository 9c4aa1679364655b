import Audio
import Genres
import Music
import Planning

/// The chord part in the genre's rhythms, with voices led from one chord to the next.
struct ChordComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "rhythm"))
    let rhythms = RhythmPool.leaning(
      RhythmPool.chordal(of: genre, in: plan.meter, for: stem), to: plan.character(.density))
    let pool = RhythmPool(rhythms, random: &random)
    var previous: Voicing?
    return spans.flatMap { span in
      let (main, other) = complement(of: pool.pair(energy: span.playedEnergy), in: span, from: rhythms)
      return notes(
        in: span, main: StepPattern(main, meter: plan.meter), other: StepPattern(other, meter: plan.meter),
        previous: &previous)
    }
  }

  private func notes(
    in span: SectionSpan, main: StepPattern, other: StepPattern, previous: inout Voicing?
  ) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "chords")
    var notes: [Note] = []
    let changes = ChordChanges(plan: plan, genre: genre, span: span)
    let hits = { (bar: Int) in self.hits(inBar: bar, of: span, main: main, other: other) }
    for bar in span.barRange {
      for placed in changes.placed(hits(bar), inBar: bar, before: bar < span.lastBar ? hits(bar + 1) : []) {
        let hit = placed.hit
        if bar == span.lastBar, hit.step >= steps - span.gap(of: genre) { continue }
        let velocity = groove.velocity(hit.symbol, energy: span.energy(inBar: bar), bar: bar)
        let onset = groove.onset(bar: bar, step: Double(hit.step))
        let length = Beats(ticks: Beats.sixteenths(hit.length).ticks - 60)
        let pitches = pitches(of: placed.chord, inBar: bar, of: span, previous: &previous)
        for (voice, pitch) in pitches.enumerated() {
          // The top voice carries the line, so it is a little louder.
          let weight = voice == pitches.count - 1 ? 1 : 0.88
          notes.append(Note(pitch, velocity: velocity * weight, at: onset, for: length))
        }
      }
    }
    return notes
  }

  /// The notes of a chord, led from those before it.
  private func pitches(of chord: Chord, inBar bar: Int, of span: SectionSpan, previous: inout Voicing?) -> [Pitch] {
    let voiced = plan.stems.contains { $0.role == .bass } ? chord : chord.triad
    let voicing =
      previous.flatMap { $0.plays(voiced) ? $0 : nil }
      ?? Voicing(voiced, near: Pitch(stem.register), after: previous, tonic: plan.key(inBar: bar).tonic)
    previous = voicing
    return grounded(doubled(voicing.spread(genre.voicing), inBar: bar, of: span), on: chord, of: span)
  }

  private func hits(inBar bar: Int, of span: SectionSpan, main: StepPattern, other: StepPattern) -> [StepPattern.Hit] {
    let position = span.position(of: bar)
    let pattern = span.answers(in: bar) || position == 7 ? other : main
    return hits(of: pattern, position: position, seed: span.kindSeed.derived("\(span.group(of: bar))-\(position)"))
  }

  /// Beside an earlier chord part the rhythms that fall into its gaps most often; its own where it is the first.
  private func complement(
    of pair: (main: String, other: String), in span: SectionSpan, from rhythms: [String]
  ) -> (String, String) {
    let before = plan.stems.prefix { $0.name != stem.name }
    guard
      let first = before.first(where: {
        $0.role == .chords && $0.harmonyVoice == nil && $0.sections.contains(span.index)
      })
    else { return pair }
    var random = SeededRandom(plan.seed.derived(first.name, "rhythm"))
    let theirs = RhythmPool(rhythms, random: &random).pair(energy: span.playedEnergy)
    return (gaps(of: theirs.main, pair.main, rhythms), gaps(of: theirs.other, pair.other, rhythms))
  }

  /// The rhythm that shares fewest steps with `taken`, `own` among equals; one that shares too many waits an eighth.
  private func gaps(of taken: String, _ own: String, _ rhythms: [String]) -> String {
    let shared = { (rhythm: String) -> Double in
      let (a, b) = (Self.struck(rhythm), Self.struck(taken))
      return Double(a.intersection(b).count) / Double(max(1, a.count))
    }
    let best = ([own] + rhythms).enumerated().min { (shared($0.element), $0.offset) < (shared($1.element), $1.offset) }?
      .element
    guard let best, shared(best) > 0.5 else { return best ?? own }
    return best.split(separator: " ").map { ".." + $0.dropLast(2) }.joined(separator: " ")
  }

  private static func struck(_ rhythm: String) -> Set<Int> {
    Set(
      (rhythm.split(separator: " ").first ?? "").enumerated().filter { $0.element != "." && $0.element != "-" }.map(
        \.offset))
  }

  /// The lowest note below where neither a bass nor a pad plays it.
  private func grounded(_ pitches: [Pitch], on chord: Chord, of span: SectionSpan) -> [Pitch] {
    let isGiven = plan.stems.contains {
      $0.role == .bass || $0.role == .pad && $0.sections.contains(span.index)
    }
    guard !isGiven else { return pitches }
    let lowest = Pitch.nearest(chord.lowest, to: Pitch(45))
    return pitches.contains { $0.note <= lowest.note } ? pitches : [lowest] + pitches
  }

  /// A long section is given the top voice an octave higher as well in its later steps.
  private func doubled(_ pitches: [Pitch], inBar bar: Int, of span: SectionSpan) -> [Pitch] {
    guard span.isLate(bar), span.energy >= 0.85, genre.tempo.pulse, genre.voicing != .power, let top = pitches.last
    else { return pitches }
    return pitches + [top + 12]
  }

  /// The pattern's hits; at the end of four bars one of them is left out or struck again, another in each group.
  private func hits(of pattern: StepPattern, position: Int, seed: Seed) -> [StepPattern.Hit] {
    var hits = pattern.hits(inBar: position)
    guard position % 4 == 3 else { return hits }
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
