import Audio
import Genres
import Music
import Planning

/// The pad part: each chord held, as a triad beside a chord stem, with a voice above in later groups.
struct PadComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  func notes(in spans: [SectionSpan]) -> [Note] {
    var previous: Voicing?
    return spans.flatMap { span in notes(in: span, previous: &previous) }
  }

  private func notes(in span: SectionSpan, previous: inout Voicing?) -> [Note] {
    var notes: [Note] = []
    for chord in held(in: span) {
      let chords = plan.stems.contains { $0.role == .chords && $0.sections.contains(span.index) }
      let voicing = Voicing(
        chords ? chord.chord.triad : chord.chord, near: Pitch(stem.register), after: previous)
      previous = voicing
      let (onset, length) = (chord.onset(in: plan.meter), chord.length(in: plan.meter))
      let velocity = 0.38 + 0.4 * span.energy(inBar: chord.bar)
      for pitch in ground(under: chord.chord) + voicing.spread(genre.voicing == .wide ? .open : .close) {
        notes.append(Note(pitch, velocity: velocity, at: onset, for: length))
      }
      if let top = descant(over: voicing, in: span, bar: chord.bar) {
        notes.append(Note(top, velocity: velocity * 0.7, at: onset, for: length))
      }
    }
    return notes
  }

  /// The lowest note below a chord where no bass plays it: a minor seventh is the relative major otherwise.
  private func ground(under chord: Chord) -> [Pitch] {
    plan.stems.contains { $0.role == .bass } ? [] : [Pitch.nearest(chord.lowest, to: Pitch(45))]
  }

  /// The chords of a section, none longer than four bars and none across two groups of eight.
  private func held(in span: SectionSpan) -> [ChordSpan] {
    plan.chords.filter { span.barRange.contains($0.bar) }.flatMap { chord -> [ChordSpan] in
      guard chord.fillsBars else { return [chord] }
      var parts: [ChordSpan] = []
      var bar = chord.bar
      while bar < chord.bar + chord.bars {
        let bars = min(chord.bar + chord.bars - bar, 4 - (bar - span.firstBar) % 4)
        parts.append(ChordSpan(bar: bar, bars: bars, chord: chord.chord))
        bar += bars
      }
      return parts
    }
  }

  /// A voice above the chord in every second group: another of its notes each time.
  private func descant(over voicing: Voicing, in span: SectionSpan, bar: Int) -> Pitch? {
    let group = span.group(of: bar)
    guard group % 2 == 1 || span.position(of: bar) >= 6, !voicing.pitches.isEmpty else { return nil }
    return voicing.pitches[(group / 2 + span.position(of: bar)) % voicing.pitches.count] + 12
  }
}
