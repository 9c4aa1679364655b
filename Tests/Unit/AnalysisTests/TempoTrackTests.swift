import Foundation
import Testing

@testable import Analysis

struct TempoTrackTests {
  private func map(_ segments: [(Double, Double, Double, Double)]) -> TempoTrack {
    TempoTrack(segments: segments.map { .init(start: $0.0, end: $0.1, first: $0.2, last: $0.3) })
  }

  @Test func `one tempo is steady, drifts nowhere and is right all the time`() {
    let steady = TempoTrack.steady(duration: 30)
    #expect(steady.isSteady && steady.drift == 0 && steady.share == 1 && steady.ratio(at: 12) == 1)
  }

  /// Segments as start, end, first and last tempo; the drift and the share of the time at the recording's tempo.
  static let drifts: [([(Double, Double, Double, Double)], Double, Double)] = [
    ([(0.0, 60.0, 1.0, 1.1)], 0.1, 0.1), ([(0, 30, 1, 1), (30, 60, 1.3, 1.3)], 0.3, 0.5),
    ([(0, 20, 1, 1), (20, 40, 0.9, 0.9), (40, 60, 1, 1)], -0.1, 2.0 / 3),
  ]

  @Test(arguments: drifts)
  func `drift is the farthest tempo against the first`(
    segments: [(Double, Double, Double, Double)], drift: Double, share: Double
  ) {
    let map = map(segments)
    #expect(!map.isSteady && abs(map.drift - drift) < 1e-9 && abs(map.share - share) < 0.02)
  }

  @Test func `a tempo that changes evenly goes by equal ratios in equal times`() {
    let map = map([(0, 40, 1, 1.21)])
    #expect(abs(map.ratio(at: 20) - 1.1) < 1e-9)
    #expect(map.ratio(at: -5) == 1 && abs(map.ratio(at: 50) - 1.21) < 1e-9)
  }

  @Test func `a tempo counted in slower beats has the faster ones as the alternative`() {
    let tempo = TempoEstimate(bpm: 120, confidence: 0.7, isSteady: true, map: .steady(duration: 10)).slower(by: 1.5)
    #expect(tempo.bpm == 80 && tempo.alternative == 120 && tempo.confidence == 0.7)
    #expect(tempo.sections?.first?.bpm == 80)
  }
}

struct TempoTrackFittingTests {
  /// Windows 2 s apart in a recording of a minute.
  private func fit(_ bpm: (Double) -> Double) -> [TempoTrack.Segment]? {
    let windows = stride(from: 4.0, through: 56, by: 2).map { Tempogram.LocalTempo(time: $0, bpm: bpm($0)) }
    return TempoTrackFitting(windows).segments(duration: 60)
  }

  @Test func `one tempo is one segment from beginning to end`() throws {
    let segments = try #require(fit { _ in 120 })
    #expect(segments.count == 1 && segments[0].start == 0 && segments[0].end == 60)
    #expect(abs(segments[0].first - 120) < 1e-9 && segments[0].first == segments[0].last)
  }

  @Test(arguments: [20.0, 30, 45]) func `a step is where it is, within a window`(time: Double) throws {
    let segments = try #require(fit { $0 < time ? 120 : 126 })
    #expect(segments.count == 2 && abs(segments[1].start - time) <= 2)
    #expect(abs(segments[0].last - 120) < 0.01 && abs(segments[1].first - 126) < 0.01)
  }

  @Test func `an even rise is one line that goes on to both ends`() throws {
    let segments = try #require(fit { 100 * exp($0 / 60 * log(1.2)) })
    #expect(segments.count == 1)
    // The median of three neighbours is off by half a window at either end.
    #expect(abs(segments[0].first - 100) < 0.3 && abs(segments[0].last - 120) < 0.3)
  }

  @Test func `what wavers by less than it costs to say is one tempo`() throws {
    let segments = try #require(fit { 120 + ($0.truncatingRemainder(dividingBy: 4) < 2 ? 0.2 : -0.2) })
    #expect(segments.count == 1 && abs(segments[0].first - 120) < 0.3)
  }

  @Test func `tempi that jump about have no map, and neither have two windows`() {
    #expect(fit { 100 + 60 * (($0 * 0.377).truncatingRemainder(dividingBy: 1) - 0.5) } == nil)
    let windows = [4.0, 6].map { Tempogram.LocalTempo(time: $0, bpm: 120) }
    #expect(TempoTrackFitting(windows).segments(duration: 10) == nil)
    #expect(TempoTrackFitting([]).segments(duration: 10) == nil)
  }
}

struct TempoRefinementTests {
  @Test(arguments: [61.7, 98.31, 120, 133.33, 173.9], [0.98, 1.02])
  func `a tempo that is 2 % off is made exact within 0.02 BPM`(bpm: Double, factor: Double) {
    let curves = Curves.pulses(Curves.beats(bpm, seconds: 60), seconds: 60).sharpened()
    let refined = TempoRefinement(curves).refine(bpm * factor)
    #expect(abs(refined.bpm - bpm) < 0.02 && refined.isSteady)
    #expect(refined.map?.isSteady == true)
  }

  @Test func `silence is refined to what was asked`() {
    let refined = TempoRefinement(Curves.pulses([], seconds: 20).sharpened()).refine(120)
    #expect(refined.bpm.isFinite && abs(refined.bpm - 120) < 6 && !refined.isSteady)
  }
}
