import Audio
import Genres
import Music

/// The second half of a period: the first one again, with an ending of its own.
struct PeriodEnding {
  let mode: ModalHarmony
  /// Endings of two bars.
  let closings: [Progression]

  /// The period of eight bars whose first half is `half`.
  ///
  /// What answers closes at home or turns back from the dominant; what leads elsewhere stays open.
  func answered(_ half: HarmonicPeriod, as function: SectionFunction, random: inout SeededRandom) -> HarmonicPeriod {
    let endings = closings.filter { $0.bars == 2 }.map { HarmonicPeriod($0, in: mode) }
    let fitting = endings.filter { isNew($0, after: half) }
    guard !fitting.isEmpty else { return HarmonicPeriod(half.bars + half.bars) }
    let ending = random.pick(fitting.map { ($0, weight: weight(of: $0, as: function)) })
    let color = half.hasSevenths ? ending.bars.map { $0.map(mode.withSeventh) } : ending.bars
    return HarmonicPeriod(half.bars + half.bars.prefix(2) + color)
  }

  /// True if it differs from the first half's ending and does not begin with the chord before it.
  private func isNew(_ ending: HarmonicPeriod, after half: HarmonicPeriod) -> Bool {
    let roots = { (bars: [[Chord]]) -> [[PitchClass]] in bars.map { bar in bar.map { $0.root } } }
    return roots(ending.bars) != roots(Array(half.bars.suffix(2))) && ending.bars[0][0].root != half.bars[1].last?.root
  }

  private func weight(of ending: HarmonicPeriod, as function: SectionFunction) -> Double {
    let isClosed = ending.lastRoot == mode.key.tonic
    switch function {
    case .home: return 1
    case .away: return isClosed ? 0.3 : 1
    case .asking, .rising, .elsewhere: return isClosed ? 0 : 1
    }
  }
}
