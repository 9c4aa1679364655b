import Audio
import Music
import Planning

/// The order of a chord's notes: a strum down or up, a roll of the hand, or a section that is not one machine.
///
/// A strum takes some 10 ms from string to string (A. Freire et al., *Study of the strum*, 2012: 5 to 60 ms), a roll on the piano
/// 20 to 50 ms from note to note; players of a section begin within 30 to 50 ms of each other (R. Rasch, *Synchronization in
/// performed ensemble music*, 1979).
struct ChordSpread {
  let plan: SongPlan
  let kind: PlayerKind
  let seed: Seed

  func played(_ notes: [Note]) -> [Note] {
    var random = SeededRandom(seed.derived("chords"))
    return onsets(of: notes).flatMap { chord -> [Note] in
      guard chord.count > 2 || (kind == .ensemble && chord.count > 1) else { return chord }
      return switch kind {
      case .guitar: strummed(chord, random: &random)
      case .keys, .harp: rolled(chord, random: &random)
      case .ensemble: apart(chord, random: &random)
      default: chord
      }
    }
  }

  /// The notes by their onsets, each chord from its lowest note up.
  private func onsets(of notes: [Note]) -> [[Note]] {
    notes.sorted { ($0.onset, $0.pitch) < ($1.onset, $1.pitch) }.reduce(into: []) { chords, note in
      if chords.last?.first?.onset == note.onset {
        chords[chords.count - 1].append(note)
      } else {
        chords.append([note])
      }
    }
  }

  /// Down on the beats and eighths, up between them, softer from string to string; slow songs are strummed slowly.
  private func strummed(_ chord: [Note], random: inout SeededRandom) -> [Note] {
    let step = chord[0].onset.ticks % plan.meter.bar.ticks
    let eighth = Beats.ticksPerQuarter / 2
    let isUp = (step + 60) % eighth > 120
    let quick = min(1, plan.bpm.quartersPerMinute / 120)
    let gap = (0.006 + 0.006 * random.unit()) / max(0.5, quick) * (isUp ? 0.8 : 1)
    let order = isUp ? Array(chord.reversed()) : chord
    return order.enumerated().map { index, note in
      late(note, by: Double(index) * gap, force: (isUp ? 0.9 : 1) * (1 - 0.04 * Double(index)))
    }
  }

  /// Long chords of calm passages are rolled from below, all others nearly struck together.
  private func rolled(_ chord: [Note], random: inout SeededRandom) -> [Note] {
    let length = plan.clock.seconds(of: chord[0].end) - plan.clock.seconds(of: chord[0].onset)
    let isCalm = plan.energy(at: chord[0].onset) < 0.55
    let isRolled = length > 0.9 && random.chance(kind == .harp ? 0.8 : isCalm ? 0.35 : 0.05)
    let gap = isRolled ? 0.018 + 0.016 * random.unit() : 0.004 * random.unit()
    return chord.enumerated().map { late($1, by: Double($0) * gap, force: 1) }
  }

  private func apart(_ chord: [Note], random: inout SeededRandom) -> [Note] {
    chord.map { late($0, by: 0.022 * random.unit(), force: 1) }
  }

  /// The same note so many seconds later, which ends where it did.
  private func late(_ note: Note, by seconds: Double, force: Double) -> Note {
    let tempo = plan.clock.tempo(at: note.onset).quartersPerMinute
    let most = note.length.ticks / 3
    let ticks = min(most, Int((seconds * tempo / 60 * Double(Beats.ticksPerQuarter)).rounded()))
    return Note(
      note.pitch, velocity: note.velocity * force, at: note.onset + Beats(ticks: ticks),
      for: Beats(ticks: note.length.ticks - ticks), expression: note.expression)
  }
}
