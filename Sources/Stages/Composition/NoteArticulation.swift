import Music
import Planning

/// The lengths of notes as they were asked: an articulation by name, or the touch of a hard or a soft song.
struct NoteArticulation {
  /// The share of the time to the next onset that a note lasts; nil to leave lengths as they are.
  private let share: Double?
  /// The factor on lengths where no share is given.
  private let factor: Double
  /// The factor on velocities.
  private let force: Double

  /// The roles whose notes are separate strokes; pads hold their chords whatever is asked.
  private static let roles: Set<StemRole> = [.chords, .arpeggio, .lead, .counter]
  /// The shortest note, in ticks: a thirty-second less a little.
  private static let shortest = 100

  init(of stem: StemPlan, in plan: SongPlan) {
    guard Self.roles.contains(stem.role) else {
      (share, factor, force) = (nil, 1, 1)
      return
    }
    if let asked = plan.articulatedShare {
      (share, factor, force) = (asked.share, 1, asked.force)
    } else {
      (share, factor, force) = (nil, 1 - 0.35 * max(0, plan.character(.attack)), 1)
    }
  }

  func applied(to notes: [Note]) -> [Note] {
    guard share != nil || factor != 1 else { return notes }
    let next = notes.nextOnsets
    return notes.map { note in
      let gap = next[note.onset].map { min($0.ticks - note.onset.ticks, Self.longestGap) }
      let length = length(of: note, before: gap)
      return Note(
        note.pitch, velocity: min(1, note.velocity * force), at: note.onset,
        for: Beats(ticks: max(Self.shortest, length)))
    }
  }

  /// The length in ticks; the last note of all keeps its own, and who joins notes shortens none.
  private func length(of note: Note, before gap: Int?) -> Int {
    let own = note.length.ticks
    guard let share else { return Int(factor * Double(own)) }
    guard let gap else { return own }
    let asked = Int(share * Double(gap))
    return share > 0.9 ? max(own, asked) : asked
  }

  /// A gap beyond a whole note is a rest between phrases, in ticks.
  private static let longestGap = 4 * Beats.ticksPerQuarter
}
