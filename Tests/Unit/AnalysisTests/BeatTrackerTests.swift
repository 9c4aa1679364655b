import Foundation
import Testing

@testable import Analysis

/// Beats on curves that are made by hand.
struct BeatTrackerTests {
  private func steady(_ bpm: Double) -> TempoEstimate { TempoEstimate(bpm: bpm, confidence: 1, isSteady: true) }

  @Test(arguments: [63.0, 97.3, 120, 174], [0.05, 0.21])
  func `even beats lie on the pulses within 6 ms`(bpm: Double, start: Double) throws {
    let times = Curves.beats(bpm, from: start, seconds: 30)
    let beats = BeatTracker(Curves.pulses(times, seconds: 30), duration: 30).beats(steady(bpm))
    for time in times.dropLast() {
      let nearest = beats.map { abs($0 - time) }.min()
      #expect(try #require(nearest) < 0.006, "no beat near \(time) s")
    }
    #expect(abs(beats.count - times.count) <= 1)
  }

  @Test func `beats go from the first moment to the end, also before the first pulse`() throws {
    let times = Curves.beats(120, from: 5.25, seconds: 20)
    let beats = BeatTracker(Curves.pulses(times, seconds: 20), duration: 20).beats(steady(120))
    let (first, last) = (try #require(beats.first), try #require(beats.last))
    #expect(first < 0.5 && last > 19.5)
    #expect(beats.allSatisfy { $0 >= 0 && $0 < 20 })
  }

  @Test(arguments: [1.06, 0.94]) func `beats follow a tempo that goes evenly to another`(last: Double) throws {
    var (times, time) = ([Double](), 0.3)
    while time < 38 {
      times.append(time)
      time += 60 / (100 * pow(last, time / 40))
    }
    let map = TempoTrack(segments: [.init(start: 0, end: 40, first: 1, last: last)])
    let tempo = TempoEstimate(bpm: 100, confidence: 1, isSteady: false, map: map)
    let beats = BeatTracker(Curves.pulses(times, seconds: 40), duration: 40).beats(tempo)
    let followed = times.count { time in beats.contains { abs($0 - time) < 0.015 } }
    #expect(followed > times.count - 3)
  }

  @Test func `a pulse that misses beats is followed through them`() {
    let times = Curves.beats(110, seconds: 30).enumerated().filter { $0.offset % 7 != 3 }.map(\.element)
    let tempo = TempoEstimate(bpm: 110, confidence: 1, isSteady: false)
    let beats = BeatTracker(Curves.pulses(times, seconds: 30), duration: 30).beats(tempo)
    let gaps = zip(beats, beats.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { abs($0 - 60 / 110) < 0.03 })
  }

  @Test(arguments: [0, 3, 40]) func `what is too short to track has an even grid`(frames: Int) {
    let seconds = Double(frames) / OnsetCurves.rate
    let tempo = TempoEstimate(bpm: 60, confidence: 1, isSteady: false)
    let beats = BeatTracker(Curves.pulses([], seconds: seconds), duration: seconds).beats(tempo)
    #expect(beats.count <= 1)
  }
}

/// Division of beats, from curves that are made by hand.
struct BeatDivisionTests {
  private static let beats = Curves.beats(90, seconds: 40)

  private func curves(_ phases: [Double]) -> OnsetCurves {
    Curves.pulses(Curves.beats(90, phases: phases, seconds: 40), seconds: 40).sharpened()
  }

  /// Phases of a beat at which something begins, and whether those are three parts, or six.
  static let divisions: [([Double], Bool, Bool)] = [
    ([0.0], false, false), ([0, 0.5], false, false), ([0, 0.25, 0.5, 0.75], false, false),
    ([0, 1.0 / 3, 2.0 / 3], true, false), ([0, 2.0 / 3], false, false), ([0, 1.0 / 3], false, false),
    ([0, 1.0 / 6, 2.0 / 6, 0.5, 4.0 / 6, 5.0 / 6], false, true),
  ]

  @Test(arguments: divisions)
  func `thirds are told from halves, quarters and sixths`(phases: [Double], isInThree: Bool, isInSix: Bool) {
    let division = BeatDivision(curves(phases), beats: Self.beats)
    #expect(division.isInThree == isInThree)
    #expect(division.isInSix == isInSix)
  }

  @Test(arguments: [0, 1]) func `pairs of beats of one and a half eighths are found from their first on`(first: Int) {
    // Thirds of two beats: 0, 2/3 and 4/3, the latter a third after the beat between.
    let times = Self.beats.enumerated().flatMap { i, beat -> [Double] in
      let length = 60.0 / 90
      return i % 2 == first ? [beat, beat + length * 2 / 3] : [beat + length / 3]
    }
    let sharp = Curves.pulses(times, seconds: 40).sharpened()
    #expect(BeatDivision.firstOfPairs(sharp, beats: Self.beats) == first)
  }

  static let alike: [[Double]] = [[0.0], [0, 0.5], [0, 1.0 / 3, 2.0 / 3], []]

  @Test(arguments: alike)
  func `beats that are alike are no pairs`(phases: [Double]) {
    #expect(BeatDivision.firstOfPairs(curves(phases), beats: Self.beats) == nil)
  }

  @Test func `without beats, or in silence, nothing is divided`() {
    let silent = BeatDivision(curves([]), beats: Self.beats)
    let beatless = BeatDivision(curves([0]), beats: [])
    #expect(!silent.isInThree && !silent.isInSix && !beatless.isInThree && !beatless.isInSix)
    #expect(BeatDivision.firstOfPairs(curves([0]), beats: [1]) == nil)
  }

  /// Phase of the second of each pair of eighths, and what is measured of it.
  @Test(arguments: [0.5, 0.56, 0.6, 2.0 / 3]) func `swung eighths have their phase within 2 %`(phase: Double) throws {
    let times = Curves.beats(90, phases: [0, phase], seconds: 40)
    let swing = try #require(SwingEstimate(BeatProfile(Curves.pulses(times, seconds: 40), beats: Self.beats)))
    #expect(abs(swing.ratio - phase) < 0.02 && swing.unit == 8)
  }

  @Test func `thirds and bare beats have no swing`() {
    for phases in [[0.0], [0, 1.0 / 3, 2.0 / 3]] {
      let times = Curves.beats(90, phases: phases, seconds: 40)
      #expect(SwingEstimate(BeatProfile(Curves.pulses(times, seconds: 40), beats: Self.beats)) == nil)
    }
  }

  @Test func `a profile without beats is flat`() {
    let profile = BeatProfile(curves([0]), beats: [])
    #expect(profile.heights.allSatisfy { $0 == 0 } && !profile.isInThree)
    #expect(profile.peak(from: 0.2, to: 0.8) == nil)
  }
}
