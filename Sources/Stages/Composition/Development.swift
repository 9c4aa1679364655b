import Audio
import Genres
import Music
import Planning

/// What keeps a long section from standing still: layers that wait, a low end that breathes, players who take turns.
struct Development {
  /// The song's, which may not be the stem's.
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  /// The notes of the stem without those that the development takes away; what would sound on into a rest is cut.
  func developed(_ notes: [Note], in spans: [SectionSpan]) -> [Note] {
    let rests = spans.flatMap(rests(in:))
    guard !rests.isEmpty else { return notes }
    // A note that is early by a few milliseconds belongs to what it anticipates.
    let slack = Beats(ticks: 30)
    return notes.compactMap { note in
      if rests.contains(where: { $0.contains(note.onset + slack) }) { return nil }
      guard let rest = rests.first(where: { note.onset < $0.lowerBound && note.end > $0.lowerBound + slack }) else {
        return note
      }
      return Note(note.pitch, velocity: note.velocity, at: note.onset, for: rest.lowerBound - note.onset)
    }
  }

  private func rests(in span: SectionSpan) -> [Range<Beats>] {
    let trading = Trading(genre: genre, span: span)
    let drums = plan.stems.first { $0.role == .drums }?.name
    let waits = waitingRole(in: span) == stem.role
    return span.barRange.compactMap { bar in
      let start = plan.meter.bar * bar
      let end = start + plan.meter.bar
      if trading.silences(stem.name, drums: drums, inBar: bar) { return start..<end }
      if waits, !span.isLate(bar) { return start..<end }
      if stem.role == .bass, genre.isDance, span.breathes(in: bar) {
        return start + Beats(ticks: plan.meter.bar.ticks / 2)..<end
      }
      return nil
    }
  }

  /// The layer that a long loud section keeps for its second step: an ornament, never what carries the song.
  private func waitingRole(in span: SectionSpan) -> StemRole? {
    guard span.isLong, genre.tempo.pulse else { return nil }
    let playing = plan.stems.filter { $0.sections.contains(span.index) }.map(\.role)
    guard playing.count >= 5 else { return nil }
    let carrying = genre.stems.filter { genre.signature.contains($0.name) }.map(\.role)
    let ornaments = [StemRole.arpeggio, .pad, .percussion].filter { playing.contains($0) && !carrying.contains($0) }
    var random = SeededRandom(plan.seed.derived("waiting", span.kind.rawValue))
    if let ornament = ornaments.randomElement(using: &random) { return ornament }
    return playing.contains(.lead) && playing.contains(.chords) && !carrying.contains(.chords) ? .chords : nil
  }
}
