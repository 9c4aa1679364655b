import Foundation
import Genres
import Music
import Testing

@testable import Analysis

/// Beats of compound meters and bars.
struct TempoResolverMeterTests {
  /// A division of beats into so many equal parts.
  private func division(into parts: Int) -> BeatDivision {
    let phases = (0..<parts).map { Double($0) / Double(parts) }
    let curves = Curves.pulses(Curves.beats(60, phases: phases, seconds: 30), seconds: 30).sharpened()
    return BeatDivision(curves, beats: Curves.beats(60, seconds: 30))
  }

  /// Beats per minute, the parts of a beat, the first pair that was found, the expectation, and the level.
  static let compound: [(Double, Int, Int?, TempoPrior, CompoundLevel)] = [
    (100, 2, nil, .general, .simple), (100, 3, nil, .general, .beat),
    (100, 3, 1, .general, .pairs(first: 1)), (100, 2, 0, .general, .pairs(first: 0)),
    // Bars of 6/8 are slow, and their beats must be expected.
    (60, 6, nil, .general, .bars), (85, 6, nil, .general, .simple),
    (60, 6, nil, TempoPrior(range: 55...75), .simple), (60, 6, nil, TempoPrior(range: 100...130), .bars),
    (100, 3, 0, TempoPrior(range: 90...120), .beat), (100, 3, 0, TempoPrior(range: 45...60), .pairs(first: 0)),
  ]

  @Test(arguments: compound)
  func `beats of compound meters are dotted quarters, their halves or their bars`(
    bpm: Double, parts: Int, pair: Int?, prior: TempoPrior, level: CompoundLevel
  ) {
    let division = division(into: parts)
    let isInThree = division.isInThree
    #expect(TempoResolver(prior).compoundLevel(of: bpm, division, isInThree: isInThree) { pair } == level)
  }

  /// How similar sixteenths are 3, 4, 6, 8 and 12 beats apart, whether beats fall into three and bars of three into two.
  static let groupings: [([Int: Double], Bool, Bool, BarForm)] = [
    ([3: 0.2, 4: 0.9, 6: 0.3, 8: 0.9, 12: 0.9], false, false, .fourFour),
    // A 12/8 shuffle is 4/4 with swing; where both thirds are used it is counted as two bars of 6/8.
    ([3: 0.2, 4: 0.9, 6: 0.3, 8: 0.9, 12: 0.9], true, false, .sixEight),
    ([3: 0.9, 4: 0.3, 6: 0.9, 8: 0.3, 12: 0.9], false, false, .threeFour),
    ([3: 0.9, 4: 0.3, 6: 0.9, 8: 0.3, 12: 0.9], false, true, .sixEightInQuarters),
    ([3: 0.5, 4: 0.2, 6: 0.9, 8: 0.2, 12: 0.9], false, false, .sixEightInEighths),
    ([3: 0.5, 4: 0.2, 6: 0.9, 8: 0.2, 12: 0.9], true, true, .sixEightInEighths),
    // A lead that is no lead, and nothing at all, are four quarters.
    ([3: 0.55, 4: 0.5, 6: 0.55, 8: 0.5, 12: 0.9], false, false, .fourFour), ([:], false, true, .fourFour),
  ]

  @Test(arguments: groupings)
  func `bars are grouped as they repeat`(similarity: [Int: Double], isCompound: Bool, isHalved: Bool, form: BarForm) {
    let decided = TempoResolver.barForm(
      isCompound: isCompound, similarity: { similarity[$0] ?? 0 }, isHalved: { isHalved })
    #expect(decided == form)
  }

  @Test(arguments: [
    (BarForm.fourFour, 4.0), (.threeFour, 3), (.sixEight, 2), (.sixEightInQuarters, 2), (.sixEightInEighths, 2),
  ])
  func `a bar has as many beats as its meter`(form: BarForm, beats: Double) {
    #expect(Double(4 * form.beats) / Double(form.beat) == beats)
    #expect(form.meter.bar.quarters / form.meter.beat.quarters == beats)
  }
}

/// A measured tempo beside one that is wanted.
struct TempoComparisonTests {
  @Test(arguments: [
    (120.0, 120.0, 1.0), (60, 120, 2), (240, 120, 0.5), (30, 120, 4), (480, 120, 0.25), (118, 120, 1), (65, 120, 2),
    (85, 120, 1), (84, 120, 2), (169, 120, 1), (171, 120, 0.5), (1, 120, 4),
  ])
  func `a tempo is the nearest octave of another one`(measured: Double, planned: Double, ratio: Double) {
    #expect(TempoResolver.ratio(of: measured, to: planned) == ratio)
  }

  /// A reference's tempo, the genre and meter of the plan, and the tempo of the plan.
  static let references: [(Double, String, Meter, Double)] = [
    (124, "house", .fourFour, 124), (62, "house", .fourFour, 124), (248, "house", .fourFour, 124),
    (31, "house", .fourFour, 124), (87, "drum-and-bass", .fourFour, 174), (174, "drum-and-bass", .fourFour, 174),
    (174, "hip-hop", .fourFour, 87), (70, "dubstep", .fourFour, 140), (140, "lo-fi", .fourFour, 70),
    // What a genre goes up or down to is not halved for being far from its usual tempo.
    (190, "jazz", .fourFour, 190), (180, "jazz", .fourFour, 180), (120, "cinematic", .fourFour, 120),
    (100, "jazz", .fourFour, 100),
    // What no octave brings into the range comes as near as it can.
    (100, "house", .fourFour, 100), (85, "house", .fourFour, 170), (200, "lo-fi", .fourFour, 100),
    (130, "ambient", .fourFour, 65),
    // Half and double time are bars of another length in other meters.
    (60, "house", .sixEight, 60), (192, "rock", .threeFour, 192), (45, "rock", .sixEight, 45),
    (30, "rock", .sixEight, 60), (250, "rock", .threeFour, 125),
  ]

  @Test(arguments: references)
  func `a reference's tempo is counted as the genre counts`(
    measured: Double, name: String, meter: Meter, planned: Double
  ) throws {
    let genre = try #require(GenreCatalogue.standard.genre(named: name))
    let resolver = TempoResolver(TempoPrior(range: TempoPrior.range(of: genre, in: meter)))
    #expect(resolver.level(of: measured, in: meter) == planned)
  }

  @Test(arguments: [44.0, 90, 200]) func `where nothing is expected every tempo stays`(bpm: Double) {
    #expect(TempoResolver(.general).level(of: bpm, in: .fourFour) == bpm)
  }

  /// What was measured, the half or double that could be meant, the target, its meter and the genre's range.
  static let agreements: [(Double, Double?, Double, Meter, ClosedRange<Double>?, TempoAgreement)] = [
    (124, nil, 124, .fourFour, nil, .same), (126, nil, 124, .fourFour, nil, .same),
    (126.1, nil, 124, .fourFour, nil, .different), (62, 124, 124, .fourFour, nil, .octave),
    (62, 124, 124, .fourFour, 60...130, .octave), (62, 124, 124, .fourFour, 118...130, .different),
    (62, nil, 124, .fourFour, nil, .different), (186, nil, 124, .fourFour, nil, .different),
    // In 6/8 quarters, eighths and bars are a pulse as well, with the tolerance of the beat.
    (135, nil, 90, .sixEight, nil, .note("quarters")), (60, nil, 90, .sixEight, nil, .note("quarters")),
    (270, nil, 90, .sixEight, nil, .note("eighths")), (30, nil, 90, .sixEight, nil, .note("eighths")),
    (45, nil, 90, .sixEight, nil, .note("bars")), (46, nil, 90, .sixEight, nil, .note("bars")),
    (47.1, nil, 90, .sixEight, nil, .different), (100, nil, 90, .sixEight, nil, .different),
    // A waltz may be counted in one, or in dotted quarters.
    (60, nil, 180, .threeFour, nil, .note("bars")), (120, nil, 180, .threeFour, nil, .note("dotted quarters")),
    (90, nil, 180, .threeFour, nil, .different),
  ]

  @Test(arguments: agreements)
  func `a tempo agrees with its target, is another count of it, or is another one`(
    measured: Double, alternative: Double?, bpm: Double, meter: Meter, range: ClosedRange<Double>?,
    agreement: TempoAgreement
  ) {
    let target = TempoTarget(bpm: bpm, tolerance: 2, meter: meter, range: range)
    #expect(TempoResolver.agreement(of: measured, or: alternative, with: target) == agreement)
  }
}
