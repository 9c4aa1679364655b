import Genres
import Music

/// The tempo range of a genre in a meter, in beats of the meter per minute.
///
/// Genres are described in 4/4. In compound meters their eighths are as fast, so that there are two beats for three.
struct GenrePace {
  let meter: Meter
  let low: Double
  let usual: Double
  let high: Double

  init(_ genre: Genre, _ meter: Meter) {
    self.meter = meter
    let beat = meter.beat.quarters
    low = max(genre.tempo.low / beat, Tempo.range.lowerBound)
    high = max(low, genre.tempo.high / beat)
    let even = genre.tempo.usual / beat
    usual = min(max(meter.isCompound ? even.rounded() : even, low), high)
  }

  var range: ClosedRange<Double> { low...high }

  /// The usual tempo, moved by `step`, where the genre goes so far.
  func near(usualBy step: Int) -> Tempo { Tempo(bpm: min(max(usual + Double(step), low), high), in: meter) }

  /// A measured tempo at the genre's metrical level: doubled or halved to come nearest to the usual one.
  ///
  /// Only in 4/4: elsewhere half and double time are bars of another length.
  func folded(_ bpm: Double) -> Double {
    let levels = [bpm / 2, bpm, bpm * 2]
    if meter == .fourFour { return levels.min { abs($0 - usual) < abs($1 - usual) } ?? bpm }
    return Tempo.range.contains(bpm) ? bpm : levels.first(where: Tempo.range.contains) ?? bpm
  }
}

extension Tempo {
  /// As notes have it, with the quarters that sequencers show where those are not its beats.
  var inWords: String {
    beat == Beats(1)
      ? "\(rounded(bpm)) BPM" : "\(rounded(bpm)) BPM in dotted quarters (\(rounded(quartersPerMinute)) in quarters)"
  }
}
