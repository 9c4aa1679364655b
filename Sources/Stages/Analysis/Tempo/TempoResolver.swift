import Foundation
import Music

/// Decision at which metrical level a pulse is counted: half, normal or double time, and in threes a third or three times.
///
/// It has every such choice: that of the analysis of a recording (`pulse`, `counted`, `compoundLevel`, `barForm`, in this
/// order), a plan that follows a reference (`level`), a check that holds a delivery against its plan (`agreement`), and a clip
/// that is laid on a plan's grid (`ratio`). Others measure the evidence; `TempoPrior` says what genre, plan and ticket expect.
public struct TempoResolver: Sendable {
  let prior: TempoPrior

  public init(_ prior: TempoPrior) { self.prior = prior }

  // Recurrence that the best tempo in the expected range needs, as a share of the best anywhere: music reaches 0.9 in its own
  // range, and 0.4 in a wrong one.
  private static let inRange = 0.6
  // Ratios at which two tempi are levels of one pulse, and the share by which candidates for them may miss.
  private static let levels = [0.25, 1.0 / 3, 0.5, 1, 2, 3, 4]
  private static let nearness = 0.03
}

// MARK: Periodicities of the onsets

extension TempoResolver {
  /// Best candidate in the expected range, unless the music goes at a tempo of its own, which is no other level of that one.
  func pulse(among candidates: [TempoCandidate]) -> TempoCandidate? {
    let overall = candidates.max { score($0) < score($1) }
    let expected = candidates.filter { prior.expects($0.bpm) }.max { score($0) < score($1) }
    guard let overall, let expected else { return overall }
    let isLevel = Self.levels.contains { abs(overall.bpm / expected.bpm / $0 - 1) < Self.nearness }
    return isLevel || expected.recurrence > Self.inRange * overall.recurrence ? expected : overall
  }

  /// Half or double as a factor of `pulse`, if it is expected too and scores more than a quarter as much.
  func alternative(to pulse: TempoCandidate, among candidates: [TempoCandidate]) -> Double? {
    let rivals = [0.5, 2].compactMap { factor -> (factor: Double, score: Double)? in
      let near = candidates.filter { prior.expects($0.bpm) && abs($0.bpm / (pulse.bpm * factor) - 1) < 0.02 }
      guard let best = near.map(score).max(), best > 0.25 * score(pulse) else { return nil }
      return (factor, best)
    }
    return rivals.max { $0.score < $1.score }?.factor
  }

  private func score(_ candidate: TempoCandidate) -> Double {
    prior.likelihood(of: candidate.bpm) * candidate.recurrence * candidate.modulation
  }
}

// MARK: Beats of the pulse

extension TempoResolver {
  // Difference of weights that leaves a level in doubt: odds of one in twenty, as a natural logarithm.
  private static let doubt = 3.0
  private static let octaves = [1.0, 2, 0.5]

  /// `tempo` counted at one of `levels`, which are measured only where they could change it.
  ///
  /// A tempo in a range that was asked for stays. A tempo in a genre's range stays as well, unless a level that is no octave of it
  /// outweighs it beyond doubt: then that one is counted, at the octave that the genre expects. Where nothing is expected,
  /// or the music does not keep to it, the weightiest level is counted, half or double being the alternative if in doubt.
  func counted(_ tempo: TempoEstimate, at levels: () -> [MetricalLevel]) -> TempoEstimate {
    guard !prior.isAsked else { return tempo }
    let ranked = levels().sorted { $0.weight > $1.weight }
    guard let best = ranked.first else { return tempo }
    var counted = tempo
    if prior.range != nil, prior.expects(tempo.bpm) {
      let own = ranked.first { Self.octaves.contains($0.factor) }
      guard best.weight - (own?.weight ?? -.infinity) > Self.doubt else { return tempo }
      let octave = Self.octaves.first { prior.expects(best.bpm * $0) } ?? 1
      (counted.bpm, counted.alternative) = (best.bpm * octave, nil)
      return counted
    }
    counted.bpm = best.bpm
    let rivals = ranked.dropFirst().filter { [0.5, 2].contains($0.factor / best.factor) }
    counted.alternative = rivals.first.flatMap { best.weight - $0.weight < Self.doubt ? $0.bpm : nil }
    return counted
  }
}

/// Relation of tracked beats to the dotted quarters of a compound meter.
enum CompoundLevel: Equatable {
  /// Beats that fall into two or four.
  case simple
  /// Beats that are the dotted quarters.
  case beat
  /// Beats of one and a half eighths, two to a dotted quarter, the first pair beginning at an index.
  case pairs(first: Int)
  /// Beats that are bars of two dotted quarters.
  case bars
}

extension TempoResolver {
  // Beats per minute below which a beat in six parts is a bar of 6/8: faster dotted quarters are heard as one of two.
  private static let slowBar = 80.0

  /// Level of beats at `bpm` in a compound meter; the pairs of beats are measured only where they could be meant.
  func compoundLevel(of bpm: Double, _ division: BeatDivision, isInThree: Bool, pairs: () -> Int?) -> CompoundLevel {
    let mayBe = { (bpm: Double) in prior.range?.contains(bpm) ?? true }
    if mayBe(bpm / 2), let first = pairs() { return .pairs(first: first) }
    if bpm < Self.slowBar, mayBe(2 * bpm), division.isInSix { return .bars }
    return isInThree ? .beat : .simple
  }
}

/// Grouping of tracked beats into bars.
struct BarForm: Equatable {
  let meter: Meter
  /// Tracked beats in a bar.
  let beats: Int
  /// Sixteenths of the tracked beat in a beat of the meter: 12 where eighths of 6/8 were tracked, 6 where its quarters were.
  var beat = 4

  static let fourFour = BarForm(meter: .fourFour, beats: 4)
  static let threeFour = BarForm(meter: .threeFour, beats: 3)
  /// 6/8 of which the dotted quarters were tracked.
  static let sixEight = BarForm(meter: .sixEight, beats: 2)
  /// 6/8 of which the quarters were tracked.
  static let sixEightInQuarters = BarForm(meter: .sixEight, beats: 3, beat: 6)
  /// 6/8 of which the eighths were tracked.
  static let sixEightInEighths = BarForm(meter: .sixEight, beats: 6, beat: 12)
}

extension TempoResolver {
  // Lead that groups of three need over groups of four, and six beats over three to be one bar.
  private static let threes = 0.15
  private static let six = 0.12

  /// Grouping that repeats best: `similarity` is that of sixteenths so many beats apart, `isHalved` whether bars of three beats
  /// fall into two.
  static func barForm(isCompound: Bool, similarity: (Int) -> Double, isHalved: () -> Bool) -> BarForm {
    let threes = similarity(3) + similarity(6) + similarity(12)
    let fours = similarity(4) + similarity(8) + similarity(12)
    guard threes > fours + Self.threes else { return isCompound ? .sixEight : .fourFour }
    if similarity(6) > similarity(3) + Self.six { return .sixEightInEighths }
    return isHalved() ? .sixEightInQuarters : .threeFour
  }
}

// MARK: A measured tempo beside another one

extension TempoResolver {
  // Planned pulses to a measured one, and what a relation costs in natural logarithms: a simpler one is believed before a
  // nearer one.
  private static let relations = [(1, 0), (2, 0.01), (0.5, 0.01), (4, 0.04), (0.25, 0.04)]

  /// Planned pulses that one measured pulse stands for, 2 where half time was measured; both in pulses per minute.
  public static func ratio(of measured: Double, to planned: Double) -> Double {
    let costs = relations.map { ratio, cost in abs(log(measured * ratio / planned)) + cost }
    return relations[costs.indices.min { costs[$0] < costs[$1] } ?? 0].0
  }

  /// Tempo of a reference at the level that is expected, all in beats of `meter`: what lies in the range stays, anything else is
  /// doubled or halved to come nearest to the likeliest tempo, in octaves.
  ///
  /// In other meters than 4/4 half and double time are bars of another length, so that only what no plan may have is changed.
  public func level(of bpm: Double, in meter: Meter) -> Double {
    let range = meter == .fourFour ? prior.range : Tempo.range
    if range?.contains(bpm) ?? true { return bpm }
    guard meter == .fourFour else { return [bpm / 2, bpm * 2].first(where: Tempo.range.contains) ?? bpm }
    return bpm * Self.ratio(of: bpm, to: prior.centre)
  }
}

/// Relation of a measured tempo to a planned one.
public enum TempoAgreement: Sendable, Equatable {
  case same
  /// Another note of the same meter, such as `quarters`, is what one of the two counts.
  case note(String)
  /// Half or double time of a pulse of which nobody says which level is meant.
  case octave
  case different
}

/// Tempo that a recording should have.
public struct TempoTarget: Sendable, Equatable {
  /// Beats of the meter per minute, and by how many it may be missed.
  public let bpm: Double
  public let tolerance: Double
  public let meter: Meter
  /// Tempi that the genre allows, which says which level is meant; nil where nobody does.
  public let range: ClosedRange<Double>?

  public init(bpm: Double, tolerance: Double, meter: Meter, range: ClosedRange<Double>?) {
    (self.bpm, self.tolerance, self.meter, self.range) = (bpm, tolerance, meter, range)
  }
}

extension TempoResolver {
  /// Relation of a measured tempo, and of the half or double that may be meant as well, to its target.
  public static func agreement(
    of measured: Double, or alternative: Double?, with target: TempoTarget
  ) -> TempoAgreement {
    if abs(measured - target.bpm) <= target.tolerance { return .same }
    if let note = note(of: measured, target) { return .note(note) }
    if let alternative, abs(alternative - target.bpm) <= target.tolerance, target.range?.contains(measured) ?? true {
      return .octave
    }
    return .different
  }

  private static func note(of measured: Double, _ target: TempoTarget) -> String? {
    notes(of: target.meter).first { factor, _ in
      abs(factor * measured - target.bpm) <= target.tolerance * max(1, factor)
    }?.name
  }

  /// Beats of the meter to another count of its bars, and what that count is of; nothing else in 4/4, where octaves decide.
  private static func notes(of meter: Meter) -> [(factor: Double, name: String)] {
    if meter.isCompound {
      return [(1.5, "quarters"), (2.0 / 3, "quarters"), (3, "eighths"), (1.0 / 3, "eighths"), (2, "bars")]
    }
    return meter == .threeFour ? [(1.5, "dotted quarters"), (3, "bars")] : []
  }
}
