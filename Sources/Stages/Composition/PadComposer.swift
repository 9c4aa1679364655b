import Music
import Planning

/// Holds each chord for as long as it lasts.
struct PadComposer {
  let stem: StemPlan
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    var previous: Voicing?
    return spans.flatMap { span in notes(in: span, previous: &previous) }
  }

  private func notes(in span: SectionSpan, previous: inout Voicing?) -> [Note] {
    var notes: [Note] = []
    for chord in plan.chords where span.barRange.contains(chord.bar) {
      let voicing = Voicing(chord.chord, near: Pitch(stem.register), after: previous)
      previous = voicing
      let onset = plan.meter.bar * chord.bar
      let length = plan.meter.bar * chord.bars
      for pitch in voicing.pitches {
        notes.append(Note(pitch, velocity: 0.45 + 0.3 * span.energy, at: onset, for: length))
      }
    }
    return notes
  }
}
