import Genres
import Music
import Planning
import Signal

/// Plays the drum lanes of a genre: patterns by section, fills at the ends of groups, a roll before a drop.
struct DrumComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private static let tick = Beats.sixteenths(1)

  func notes(in spans: [SectionSpan]) -> [Note] { spans.flatMap(notes(in:)) }

  private func notes(in span: SectionSpan) -> [Note] {
    var random = SeededRandom(span.seed)
    let fills = genre.fills.indices.shuffled(using: &random)
    var notes: [Note] = []
    for lane in genre.drums where lane.stem == stem.name && span.energy >= lane.energy {
      guard let drum = DrumNote.named(lane.drum) else { continue }
      let text = random.pick(lane.patterns.enumerated().map { ($1, weight: 1 / Double($0 + 1)) })
      let voice = Lane(drum: drum, name: lane.drum, pattern: StepPattern(text, meter: plan.meter))
      notes += play(voice, in: span, fills: fills.map { genre.fills[$0] })
    }
    if stem.role == .drums { notes += accents(in: span) + roll(in: span) }
    return notes.filter { note in !plan.silentDrums.contains { $0.pitch == note.pitch } }
  }

  private struct Lane {
    let drum: DrumNote
    let name: String
    let pattern: StepPattern
  }

  private func play(_ lane: Lane, in span: SectionSpan, fills: [[String: String]]) -> [Note] {
    let seed = span.seed.derived(lane.name)
    var random = SeededRandom(seed)
    var groove = Groove(plan: plan, seed: seed, loosenessMs: lane.drum == .kick ? 0 : 3)
    var notes: [Note] = []
    for bar in span.barRange {
      let fill = span.bars >= 4 && span.endsGroup(bar) && !fills.isEmpty ? fills[(bar / 8) % fills.count] : [:]
      let hits = fill[lane.name].map { StepPattern($0, meter: plan.meter).hits(inBar: 0) }
      for hit in hits ?? lane.pattern.hits(inBar: bar - span.firstBar) {
        if lane.drum == .kick, isHeldBack(hit.step, in: bar, of: span) { continue }
        // A ghost note is left out now and then, so that no two groups of bars are the same.
        if hit.symbol == "o", random.chance(0.22) { continue }
        let velocity = groove.velocity(hit.symbol, energy: span.energy)
        notes.append(
          Note(lane.drum.pitch, velocity: velocity, at: groove.onset(bar: bar, step: hit.step), for: Self.tick))
      }
    }
    return notes
  }

  /// The kick makes room in the last half bar before something bigger.
  private func isHeldBack(_ step: Int, in bar: Int, of span: SectionSpan) -> Bool {
    span.leadsUp && bar == span.firstBar + span.bars - 1 && step >= 8
  }

  /// A crash where a loud section begins.
  private func accents(in span: SectionSpan) -> [Note] {
    guard span.energy >= 0.6 else { return [] }
    return [Note(DrumNote.crash.pitch, velocity: 0.85, at: plan.meter.bar * span.firstBar, for: Beats(4))]
  }

  /// A snare roll over the last bars of a build: quarters, eighths, then sixteenths, growing.
  private func roll(in span: SectionSpan) -> [Note] {
    guard span.kind == .build, span.bars >= 2 else { return [] }
    let steps = plan.meter.bar.ticks / Self.tick.ticks
    let bars = min(4, span.bars)
    var notes: [Note] = []
    for offset in 0..<bars {
      let spacing = offset < bars / 2 ? 4 : (offset < bars - 1 ? 2 : 1)
      for step in stride(from: 0, to: steps, by: spacing) {
        let progress = (Double(offset) + Double(step) / Double(steps)) / Double(bars)
        let onset = plan.meter.bar * (span.firstBar + span.bars - bars + offset) + Self.tick * step
        notes.append(Note(DrumNote.snare.pitch, velocity: 0.35 + 0.5 * progress, at: onset, for: Self.tick))
      }
    }
    return notes
  }
}
