import Audio
import Genres
import Music

/// A stretch of a tune in a section.
public struct TuneStatement: Sendable, Equatable {
  /// The bar of the section on which it begins.
  public let bar: Int
  public let tune: Tune
  /// The bars of the tune that are stated.
  public let tuneBars: Range<Int>

  public init(bar: Int, tune: Tune, tuneBars: Range<Int>) {
    self.bar = bar
    self.tune = tune
    self.tuneBars = tuneBars
  }

  /// Its tones, counted from its beginning, in bars of `steps` sixteenths.
  public func tones(steps: Int) -> [Tune.Tone] { tune.tones(ofBars: tuneBars, steps: steps) }
}

extension SongTunes {
  /// What is stated in a section of a song whose bars last `barTime`, in order.
  ///
  /// Main sections state the hook from its beginning to its end; what surrounds them reminds of it or prepares it.
  public func statements(in section: Section, barTime: Seconds) -> [TuneStatement] {
    let bars = section.bars
    switch section.kind {
    case main: return repeated(hook, for: bars, relief: verse)
    case .chorus, .drop, .solo: return repeated(hook, for: bars, relief: verse)
    case .breakdown: return repeated(hook, for: bars, relief: bridge)
    case .verse: return repeated(verse, for: bars, relief: nil)
    case .bridge: return repeated(bridge, for: bars, relief: nil)
    case .preChorus, .build: return repeated(rise, for: bars, relief: nil)
    case .groove: return alternating(verse, for: bars, from: 0)
    case .intro: return alternating(hook, for: bars, from: teaser(bars: bars, barTime: barTime))
    case .outro: return alternating(hook, for: bars, from: 0)
    }
  }

  /// The tune as often as there is room; where it would come a third time `relief` comes first.
  private func repeated(_ tune: Tune, for bars: Int, relief: Tune?) -> [TuneStatement] {
    var statements: [TuneStatement] = []
    var bar = 0
    while bar < bars {
      let isThird = statements.count % 4 == 2 && bars - bar > tune.bars
      let next = isThird ? relief ?? tune : tune
      let length = min(next.bars, bars - bar)
      statements.append(TuneStatement(bar: bar, tune: next, tuneBars: 0..<length))
      bar += length
    }
    return statements
  }

  /// Every second phrase of a tune, so that as much is left out as is said.
  private func alternating(_ tune: Tune, for bars: Int, from first: Int) -> [TuneStatement] {
    let phrase = max(1, tune.phraseBars)
    return stride(from: first, to: bars, by: 2 * phrase).enumerated().map { count, bar in
      let start = count * phrase % max(phrase, tune.bars / phrase * phrase)
      let length = min(phrase, bars - bar, tune.bars - start)
      return TuneStatement(bar: bar, tune: tune, tuneBars: start..<start + length)
    }
  }

  /// The bar of an intro on which the hook is heard for the first time: in its second half, but within eight seconds.
  private func teaser(bars: Int, barTime: Seconds) -> Int {
    let latest = Int(8 / max(0.1, barTime.value))
    return min(bars / 2, latest) / 2 * 2
  }
}
