import Music
import Planning

extension StemPlan {
  /// The notes of its voice's melodies: a ninth below the middle of the tessitura to a ninth above, as far as the voice goes.
  ///
  /// Nil where no voice was asked for.
  var tessitura: ClosedRange<Pitch>? {
    guard let voice, !voice.manner.isSpeech, let type = voice.types.first else { return nil }
    let low = max(type.range.lowerBound, type.middle + -8)
    return low...max(low + 12, min(type.range.upperBound, type.middle + 9))
  }
}

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

extension ClosedRange<Pitch> {
  /// The pitch within the range: just outside of it the nearest inside that is `fitting`, so that a line stops at its edge
  /// instead of leaping; further away an octave of it.
  func held(_ pitch: Pitch, _ fitting: (Pitch) -> Bool) -> Pitch {
    let (edge, step) = pitch < lowerBound ? (lowerBound, 1) : (upperBound, -1)
    guard !contains(pitch), abs(pitch.note - edge.note) <= 4 else { return folded(pitch) }
    return (0..<12).map { edge + step * $0 }.first(where: fitting) ?? folded(pitch)
  }
}
