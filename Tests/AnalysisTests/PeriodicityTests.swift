import Foundation
import Testing

@testable import Analysis

/// Onset curves made by hand, at 93.75 frames per second.
enum Curves {
  /// Curves with a height of 10 dB at some times in all four ranges, or in one of them.
  static func pulses(_ times: [Double], seconds: Double, range: Int? = nil, height: Float = 10) -> OnsetCurves {
    var curves = OnsetCurves()
    let count = Int(seconds * OnsetCurves.rate)
    for g in 0..<4 {
      var curve = [Float](repeating: 0, count: count)
      if range == nil || range == g {
        for time in times {
          let frame = Int(OnsetCurves.frame(ofTime: time).rounded())
          if curve.indices.contains(frame) { curve[frame] += height }
        }
      }
      curves.bands[g] = curve
      curves.attacks[g] = curve
    }
    return curves
  }

  /// Times of the beats at `bpm`, and of parts of them.
  static func beats(_ bpm: Double, phases: [Double] = [0], from start: Double = 0.2, seconds: Double) -> [Double] {
    stride(from: start, to: seconds, by: 60 / bpm).flatMap { beat in phases.map { beat + $0 * 60 / bpm } }
  }
}

/// Tempi whose beats last a whole number of frames.
struct PeriodicityTests {
  @Test(arguments: [75.0, 93.75, 125, 187.5])
  func `pulses are the same after a whole number of beats, and others between`(bpm: Double) {
    let periodicity = Periodicity(Curves.pulses(Curves.beats(bpm, seconds: 40), seconds: 40), longest: 8)
    #expect(abs(periodicity.autocorrelation[0] - 1) < 1e-5)
    for beats in [1.0, 2, 3, 4] { #expect(periodicity.similarity(after: 60 / bpm * beats) > 0.6) }
    #expect(periodicity.similarity(after: 60 / bpm * 1.5) < 0.1)
    #expect(periodicity.recurrence(at: bpm) > 0.8 && periodicity.clarity(at: bpm) > 0.6)
  }

  @Test func `a level that fits only by its bars does not recur`() {
    let periodicity = Periodicity(Curves.pulses(Curves.beats(75, seconds: 40), seconds: 40), longest: 8)
    #expect(periodicity.recurrence(at: 150) < 0.5 * periodicity.recurrence(at: 75))
  }

  @Test func `power is highest at the frequency of the pulses and their harmonics`() {
    let periodicity = Periodicity(Curves.pulses(Curves.beats(120, seconds: 40), seconds: 40), longest: 8)
    #expect(periodicity.power(at: 2) > 20 * periodicity.power(at: 1.5))
    #expect(periodicity.power(at: 4) > 20 * periodicity.power(at: 3))
  }

  @Test func `silence has no period and no strength`() {
    let periodicity = Periodicity(Curves.pulses([], seconds: 20), longest: 8)
    #expect(periodicity.autocorrelation.allSatisfy { $0 == 0 } && periodicity.strength == 0)
    #expect(periodicity.candidates.allSatisfy { $0.recurrence == 0 })
  }

  @Test(arguments: [0, 1, 5]) func `no frames, or hardly any, are no trouble`(frames: Int) {
    let curves = Curves.pulses([0.01], seconds: Double(frames) / OnsetCurves.rate)
    let periodicity = Periodicity(curves, longest: 8)
    #expect(periodicity.similarity(after: 1) == 0 && periodicity.power(at: 2).isFinite)
    #expect(periodicity.clarityOfChance > 0.06)
  }

  @Test func `lags beyond half the recording are not compared`() {
    let periodicity = Periodicity(Curves.pulses(Curves.beats(125, seconds: 4), seconds: 4), longest: 8)
    #expect(periodicity.similarity(after: 1.44) > 0.5 && periodicity.similarity(after: 2.4) == 0)
  }

  @Test func `candidates go from 40 to 240 in equal steps, a 96th of an octave each`() throws {
    let candidates = Periodicity(Curves.pulses([], seconds: 10), longest: 8).candidates
    #expect(try #require(candidates.first).bpm == 40)
    #expect(abs(try #require(candidates.last).bpm - 240) < 0.5)
    for (a, b) in zip(candidates, candidates.dropFirst()) { #expect(abs(96 * log2(b.bpm / a.bpm) - 1) < 1e-9) }
  }
}
