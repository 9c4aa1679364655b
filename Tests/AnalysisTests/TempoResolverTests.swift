import Foundation
import Genres
import Music
import Testing

@testable import Analysis

/// The levels that are chosen for the same evidence under other expectations.
struct TempoResolverTests {
  /// What is known beforehand.
  enum Known: Sendable {
    case nothing, genre(String), planned(Double), delivery(ClosedRange<Double>?, asked: Double?)

    var resolver: TempoResolver {
      get throws {
        switch self {
        case .nothing: TempoResolver(.general)
        case .genre(let name):
          TempoResolver(TempoPrior(genre: try #require(GenreCatalogue.standard.genre(named: name))))
        case .planned(let bpm): TempoResolver(TempoPrior(planned: bpm))
        case .delivery(let range, let asked):
          TempoResolver(TempoPrior(range: range, asked: asked, tolerance: 2))
        }
      }
    }
  }

  /// Candidates on the grid that analysis uses, recurring at some tempi and hardly elsewhere.
  private func candidates(_ recurring: [Double: Double]) -> [TempoCandidate] {
    (0...248).map { step in
      let bpm = 40 * pow(2, Double(step) / 96)
      let near = recurring.first { abs(96 * log2($0.key / bpm)) <= 0.5 }
      return TempoCandidate(bpm: bpm, recurrence: near?.value ?? 0.01, modulation: 1)
    }
  }

  // MARK: Periodicities

  static let pulses: [([Double: Double], Known, Double)] = [
    // Half and double alike: without a genre the one that is nearer to 110, with one the genre's.
    ([87: 1, 174: 1], .nothing, 87), ([87: 1, 174: 1], .genre("drum-and-bass"), 174),
    ([87: 1, 174: 1], .genre("hip-hop"), 87), ([70: 1, 140: 1], .nothing, 140),
    ([70: 1, 140: 1], .genre("dubstep"), 140), ([70: 1, 140: 1], .genre("lo-fi"), 70),
    ([62: 1, 124: 1], .genre("house"), 124),
    // What was asked is looked for first, whatever the genre.
    ([70: 1, 140: 1], .delivery(138...142, asked: 70), 70), ([70: 1, 140: 1], .delivery(nil, asked: 70), 70),
    ([75: 1, 150: 1], .planned(150), 150), ([75: 1, 150: 1], .planned(75), 75),
    // A weak octave in the range is another level of the same pulse.
    ([62: 1, 124: 0.1], .genre("house"), 124), ([41: 1, 123: 0.02], .genre("house"), 123),
    // Music that goes at a tempo of its own is taken as it is.
    ([100: 1], .genre("house"), 100), ([100: 1, 125: 0.3], .genre("house"), 100),
    ([100: 1, 125: 0.7], .genre("house"), 125),
  ]

  @Test(arguments: pulses)
  func `the pulse is the level that is expected, if the onsets repeat there`(
    recurring: [Double: Double], known: Known, bpm: Double
  ) throws {
    let pulse = try #require(try known.resolver.pulse(among: candidates(recurring)))
    #expect(abs(log2(pulse.bpm / bpm)) < 1.0 / 96)
  }

  @Test func `of two levels that are equally likely the slower one is taken`() throws {
    let resolver = TempoResolver(TempoPrior(centre: 100))
    let rivals = [50.0, 200].map { TempoCandidate(bpm: $0, recurrence: 1, modulation: 1) }
    #expect(try #require(resolver.pulse(among: rivals)).bpm == 50)
  }

  @Test func `without candidates there is no pulse`() {
    #expect(TempoResolver(.general).pulse(among: []) == nil)
  }

  static let alternatives: [([Double: Double], Known, Double, Double?)] = [
    ([75: 1, 150: 1], .nothing, 150.0, 0.5), ([100: 1], .nothing, 100, nil),
    ([75: 1, 150: 1], .genre("hardstyle"), 150, nil), ([60: 1, 120: 0.9], .nothing, 120, 0.5),
    ([80: 0.9, 160: 1], .nothing, 80, 2),
  ]

  @Test(arguments: alternatives)
  func `half or double is an alternative where it is expected too`(
    recurring: [Double: Double], known: Known, bpm: Double, factor: Double?
  ) throws {
    let candidates = candidates(recurring)
    let pulse = try #require(candidates.min { abs($0.bpm - bpm) < abs($1.bpm - bpm) })
    #expect(try known.resolver.alternative(to: pulse, among: candidates) == factor)
  }

  // MARK: Beats

  /// A pulse, the weights of its levels by their factors, what is known, and the tempo and alternative that come of it.
  static let levels: [(Double, [Double: Double], Known, Double, Double?)] = [
    // Nothing known: the weightiest, and half or double of it in doubt.
    (120, [1: 2, 0.5: 1, 2: -3], .nothing, 120, 60), (120, [1: 1, 0.5: 2], .nothing, 60, 120),
    (120, [1: 5, 0.5: 1], .nothing, 120, nil), (120, [1: 1, 1.5: 2, 3: 1.5], .nothing, 180, 360),
    (87, [1: 1, 2: 4.5], .nothing, 174, nil), (150, [1: 0, 2.0 / 3: 1], .nothing, 100, nil),
    // A genre settles half and double, whatever the beats say.
    (174, [1: 0, 0.5: 9], .genre("drum-and-bass"), 174, nil), (87, [1: 0, 2: 9], .genre("hip-hop"), 87, nil),
    (140, [1: 0, 0.5: 9, 2: 3], .genre("dubstep"), 140, nil),
    // It does not settle whether dotted notes were taken for beats, if that is beyond doubt.
    (101, [1: -1.8, 1.5: 4.3, 0.75: 0.1], .genre("rock"), 151.5, nil),
    (101, [1: 1.8, 1.5: 4.3], .genre("rock"), 101, nil), (101, [1: -1.8, 1.5: 4.3, 2: 2], .genre("rock"), 101, nil),
    // The octave of the other level is the genre's.
    (99, [1: -3, 2.0 / 3: 2], .genre("rock"), 132, nil), (116, [1: -3, 0.75: 2], .genre("jazz"), 174, nil),
    // Music out of the genre's range is counted as if nothing was known.
    (152, [1: 2.5, 0.5: 5.1], .genre("pop"), 76, 152), (152, [1: 2.5, 0.5: 9], .genre("pop"), 76, nil),
    // What was asked or planned is counted, come what may.
    (101, [1: -9, 1.5: 9, 0.5: 9], .planned(101), 101, nil),
    (70, [1: 0, 2: 9], .delivery(138...142, asked: 70), 70, nil),
    (200, [1: 0, 0.5: 9], .delivery(118...130, asked: 124), 200, nil),
  ]

  @Test(arguments: levels)
  func `beats are counted at the level that evidence, genre and asking leave`(
    pulse: Double, weights: [Double: Double], known: Known, bpm: Double, alternative: Double?
  ) throws {
    let levels = weights.map { MetricalLevel(bpm: pulse * $0.key, factor: $0.key, weight: $0.value) }
    let tempo = TempoEstimate(bpm: pulse, confidence: 1, isSteady: true)
    let counted = try known.resolver.counted(tempo) { levels }
    #expect(abs(counted.bpm - bpm) < 1e-9)
    #expect(counted.alternative.map { ($0 * 1000).rounded() / 1000 } == alternative)
  }

  @Test func `without levels the tempo stays, and what was asked for needs none`() {
    let tempo = TempoEstimate(bpm: 93, confidence: 1, alternative: 186, isSteady: true)
    #expect(TempoResolver(.general).counted(tempo) { [] } == tempo)
    var isMeasured = false
    _ = TempoResolver(TempoPrior(planned: 93)).counted(tempo) {
      isMeasured = true
      return []
    }
    #expect(!isMeasured)
  }
}
