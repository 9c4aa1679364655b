import Music
import Planning

/// The singers of the same melody an octave away, in a duet or a choir of women and men.
struct VocalDoubling {
  private let intervals: [Int]

  init(_ stem: StemPlan) {
    let voice = stem.voice
    let all = Set((voice?.types ?? []).map { voice?.transposition(of: $0) ?? 0 })
    intervals = all.subtracting([0]).sorted()
  }

  /// The notes, each followed by those of the other singers.
  func doubled(_ notes: [Note]) -> [Note] {
    guard !intervals.isEmpty else { return notes }
    return notes.flatMap { note in [note] + intervals.map { note.moved(to: note.pitch + $0) } }
  }
}
