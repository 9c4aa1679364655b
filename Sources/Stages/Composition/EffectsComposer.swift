import Audio
import Music
import Planning

/// Transition effects: risers before what is bigger, impacts on its first beat, sweeps between groups of bars.
struct EffectsComposer {
  let plan: SongPlan
  let stem: StemPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    switch stem.sound {
    case "texture-vinyl": spans.map(surface(of:))
    case "effects-air": spans.flatMap(swells(in:))
    default: spans.flatMap(notes(in:))
    }
  }

  /// One note for the whole section: the noise of a record's surface does not pause.
  private func surface(of span: SectionSpan) -> Note {
    Note(
      EffectNote.sweep.pitch, velocity: 0.6, at: plan.meter.bar * span.firstBar, for: plan.meter.bar * span.bars)
  }

  /// Air that comes and goes every two bars or four, each breath into the next.
  private func swells(in span: SectionSpan) -> [Note] {
    var random = SeededRandom(span.seed)
    var notes: [Note] = []
    var bar = 0
    while bar < span.bars {
      let left = span.bars - bar
      let bars = min(random.chance(0.4) ? 2 : 4, left)
      let velocity = 0.35 + 0.45 * span.energy(inBar: span.firstBar + bar)
      let onset = plan.meter.bar * (span.firstBar + bar)
      let length = plan.meter.bar * min(bars + 1, left)
      notes.append(Note(EffectNote.sweep.pitch, velocity: velocity, at: onset, for: length))
      bar += bars
    }
    return notes
  }

  private func notes(in span: SectionSpan) -> [Note] {
    var notes: [Note] = []
    let start = plan.meter.bar * span.firstBar
    if span.energy >= 0.7 {
      notes.append(Note(EffectNote.impact.pitch, velocity: 0.8, at: start, for: Beats(4)))
    } else if span.index > 0, !span.isRise {
      let length = plan.meter.bar * min(4, span.bars)
      notes.append(Note(EffectNote.downlifter.pitch, velocity: 0.6, at: start, for: length))
    }
    for bar in span.barRange where span.restsLowEnd(in: bar) {
      let landing = plan.meter.bar * (bar + 1)
      notes.append(Note(EffectNote.impact.pitch, velocity: 0.6, at: landing, for: Beats(4)))
    }
    if span.leadsUp {
      let bars = min(span.bars, 8)
      let onset = plan.meter.bar * (span.firstBar + span.bars - bars)
      notes.append(
        Note(EffectNote.riser.pitch, velocity: span.isRise ? 0.95 : 0.75, at: onset, for: plan.meter.bar * bars))
    }
    // Sweeps lead over, but not from every group in the same way.
    let turns = span.barRange.dropLast().filter { span.position(of: $0) == (span.group(of: $0) % 2 == 0 ? 7 : 6) }
    // A section in which nothing else happens is left with a sweep.
    for bar in notes.isEmpty && turns.isEmpty ? [span.firstBar + span.bars - 1] : turns {
      notes.append(Note(EffectNote.sweep.pitch, velocity: 0.5, at: plan.meter.bar * bar, for: plan.meter.bar))
    }
    return notes
  }
}
