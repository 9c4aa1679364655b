import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

/// Decaying tones at given times.
struct Hits {
  var hz: Double
  var level: Float
  var times: [Double]

  static func mix(_ hits: [Hits], seconds: Double) -> [Float] {
    var samples = Tones.silence(seconds: seconds)
    for voice in hits {
      for time in voice.times where time < seconds - 0.2 {
        let first = Int((time * 48_000).rounded())
        for i in 0..<6000 {
          let t = Double(i) / 48_000
          samples[first + i] += voice.level * Float(sin(2 * .pi * voice.hz * t) * exp(-t / 0.03))
        }
      }
    }
    return samples
  }

  /// Times of the same phases in every bar of `bar` beats, phases in beats.
  static func times(_ phases: [Double], bar: Double, bpm: Double, seconds: Double) -> [Double] {
    stride(from: 0.0, to: seconds * bpm / 60, by: bar).flatMap { start in phases.map { (start + $0) * 60 / bpm } }
  }
}

struct RhythmTests {
  private func beat(_ voices: [(hz: Double, level: Float, phases: [Double])], bar: Double, bpm: Double) -> [Float] {
    let hits = voices.map {
      Hits(hz: $0.hz, level: $0.level, times: Hits.times($0.phases, bar: bar, bpm: bpm, seconds: 40))
    }
    return Hits.mix(hits, seconds: 40)
  }

  @Test(arguments: [0.5, 0.54, 0.58, 0.62, 0.667])
  func `the swing of hats is found within 2 percent of the pair`(swing: Double) throws {
    let hats = (0..<4).flatMap { [Double($0), Double($0) + swing] }
    let samples = beat([(60, 0.8, [0, 2]), (220, 0.5, [1, 3]), (7000, 0.3, hats)], bar: 4, bpm: 110)
    let measured = try profile(samples, tempo: TempoPrior(range: 100...120))
    #expect(abs(try #require(measured.swing) - swing) < 0.02)
  }

  @Test(arguments: [0.5, 0.56, 0.62])
  func `swung sixteenths are told from swung eighths`(swing: Double) throws {
    let hats = (0..<8).flatMap { [Double($0) / 2, Double($0) / 2 + swing / 2] }
    let samples = beat([(60, 0.8, [0, 2]), (220, 0.5, [1, 3]), (7000, 0.3, hats)], bar: 4, bpm: 92)
    let measured = try profile(samples, tempo: TempoPrior(range: 85...100))
    #expect(abs(try #require(measured.swing) - swing) < 0.02)
    #expect(measured.swingUnit == 16)
  }

  @Test func `eighths in two groups of three are six eighths`() throws {
    let hats = (0..<6).map { Double($0) / 3 }
    let samples = beat([(60, 0.8, [0]), (220, 0.6, [1]), (7000, 0.3, hats)], bar: 2, bpm: 64)
    let measured = try profile(samples, tempo: TempoPrior(range: 55...75))
    #expect(measured.meter == .sixEight)
    #expect(abs(try #require(measured.bpm) - 64) < 0.1)
    #expect(measured.swing == nil)
  }

  @Test func `a half-time pattern is found at its tempo when the genre is known`() throws {
    let hats = (0..<8).map { Double($0) / 2 }
    let samples = beat([(60, 0.8, [0, 1.75]), (220, 0.6, [2]), (7000, 0.3, hats)], bar: 4, bpm: 140)
    let measured = try profile(samples, tempo: TempoPrior(range: 135...145))
    #expect(abs(try #require(measured.bpm) - 140) < 0.05)
  }

  @Test(arguments: [-0.02, 0.02, 0.03])
  func `a tempo that drifts says by how much, within half a per cent`(drift: Double) throws {
    var times: [Double] = []
    var time = 0.5
    while time < 59 {
      times.append(time)
      time += 60 / (120 * (1 + drift * (time / 60 - 0.5)))
    }
    let measured = try profile(Hits.mix([Hits(hz: 1500, level: 0.7, times: times)], seconds: 60))
    #expect(abs(try #require(measured.tempoDrift) - 100 * drift) < 0.5)
    #expect(abs(try #require(measured.bpm) - 120) < 0.6)
  }

  @Test func `a machine's tempo does not drift`() throws {
    #expect(try profile(ClickTrack(bpm: 120, seconds: 40).samples).tempoDrift == 0)
  }

  @Test(arguments: [120.0, 240])
  func `clicks are counted per second`(bpm: Double) throws {
    let density = try #require(try profile(ClickTrack(bpm: bpm, seconds: 20).samples).onsetDensity)
    #expect(abs(density - bpm / 60) < 0.2)
  }

  @Test func `silence has neither onsets, swing nor drift`() throws {
    let measured = try profile(Tones.silence(seconds: 10))
    #expect(measured.onsetDensity == nil && measured.swing == nil && measured.tempoDrift == nil)
  }
}
