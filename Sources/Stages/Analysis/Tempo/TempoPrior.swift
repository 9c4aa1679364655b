import Foundation
import Genres
import Music

/// Expectation of a tempo before anything is measured, for where the sound alone leaves half, normal or double time open.
///
/// A genre, a plan or a ticket becomes an expectation here and nowhere else; `TempoResolver` decides by it. The likelihood is
/// log-normal, as the tempi are that listeners prefer (Moelants, *Preferred tempo reconsidered*, ICMPC 2002).
public struct TempoPrior: Sendable, Equatable {
  /// Likeliest tempo, in BPM.
  public let centre: Double
  /// Standard deviation of log₂(BPM / centre); with 0.58 half and double the centre are 0.23 times as likely as it.
  public let octaves: Double
  /// Tempi in BPM among which one is looked for first; nil where all are open.
  public let range: ClosedRange<Double>?
  /// True if the range was asked for, so that a tempo in it is counted whatever else could be; a genre's is only usual.
  public let isAsked: Bool

  public init(centre: Double, octaves: Double = 0.58, range: ClosedRange<Double>? = nil, isAsked: Bool = false) {
    self.centre = centre
    self.octaves = octaves
    self.range = range
    self.isAsked = isAsked
  }

  /// Expectation for when nothing is known: listeners prefer 100 to 130 BPM (Moelants).
  public static let general = TempoPrior(centre: 110)

  /// Tempi in BPM with their geometric mean as the likeliest.
  public init(range: ClosedRange<Double>, isAsked: Bool = false) {
    self.init(centre: (range.lowerBound * range.upperBound).squareRoot(), range: range, isAsked: isAsked)
  }

  /// Expectation for music of a genre, `general` where the genre has no measurable pulse.
  public init(genre: Genre) {
    self = genre.tempo.pulse ? TempoPrior(range: Self.range(of: genre, in: genre.meter)) : .general
  }

  /// Expectation for music that was planned at `bpm`, missed by the share `reach` at most.
  public init(planned bpm: Double, reach: Double = Self.reach) {
    self.init(range: Self.range(around: bpm, reach: reach), isAsked: true)
  }

  /// Expectation for a delivery: the plan's `range`, made wide enough for a tempo that was asked for outside of it.
  ///
  /// A named tempo names its level, so `asked`, in BPM, is expected to within `tolerance` BPM even without a range.
  public init(range: ClosedRange<Double>?, asked: Double?, tolerance: Double) {
    guard let asked else {
      self = range.map { TempoPrior(range: $0, isAsked: true) } ?? .general
      return
    }
    let known = range ?? Self.range(around: asked)
    let range = min(known.lowerBound, asked - tolerance)...max(known.upperBound, asked + tolerance)
    self.init(range: range, isAsked: true)
  }
}

extension TempoPrior {
  /// Share by which a tempo may miss the one that was asked for and still be counted at its level.
  public static let reach = 0.1

  /// Tempi of a genre in the beats of `meter` per minute, none slower than plans may be.
  ///
  /// Genres are described in beats of their own meter. In another one their eighths are as fast, so that a compound meter
  /// has two beats for three.
  public static func range(of genre: Genre, in meter: Meter) -> ClosedRange<Double> {
    let beat = meter.beat.quarters / genre.meter.beat.quarters
    let low = max(genre.tempo.low / beat, Tempo.range.lowerBound)
    return low...max(low, genre.tempo.high / beat)
  }

  /// Tempi that differ from `bpm` by the share `reach` at most.
  public static func range(around bpm: Double, reach: Double = Self.reach) -> ClosedRange<Double> {
    bpm * (1 - reach)...bpm * (1 + reach)
  }

  /// Likelihood of `bpm` against that of the centre, 0…1, whatever the range.
  func likelihood(of bpm: Double) -> Double {
    let distance = log2(bpm / centre) / octaves
    return exp(-0.5 * distance * distance)
  }

  /// True if `bpm` lies in the range, give or take the 0.7 % by which candidates are apart.
  func expects(_ bpm: Double) -> Bool {
    guard let range else { return true }
    return bpm > range.lowerBound * 0.993 && bpm < range.upperBound * 1.007
  }
}
