import Analysis
import Genres
import Music

/// The tempo range of a genre in a meter, in beats of the meter per minute.
///
/// Genres are described in beats of their own meter. In another one their eighths are as fast, so that a compound meter has
/// two beats for three.
struct GenrePace {
  let meter: Meter
  let low: Double
  let usual: Double
  let high: Double

  init(_ genre: Genre, _ meter: Meter) {
    self.meter = meter
    let range = TempoPrior.range(of: genre, in: meter)
    (low, high) = (range.lowerBound, range.upperBound)
    let even = genre.tempo.usual * genre.meter.beat.quarters / meter.beat.quarters
    usual = min(max(meter.isCompound ? even.rounded() : even, low), high)
  }

  var range: ClosedRange<Double> { low...high }

  /// The usual tempo, moved by `step`, where the genre goes so far; `lean`, −1 slow … 1 fast, is of the way to its slowest and
  /// its fastest tracks, of which no adjective alone goes more than 60 %.
  func near(usualBy step: Int, leaning lean: Double = 0) -> Tempo {
    let way = lean < 0 ? usual - low : high - usual
    return Tempo(bpm: min(max(usual + (0.6 * lean * way).rounded() + Double(step), low), high), in: meter)
  }

  /// A measured tempo at the genre's metrical level.
  func level(of bpm: Double) -> Double { TempoResolver(TempoPrior(range: range)).level(of: bpm, in: meter) }
}

extension Tempo {
  /// As notes have it, with the quarters that sequencers show where those are not its beats.
  var inWords: String {
    beat == Beats(1)
      ? "\(rounded(bpm)) BPM" : "\(rounded(bpm)) BPM in dotted quarters (\(rounded(quartersPerMinute)) in quarters)"
  }
}
