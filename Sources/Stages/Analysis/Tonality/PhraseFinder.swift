/// Phrases of a piece: groups of four bars, of which some are cut short.
///
/// A build of two bars or an odd intro shifts all groups behind it. Of all ways to cut the bars into groups the one is
/// found by dynamic programming whose groups repeat the harmony of the last whole one best and begin where sections do.
struct PhraseFinder {
  /// Bars that phrases begin with, in order.
  let starts: [Int]

  private static let whole = 4
  // Against 1 for a bar with the same harmony as its counterpart: fitted to music of known form, rendered and our own.
  private static let sectionBonus = 0.5
  private static let halfPrice = 1.0
  private static let oddPrice = 1.5
  // Gain of a bar without a counterpart.
  private static let unknown = 0.5

  /// Distances in bars to the bar that one is compared with: in the group before, or before one that was cut short; 0 is none.
  private static let lags = 0..<8

  /// Best way to one bar; none as yet has the lowest score.
  private struct PhrasePath {
    var score = -Double.infinity
    var from = 0
    var lag = 0
  }

  /// Phrases of `bars` bars; `similarity` is that of the harmonies of two bars, 0…1; `sections` are the bars that sections
  /// begin with.
  init(bars: Int, sections: Set<Int>, similarity: (Int, Int) -> Double) {
    var best = [[PhrasePath]](repeating: Self.lags.map { _ in PhrasePath() }, count: bars + 1)
    best[0][0].score = 0
    for start in 0..<bars {
      let bonus = start > 0 && sections.contains(start) ? Self.sectionBonus : 0
      for lag in Self.lags where best[start][lag].score > -.infinity {
        var gain = best[start][lag].score + bonus
        for end in start + 1...min(start + Self.whole, bars) {
          gain += lag > 0 ? similarity(end - 1, end - 1 - lag) : Self.unknown
          let total = gain - (end == bars ? 0 : Self.price(end - start))
          let next = Self.lag(after: end - start, lag)
          if total > best[end][next].score { best[end][next] = PhrasePath(score: total, from: start, lag: lag) }
        }
      }
    }
    starts = Self.path(best)
  }

  private static func price(_ length: Int) -> Double { length == whole ? 0 : length == 2 ? halfPrice : oddPrice }

  /// Distance to the last whole group for the group after one of `length`.
  private static func lag(after length: Int, _ lag: Int) -> Int {
    if length == whole { return whole }
    return lag > 0 && lags.contains(lag + length) ? lag + length : 0
  }

  private static func path(_ best: [[PhrasePath]]) -> [Int] {
    var (starts, bar) = ([Int](), best.count - 1)
    var lag = lags.max { best[bar][$0].score < best[bar][$1].score } ?? 0
    while bar > 0 {
      let step = best[bar][lag]
      starts.append(step.from)
      (bar, lag) = (step.from, step.lag)
    }
    return starts.reversed()
  }
}
