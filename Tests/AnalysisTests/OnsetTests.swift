import Audio
import Foundation
import TestSupport
import Testing

@testable import Analysis

struct OnsetTests {
  private func curves(_ mono: [Float]) -> OnsetCurves {
    var analyser = SpectralAnalyser()
    analyser.add(mid: mono, side: [Float](repeating: 0, count: mono.count))
    return analyser.detector.curves
  }

  /// A sine of each range that begins at 1 s.
  @Test(arguments: [(60.0, 0), (300, 1), (1000, 2), (8000, 3)])
  func `a tone begins in its own range and at its time`(hz: Double, range: Int) throws {
    let curves = curves(Tones.silence(seconds: 1) + Tones.sine(hz, seconds: 1))
    let attacks = curves.attacks.map { $0.max() ?? 0 }
    #expect(try #require(attacks.indices.max { attacks[$0] < attacks[$1] }) == range)
    let own = curves.attacks[range]
    let highest = try #require(own.indices.max { own[$0] < own[$1] })
    // A tone fades in over the length of a window, 43 ms.
    #expect(abs(OnsetCurves.time(ofFrame: Double(highest)) - 1) < 0.04)
  }

  @Test(arguments: [0.31, 0.5, 0.777, 1.25])
  func `a click is found within a frame`(time: Double) throws {
    let curves = curves(ClickTrack(bpm: 1, seconds: 2, start: time).samples)
    let sum = curves.sharpened().sum(weights: [1, 1, 1, 1])
    let highest = try #require(sum.indices.max { sum[$0] < sum[$1] })
    #expect(abs(OnsetCurves.time(ofFrame: Double(highest)) - time) < 1.5 / OnsetCurves.rate)
  }

  @Test(arguments: [0.0, 0.3, 7.7]) func `frames and times are inverse to each other`(time: Double) {
    #expect(abs(OnsetCurves.time(ofFrame: OnsetCurves.frame(ofTime: time)) - time) < 1e-12)
  }

  @Test func `a steady tone has no onset but its first`() {
    let curves = curves(Tones.sine(440, seconds: 4))
    #expect(curves.bands[1].dropFirst(20).allSatisfy { $0 < 0.1 })
    #expect(curves.attacks[1].dropFirst(20).allSatisfy { $0 < 1e-3 })
  }

  @Test func `what is below −78 dB is no sound`() {
    let curves = curves(Tones.silence(seconds: 1) + Tones.sine(1000, amplitude: 1e-5, seconds: 1))
    #expect(curves.bands.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test func `a rise of any size counts 24 dB at most`() {
    let curves = curves(Tones.silence(seconds: 0.5) + Tones.noise(amplitude: 1, seconds: 0.5))
    #expect(curves.bands.allSatisfy { ($0.max() ?? 0) <= 24 && ($0.max() ?? 0) > 20 })
  }

  @Test func `sharpening takes out what is steady and scales attacks to a mean square of 1`() {
    var curves = Curves.pulses(Curves.beats(120, seconds: 20), seconds: 20)
    for g in 0..<4 {
      curves.bands[g] = curves.bands[g].map { $0 + 3 }
      curves.attacks[g] = curves.attacks[g].map { 0.01 * $0 + 0.5 }
    }
    let sharp = curves.sharpened()
    for g in 0..<4 {
      #expect(sharp.bands[g].min() == 0 && sharp.bands[g].filter { $0 > 0 }.count < sharp.count / 20)
      let square = sharp.attacks[g].reduce(0) { $0 + $1 * $1 } / Float(sharp.count)
      #expect(abs(square - 1) < 1e-3)
    }
  }

  @Test(arguments: [1.0, 2, 4, 8]) func `onsets are counted per second`(perSecond: Double) throws {
    let times = Curves.beats(60 * perSecond, seconds: 30)
    let density = try #require(Curves.pulses(times, seconds: 30).density)
    #expect(abs(density - perSecond) < 0.1)
  }

  @Test func `nothing begins in silence, in a few frames and in soft rises`() {
    #expect(Curves.pulses([], seconds: 10).density == nil)
    #expect(Curves.pulses([0.02], seconds: 0.05).density == nil)
    #expect(Curves.pulses(Curves.beats(60, seconds: 10), seconds: 10, height: 1).density == nil)
  }

  @Test func `parts of curves are theirs`() {
    let curves = Curves.pulses([1], seconds: 3)
    let part = curves.part(50..<150)
    #expect(part.count == 100 && part.bands[2] == Array(curves.bands[2][50..<150]))
  }
}
