import Audio
import Genres
import Music
import Planning

/// The bass part, in the genre's rhythms or on the hits of the bass drum.
struct BassComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan
  /// The drums that are followed; nil when none play.
  let drums: DrumComposer?
  /// The same sections as the drums see them, by their index.
  let drumSpans: [Int: SectionSpan]

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    let rhythms = RhythmPool.leaning(
      genre.rhythms(of: .bass, in: plan.meter, for: stem.name), to: plan.character(.density))
    guard !rhythms.isEmpty else { return [] }
    var random = SeededRandom(plan.seed.derived(stem.name, "rhythm"))
    let pool = RhythmPool(rhythms, random: &random)
    return spans.flatMap { span in
      let (main, other) = pool.pair(energy: span.playedEnergy)
      return notes(in: span, main: main, other: other)
    }
  }

  private func notes(in span: SectionSpan, main: String, other: String) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 1.5, voice: "bass")
    var line = BassLine(plan: plan, register: Pitch(stem.register), seed: span.seed)
    var notes: [Note] = []
    let changes = ChordChanges(plan: plan, genre: genre, span: span)
    let hits = { (bar: Int) in self.hits(inBar: bar, of: span, main: main, other: other) }
    for bar in span.barRange {
      for placed in changes.placed(hits(bar), inBar: bar, before: bar < span.lastBar ? hits(bar + 1) : []) {
        let hit = arriving(placed.hit, inBar: bar)
        if bar == span.lastBar, hit.step >= steps - span.gap(of: genre) { continue }
        let velocity = groove.velocity(hit.symbol, energy: span.energy(inBar: bar), bar: bar)
        let onset = groove.onset(bar: bar, step: Double(hit.step))
        let pitch = line.pitch(of: hit, over: placed.chord, inBar: bar, isLast: hit.step + hit.length >= steps)
        let length = Beats(ticks: max(60, Beats.sixteenths(hit.length).ticks - 40))
        if hit.symbol.lowercased() == "g", let last = notes.popLast() {
          // A glide is a note that begins before the one it comes from has ended.
          let reach = Beats(ticks: max(last.length.ticks, onset.ticks - last.onset.ticks + 60))
          notes.append(Note(last.pitch, velocity: last.velocity, at: last.onset, for: reach))
        }
        notes.append(Note(pitch, velocity: velocity, at: onset, for: length))
      }
    }
    return notes
  }

  /// A hit with which a chord comes inside of the bar plays its lowest note.
  private func arriving(_ hit: StepPattern.Hit, inBar bar: Int) -> StepPattern.Hit {
    guard hit.step > 0, "tfs".contains(hit.symbol.lowercased()),
      plan.chords(inBar: bar).contains(where: { $0.step == hit.step })
    else { return hit }
    return StepPattern.Hit(step: hit.step, length: hit.length, symbol: "r")
  }

  /// The bar's rhythm: the song's, its answer the other one, with a variation at the end of four and eight bars.
  private func hits(inBar bar: Int, of span: SectionSpan, main: String, other: String) -> [StepPattern.Hit] {
    let position = span.position(of: bar)
    let text = span.answers(in: bar) || (position == 7 && span.bars > 4) ? other : main
    if text == "kick" { return followed(inBar: bar, of: span) }
    let hits = opened(StepPattern(text, meter: plan.meter).hits(inBar: position), inBar: bar, of: span)
    guard position % 4 == 3, !hits.isEmpty else { return hits }
    return variedEnding(hits, seed: span.kindSeed.derived("turn \(span.group(of: bar))-\(position)"))
  }

  /// The fifth or third on the one of a bar whose chord goes on, where the style lets a bass leave the root.
  private func opened(_ hits: [StepPattern.Hit], inBar bar: Int, of span: SectionSpan) -> [StepPattern.Hit] {
    guard let first = hits.first, first.step == 0, first.symbol.lowercased() == "r", bar > span.firstBar,
      plan.chord(inBar: bar) == plan.chord(at: plan.meter.bar * bar + Beats(ticks: -1))
    else { return hits }
    var random = SeededRandom(span.kindSeed.derived("one \(span.position(of: bar))"))
    guard random.chance(genre.harmony.style.leavesRoot) else { return hits }
    let symbol: Character = random.chance(0.75) ? "f" : "t"
    let opening = StepPattern.Hit(
      step: 0, length: first.length, symbol: first.symbol.isUppercase ? Character(symbol.uppercased()) : symbol)
    return [opening] + hits.dropFirst()
  }

  /// Long notes on the hits of the kick, each held to the next.
  private func followed(inBar bar: Int, of span: SectionSpan) -> [StepPattern.Hit] {
    guard let drums, let drumSpan = drumSpans[span.index] else {
      return [StepPattern.Hit(step: 0, length: steps, symbol: "R")]
    }
    let kicks = drums.kicks(inBar: bar, of: drumSpan).sorted()
    return kicks.enumerated().map { index, step in
      let next = index + 1 < kicks.count ? kicks[index + 1] : steps
      return StepPattern.Hit(step: step, length: max(1, next - step), symbol: step == 0 ? "R" : "r")
    }
  }

  /// The last root becomes an octave, a fifth or a step into the next bar.
  private func variedEnding(_ hits: [StepPattern.Hit], seed: Seed) -> [StepPattern.Hit] {
    var random = SeededRandom(seed)
    guard let last = hits.lastIndex(where: { $0.symbol.lowercased() == "r" && $0.step > 0 }) else { return hits }
    var result = hits
    let symbol = random.pick([("o" as Character, weight: 1), ("f", weight: 1), ("a", weight: 1.2)])
    result[last] = .init(step: hits[last].step, length: hits[last].length, symbol: symbol)
    return result
  }
}

extension GenreHarmony.Style {
  /// How often a bass plays another note than the root on the one of a bar whose chord goes on, 0…1.
  fileprivate var leavesRoot: Double {
    switch self {
    case .folk, .latin, .jazz: 0.5
    case .soul, .orchestral: 0.4
    case .pop, .rock, .blues: 0.4
    case .modal: 0.15
    // A low sine below a four-on-the-floor kick stays where it is.
    case .dance, .static: 0
    }
  }
}
