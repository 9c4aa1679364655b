import Audio
import Foundation
import Music
import Planning

/// The rhythm and the pitch of rap and of spoken words: lines with a note for each syllable, which fall a little.
///
/// The fundamental of a statement declines, here by four semitones (J. Pierrehumbert, *The perception of fundamental frequency
/// declination*, JASA 66, 1979). A rest at the end of each line is for breath.
struct SpeechComposer {
  let stem: StemPlan
  let plan: SongPlan

  /// The semitones from the speaking pitch to the beginning and to the end of a line.
  private static let fall = (from: 2.0, to: -2.0)

  /// Lines of sixteen syllable times: "x" begins a syllable, "X" with an accent.
  private static let rap = ["XxxxXxxxXxxxX...", "X.xxXx.xX.xxX.x.", "XxxxX.x.XxxxX...", ".xxxX.xxXxxxXx.."]
  private static let spoken = ["XxxX.xxxX.xxX...", "xxXx.xXxxX.xX...", ".xXxxX.xxXxx...."]

  private var isRap: Bool { stem.voice?.manner == .rap }

  /// The sixteenths of a syllable time: that of 1, 2 and 4 which comes nearest to five syllables a second, or four and a half.
  private var unit: Int {
    let sixteenth = 15 / plan.bpm.quartersPerMinute
    let aim = isRap ? 0.2 : 0.22
    return [1, 2, 4].min { abs(log(Double($0) * sixteenth / aim)) < abs(log(Double($1) * sixteenth / aim)) } ?? 2
  }

  func notes(in spans: [SectionSpan]) -> [Note] { spans.flatMap(notes) }

  private func notes(in span: SectionSpan) -> [Note] {
    var random = SeededRandom(span.kindSeed)
    let lines = isRap ? Self.rap : Self.spoken
    return stride(from: span.firstBar, through: span.lastBar, by: unit).flatMap { bar in
      let line = Array(lines[Int.random(in: lines.indices, using: &random)])
      return notes(of: line, in: bar..<min(bar + unit, span.lastBar + 1), energy: span.energy)
    }
  }

  /// A line in as many bars as a syllable time has sixteenths; it is cut where the bars are shorter, and goes on in longer ones.
  private func notes(of line: [Character], in bars: Range<Int>, energy: Double) -> [Note] {
    let slots = plan.meter.bar.ticks / Beats.sixteenths(1).ticks * bars.count / unit
    let onsets = (0..<slots).filter { line[$0 % line.count] != "." }
    return onsets.enumerated().map { index, slot in
      let next = index + 1 < onsets.count ? onsets[index + 1] : slot + 2
      let onset = plan.meter.bar * bars.lowerBound + Beats.sixteenths(slot * unit)
      let accent = line[slot % line.count] == "X" ? 0.85 : 0.7
      return Note(
        pitch(at: Double(slot) / Double(slots), of: onset), velocity: accent * (0.7 + 0.3 * energy), at: onset,
        for: Beats(ticks: Beats.sixteenths(min(2, next - slot) * unit).ticks - 30))
    }
  }

  /// The note of the key that is nearest to the falling line; others would disturb the harmony.
  private func pitch(at way: Double, of onset: Beats) -> Pitch {
    let aim = Double(stem.register) + Self.fall.from + way * (Self.fall.to - Self.fall.from)
    let key = plan.key(inBar: onset.ticks / plan.meter.bar.ticks)
    let near = (Int(aim) - 2...Int(aim) + 3).map { Pitch($0) }.filter { key.contains($0.pitchClass) }
    return near.min { abs(Double($0.note) - aim) < abs(Double($1.note) - aim) } ?? Pitch(stem.register)
  }
}
