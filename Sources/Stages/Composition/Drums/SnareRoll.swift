import Genres
import Music
import Planning

/// The roll over the last bars of a build: quarters, eighths, sixteenths, then thirty-seconds, growing.
///
/// Each doubling of the strokes doubles their power, so they soften a little there: the roll grows by some 12 dB and still
/// leaves the drop above it.
struct SnareRoll {
  let genre: Genre
  let plan: SongPlan
  let span: SectionSpan

  /// The strokes of the roll; none outside of a build.
  var notes: [Note] {
    guard span.kind == .build, span.bars >= 2, let drum = DrumNote.named(genre.build.roll) else { return [] }
    let length = min(span.bars, 8)
    let start = span.firstBar + span.bars - length
    let end = length * steps - span.gap(of: genre)
    var notes: [Note] = []
    var position = 0.0
    while position < Double(end) {
      let progress = position / Double(length * steps)
      let spacing = spacing(at: progress)
      let onset = plan.meter.bar * start + Beats(ticks: Int(position * Double(Beats.sixteenths(1).ticks)))
      notes.append(
        Note(
          drum.pitch,
          velocity: Self.velocity(at: progress, spacing) * (position.remainder(dividingBy: beat) == 0 ? 1 : 0.87),
          at: onset, for: Beats(ticks: Int(spacing * Double(Beats.sixteenths(1).ticks)))))
      position += spacing
    }
    return notes
  }

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  /// The velocity of a stroke on the beat, at a progress of 0…1 through the roll.
  private static func velocity(at progress: Double, _ spacing: Double) -> Double {
    (0.17 + 0.22 * progress) * (spacing / 4).squareRoot().squareRoot()
  }

  /// The spacing of strokes in sixteenths, at a progress of 0…1 through the roll.
  ///
  /// It begins with beats; in bars that are no whole number of them with eighths.
  private func spacing(at progress: Double) -> Double {
    let share = progress < 0.5 ? 1 : progress < 0.75 ? 0.5 : progress < 0.9 ? 0.25 : 0.125
    return min(beat * share, steps % Int(beat) == 0 ? beat : beat / 2)
  }

  /// The sixteenths of a beat.
  private var beat: Double { plan.meter.beat.quarters * 4 }
}
