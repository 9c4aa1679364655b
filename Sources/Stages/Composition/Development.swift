import Audio
import Genres
import Music
import Planning

/// The development of long sections by rests: layers that enter later, drop-outs of the low end, traded solos.
struct Development {
  /// The song's, which may not be the stem's.
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  /// The notes of the stem without those in its rests; a note that lasts into a rest is cut there.
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
    let trading = SoloTrading(genre: genre, plan: plan, span: span)
    let drums = plan.stems.first { $0.role == .drums }?.name
    let waits = waitingRole(in: span) == stem.role
    return span.barRange.compactMap { bar in
      let start = plan.meter.bar * bar
      let end = start + plan.meter.bar
      if trading.silences(stem.name, drums: drums, inBar: bar) { return start..<end }
      if waits, !span.isLate(bar) { return start..<end }
      if stem.role == .bass, genre.isDance, span.restsLowEnd(in: bar) {
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

/// The order of solos in a section whose players trade fours or twos, as in jazz.
struct SoloTrading {
  private let players: [String]
  private let span: SectionSpan

  init(genre: Genre, plan: SongPlan, span: SectionSpan) {
    let playing = plan.stems.filter { $0.sections.contains(span.index) }
    // A stem that was replaced by another of its role has its turns.
    let names = (genre.character(of: span.kind).trades ?? []).map { name -> String in
      guard !playing.contains(where: { $0.name == name }),
        let role = genre.stems.first(where: { $0.name == name })?.role
      else { return name }
      return playing.first { $0.role == role }?.name ?? name
    }
    players = names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.span = span
  }

  /// The stem that has the solo; nil where nothing is traded.
  ///
  /// Solos are fours in sections of sixteen bars, twos in shorter ones.
  func player(inBar bar: Int) -> String? {
    guard players.count > 1, span.bars >= 4 else { return nil }
    let turn = (bar - span.firstBar) / (span.bars >= 16 ? 4 : 2)
    return players[turn % players.count]
  }

  /// True if `stem` rests in `bar`: during another's solo, or during that of the drums.
  func silences(_ stem: String, drums: String?, inBar bar: Int) -> Bool {
    guard let player = player(inBar: bar), player != stem, stem != drums else { return false }
    return players.contains(stem) || player == drums
  }
}
