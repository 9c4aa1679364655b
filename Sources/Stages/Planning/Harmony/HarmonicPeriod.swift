import Genres
import Music

/// The chords of four, eight, twelve or sixteen bars, which a section repeats as often as it lasts.
struct HarmonicPeriod: Equatable {
  /// The chords of each bar; several share it as evenly as its beats allow.
  var bars: [[Chord]]

  init(_ bars: [[Chord]]) { self.bars = bars }

  /// The chords of `progression`.
  init(_ progression: Progression, in mode: ModalHarmony) {
    bars = []
    for (step, chord) in zip(progression.steps, mode.chords(of: progression)) {
      if step.bars == 0, !bars.isEmpty { bars[bars.count - 1].append(chord) }
      bars += Array(repeating: [chord], count: step.bars)
    }
  }

  /// The same, repeated up to four bars where it is shorter.
  var filled: HarmonicPeriod {
    [1, 2].contains(bars.count) ? HarmonicPeriod(Array((0..<4 / bars.count).map { _ in bars }.joined())) : self
  }

  /// The root of the chord that ends the period.
  var lastRoot: PitchClass? { bars.last?.last?.root }

  var roots: Set<PitchClass> { Set(bars.joined().map(\.root)) }

  /// True if half of its chords or more have a seventh.
  var hasSevenths: Bool {
    let chords = bars.joined()
    return 2 * chords.count { $0.quality.intervals.count > 3 } >= chords.count
  }

  /// Twice as slow.
  var stretched: HarmonicPeriod { HarmonicPeriod(bars.flatMap { [[$0[0]], [$0[$0.count - 1]]] }) }

  /// The spans of `count` bars from `start` on, so many semitones higher.
  func spans(from start: Int, count: Int, in meter: Meter, transposed semitones: Int) -> [ChordSpan] {
    var spans: [ChordSpan] = []
    for bar in 0..<count {
      let place = bar % bars.count
      let chords = bars[place].map { $0.transposed(by: semitones) }
      if place > 0, chords.count == 1, let last = spans.last, last.fillsBars, last.chord == chords[0] {
        spans[spans.count - 1] = ChordSpan(bar: last.bar, bars: last.bars + 1, chord: last.chord)
      } else {
        spans += Self.spans(of: chords, inBar: start + bar, meter)
      }
    }
    return spans
  }

  /// Each chord begins on the first beat at or after its even share of the bar: 3/4 is divided 2 + 1, 5/4 is 3 + 2.
  private static func spans(of chords: [Chord], inBar bar: Int, _ meter: Meter) -> [ChordSpan] {
    let starts = chords.indices.map { index -> Int in
      meter.beatSteps.first { $0 * chords.count >= index * meter.steps } ?? meter.steps
    }
    let kept = chords.indices.filter { starts[$0] < meter.steps && (starts[($0 + 1)...].first ?? -1) != starts[$0] }
    guard kept.count > 1 else { return [ChordSpan(bar: bar, bars: 1, chord: chords[0])] }
    return kept.enumerated().map { order, index in
      let begin = order == 0 ? 0 : starts[index]
      let end = order + 1 < kept.count ? starts[kept[order + 1]] : meter.steps
      return ChordSpan(
        bar: bar, beat: .sixteenths(begin), length: .sixteenths(end - begin), chord: chords[index])
    }
  }
}
