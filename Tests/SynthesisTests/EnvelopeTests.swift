import Audio
import Foundation
import Music
import Testing

@testable import Synthesis

@Suite struct EnvelopeTests {
  private static let envelope = Envelope(attack: 0.01, decay: 0.2, sustain: 0.5, release: 0.1)

  /// A linear attack; after it s + (1 − s)·10^(−3t/d).
  static let levels: [(Double, Double)] = [
    (0, 0), (0.005, 0.5), (0.01, 1), (0.11, 0.5 + 0.5 * 0.031_622_8), (0.21, 0.500_5), (1, 0.5),
  ]

  @Test(arguments: levels) func `a held note has the level of the closed form`(time: Double, level: Double) {
    #expect(abs(Self.envelope.level(at: time, held: 2) - level) < 1e-6)
  }

  @Test(arguments: [0.0, 0.02, 0.05, 0.1]) func `a released note falls by 60 dB in its release`(since: Double) {
    let held = 0.5
    let start = Self.envelope.level(at: held, held: held)
    let level = Self.envelope.level(at: held + since, held: held)
    #expect(abs(20 * log10(level / start) + 600 * since) < 1e-3)
  }

  @Test func `no attack is shorter than half a millisecond, so that nothing clicks`() {
    let sudden = Envelope(attack: 0, decay: 1, sustain: 1, release: 0)
    #expect(abs(sudden.level(at: 0.00025, held: 1) - 0.5) < 1e-9)
    #expect(sudden.level(at: 0.0005, held: 1) == 1)
    #expect(sudden.level(at: 1.004, held: 1) < 0.0011)
  }

  @Test func `a note is over when it is 70 dB down, by release or by a decay to silence`() {
    #expect(!Self.envelope.isOver(at: 0.5, held: 0.5) && !Self.envelope.isOver(at: 0.6, held: 0.5))
    #expect(Self.envelope.isOver(at: 0.63, held: 0.5))
    #expect(Self.envelope.level(at: 0.63, held: 0.5) < Decibels.dB(-70).factor)
    let struck = Envelope(attack: 0.001, decay: 0.3, sustain: 0, release: 5)
    #expect(struck.isOver(at: 0.46, held: 10) && !struck.isOver(at: 0.3, held: 10))
    #expect(!Self.envelope.isOver(at: 100, held: 1000))
  }

  @Test(arguments: [0.01, 0.1, 1.0]) func `a decay falls by 60 dB in its time, and to 1/e in its time constant`(
    seconds: Double
  ) {
    var sixty = Decay(from: 1, sixtyDecibels: seconds)
    var natural = Decay(from: 1, time: seconds)
    for _ in 0..<Int(seconds * 48_000) { _ = (sixty.next(), natural.next()) }
    #expect(abs(20 * log10(Double(sixty.value)) + 60) < 0.05)
    #expect(abs(Double(natural.value) - exp(-1)) < 1e-3)
  }

  @Test func `a decay ends in exact silence and never in a denormal number`() {
    var decay = Decay(from: 1, sixtyDecibels: 0.001)
    var least: Float = 1
    for _ in 0..<1000 {
      let value = decay.next()
      if value > 0 { least = min(least, value) }
    }
    #expect(decay.value == 0)
    #expect(least > 1e-13)
  }

  @Test(arguments: [(0.0, 1.0), (1.0, 0.0), (0.25, 0.75)]) func `a ramp is straight and ends on its last frame`(
    start: Float, end: Float
  ) {
    let ramp = Ramp(from: start, to: end)
    for four in 0..<MonoChunk.fours {
      for lane in 0..<4 {
        let expected = start + (end - start) * Float(4 * four + lane + 1) / 64
        #expect(abs(ramp[four][lane] - expected) < 1e-6)
      }
    }
    #expect(abs(ramp[15][3] - end) < 1e-6)
  }

  @Test func `a note's gain is continuous from chunk to chunk and follows its envelope`() {
    let note = TestPerformance.note(60, velocity: 1, seconds: 0.25)
    var level = NoteLevel(Self.envelope, note, scale: 0.5)
    var last: Float = 0
    for chunk in 0..<400 where !level.isOver {
      let ramp = level.next()
      #expect(abs(ramp[0][0] - last) <= abs(ramp[15][3] - last) / 8 + 1e-6, "chunk \(chunk)")
      last = ramp[15][3]
      let expected = 0.5 * note.gain * Self.envelope.level(at: level.time, held: 0.25)
      #expect(abs(Double(last) - expected) < 1e-6)
    }
    #expect(level.isOver)
  }

  @Test func `half the velocity is about 10 dB softer, and velocity never raises the level above 1`() {
    let gain = { (velocity: Double) in TestPerformance.note(60, velocity: velocity).gain }
    #expect(abs(20 * log10(gain(1) / gain(0.5)) - 10) < 0.5)
    #expect(gain(1) == 1 && gain(0) == 0)
    for step in 1...100 { #expect(gain(Double(step) / 100) > gain(Double(step - 1) / 100)) }
  }
}
