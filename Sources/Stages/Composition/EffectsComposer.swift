import Music
import Planning

/// Places risers before what is bigger, impacts where it begins, and sweeps where the form turns.
struct EffectsComposer {
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] { spans.flatMap(notes(in:)) }

  private func notes(in span: SectionSpan) -> [Note] {
    var notes: [Note] = []
    let start = plan.meter.bar * span.firstBar
    if span.energy >= 0.7 {
      notes.append(Note(EffectNote.impact.pitch, velocity: 0.8, at: start, for: Beats(4)))
    } else if span.index > 0 {
      let length = plan.meter.bar * min(4, span.bars)
      notes.append(Note(EffectNote.downlifter.pitch, velocity: 0.6, at: start, for: length))
    }
    if span.leadsUp {
      let bars = min(span.bars, 8)
      let onset = plan.meter.bar * (span.firstBar + span.bars - bars)
      notes.append(Note(EffectNote.riser.pitch, velocity: 0.75, at: onset, for: plan.meter.bar * bars))
    }
    // Sweeps lead over, but not from every group in the same way.
    let turns = span.barRange.dropLast().filter { span.place(of: $0) == (span.group(of: $0) % 2 == 0 ? 7 : 6) }
    // A section in which nothing else happens is left with a sweep.
    for bar in notes.isEmpty && turns.isEmpty ? [span.firstBar + span.bars - 1] : turns {
      notes.append(Note(EffectNote.sweep.pitch, velocity: 0.5, at: plan.meter.bar * bar, for: plan.meter.bar))
    }
    return notes
  }
}
