import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

struct CompoundMeterTests {
  /// Kick and snare on dotted quarters, hats on eighths, chords at each bar.
  private func sixEight(_ bpm: Double, snare: Bool = true, hats: Float = 0.1, seconds: Double = 44) -> [Float] {
    let phases = { (phases: [Double]) in Hits.times(phases, bar: 2, bpm: bpm, seconds: seconds) }
    let drums = Hits.mix(
      [
        Hits(hz: 60, level: 0.5, times: phases([0])), Hits(hz: 250, level: snare ? 0.4 : 0, times: phases([1])),
        Hits(hz: 7000, level: hats, times: phases((0..<6).map { Double($0) / 3 })),
      ], seconds: seconds)
    let bar = 2 * 60 / bpm
    return drums.indices.map { i in
      let time = Double(i) / 48_000
      let pitches = [[220.0, 261.6], [174.6, 220], [261.6, 329.6], [196, 246.9]][Int(time / bar) % 4]
      let age = time.truncatingRemainder(dividingBy: bar)
      return drums[i] + pitches.reduce(0) { $0 + Float(0.08 * sin(2 * .pi * $1 * time) * exp(-age)) }
    }
  }

  @Test(arguments: [54.0, 60, 66, 72, 80, 90, 100, 116], [true, false])
  func `six eighths are counted in dotted quarters`(bpm: Double, snare: Bool) throws {
    let measured = try profile(sixEight(bpm, snare: snare))
    #expect(measured.meter == .sixEight)
    #expect(abs(try #require(measured.bpm) - bpm) < 0.2)
    #expect(measured.swing == nil && measured.tempoDrift == 0)
  }

  @Test(arguments: [0.04, 0.25] as [Float])
  func `soft and loud cymbals divide the beat alike`(hats: Float) throws {
    #expect(try profile(sixEight(76, hats: hats)).meter == .sixEight)
  }

  @Test(arguments: [92.0, 116, 132])
  func `a shuffle is no compound meter`(bpm: Double) throws {
    let voices: [(Double, Float, [Double])] = [
      (60, 0.7, [0, 2]), (220, 0.5, [1, 3]), (7000, 0.25, (0..<4).flatMap { [Double($0), Double($0) + 2.0 / 3] }),
    ]
    let hits = voices.map { Hits(hz: $0, level: $1, times: Hits.times($2, bar: 4, bpm: bpm, seconds: 40)) }
    let measured = try profile(Hits.mix(hits, seconds: 40))
    #expect(measured.meter == .fourFour)
    #expect(abs(try #require(measured.swing) - 2.0 / 3) < 0.02)
  }

  @Test(arguments: [132.0, 168, 192])
  func `a fast waltz is in three quarters`(bpm: Double) throws {
    let voices: [(Double, Float, [Double])] = [
      (60, 0.7, [0]), (220, 0.35, [1, 2]), (7000, 0.1, [0, 0.5, 1, 1.5, 2, 2.5]),
    ]
    let hits = voices.map { Hits(hz: $0, level: $1, times: Hits.times($2, bar: 3, bpm: bpm, seconds: 40)) }
    let measured = try profile(Hits.mix(hits, seconds: 40))
    #expect(measured.meter == .threeFour)
    #expect(abs(try #require(measured.bpm) - bpm) < 0.2)
  }
}
