import Audio
import Foundation
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct AttackFinderTests {
  private static func attacks(_ sound: StereoBuffer) throws -> [Attack] {
    let source = MemorySource(sound)
    return try AttackFinder(source, EnergyCurve(source)).attacks
  }

  private static func distance(_ attacks: [Attack], from time: Double) -> Double {
    attacks.map { abs($0.time - time) }.min() ?? .infinity
  }

  @Test(arguments: [0.0, 0.25, 1.013]) func `strokes are found to the millisecond, wherever the music begins`(
    leadIn: Double
  ) throws {
    var clip = BadClip()
    (clip.seconds, clip.leadIn, clip.bpm) = (12, leadIn, 107)
    let attacks = try Self.attacks(clip.source.buffer)
    let beats = clip.beats.filter { $0 > 0.1 && $0 < 11.5 }
    let distances = beats.map { Self.distance(attacks, from: $0) }.sorted()
    #expect(distances[distances.count / 2] < 0.001, "seconds")
    #expect(distances[distances.count * 9 / 10] < 0.005, "seconds")
    #expect(zip(attacks, attacks.dropFirst()).allSatisfy { $1.time > $0.time }, "in order")
  }

  @Test func `silence and a steady tone have no attacks but their beginning`() throws {
    #expect(try Self.attacks(StereoBuffer(frames: 96_000)).allSatisfy { $0.time < 0.02 })
    let tone = Tones.silence(seconds: 0.5) + Tones.sine(440, seconds: 3)
    let attacks = try Self.attacks(StereoBuffer(mono: tone))
    #expect(attacks.allSatisfy { abs($0.time - 0.5) < 0.03 })
    #expect(!attacks.isEmpty)
  }

  @Test func `strokes nearer than 40 ms count as one`() throws {
    var sound = [Float](repeating: 0, count: 96_000)
    var random = SeededRandom(Seed(3))
    for start in [24_000, 24_960, 48_000] {
      for i in 0..<900 { sound[start + i] += random.noise() * Float(exp(-Double(i) / 200)) * 0.5 }
    }
    let attacks = try Self.attacks(StereoBuffer(mono: sound))
    #expect(attacks.count == 2)
    #expect(Self.distance(attacks, from: 1) < 0.002, "seconds")
  }

  @Test(arguments: [0.0, 0.3, 2]) func `sound begins where it is first louder than 40 dB below its peak`(leadIn: Double)
    throws
  {
    let tone = Tones.silence(seconds: leadIn) + Tones.sine(880, seconds: 1)
    let curve = try EnergyCurve(MemorySource(StereoBuffer(mono: tone)))
    #expect(abs(curve.start - leadIn) < 0.003, "seconds")
  }

  @Test(arguments: [0.02, 0.05]) func `a quiet hiss before the music is no beginning`(level: Double) throws {
    let hiss = Tones.noise(amplitude: Float(0.001), seconds: 0.5)
    let tone = hiss + Tones.sine(880, amplitude: level * 10, seconds: 1)
    let curve = try EnergyCurve(MemorySource(StereoBuffer(mono: tone)))
    #expect(abs(curve.start - 0.5) < 0.003, "seconds")
  }
}
