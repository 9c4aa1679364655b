import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Synthesis

/// Impulse responses of delays, reverb and modulation against their definitions.
@Suite struct DelayEffectTests {
  private static func impulse(_ frames: Int) -> StereoBuffer {
    var block = StereoBuffer(frames: frames)
    (block.left[0], block.right[0]) = (1, 1)
    return block
  }

  /// −g, then (1 − g²)·gⁿ every `length` frames, for g = 0.65.
  @Test(arguments: [1, 7, 229]) func `the all-pass has the response of Schroeder's`(length: Int) {
    var allpass = AllpassDelay(length: length)
    var samples = Self.impulse(4 * length + 1).left
    allpass.process(&samples)
    let g: Float = 0.65
    for (i, x) in samples.enumerated() {
      let expected = i == 0 ? -g : i % length == 0 ? (1 - g * g) * pow(g, Float(i / length - 1)) : 0
      #expect(abs(x - expected) < 1e-5, "frame \(i)")
    }
  }

  @Test func `an all-pass keeps the energy`() {
    var allpass = AllpassDelay(length: 31)
    var samples = Self.impulse(4000).left
    allpass.process(&samples)
    #expect(abs(samples.energy - 1) < 1e-4)
  }

  @Test(arguments: [(0, 1), (1, 1), (480, 480)]) func `a plain delay only delays, by a frame at least`(
    asked: Int, frames: Int
  ) {
    var delay = AllpassDelay(delay: asked)
    var samples = Tones.noise(seconds: 0.02)
    let source = samples
    delay.process(&samples)
    #expect(samples.prefix(frames).allSatisfy { $0 == 0 })
    #expect(samples.dropFirst(frames).elementsEqual(source.dropLast(frames)))
  }

  private static func peak(_ samples: [Float], near frame: Int) -> Float {
    Array(samples[max(0, frame - 4)..<min(samples.count, frame + 200)]).peak
  }

  /// At 120 BPM a sixteenth is 6000 frames; echoes go left, right, left …, each pair weaker by the feedback.
  @Test(arguments: [1, 3, 6]) func `echoes come in time and change sides`(sixteenths: Int) {
    let tempo = Tempo(bpm: 120)
    var delay = PingPongDelay(.init(sixteenths: sixteenths, feedback: 0.5, level: 0), clock: TempoMap(tempo))
    let length = 6000 * sixteenths
    var block = Self.impulse(4 * length + 400)
    delay.process(&block, at: 0)
    (block.left[0], block.right[0]) = (0, 0)
    let (left, right) = (block.left, block.right)
    #expect(Self.peak(left, near: length) > 0.1 && Self.peak(right, near: 2 * length) > 0.05)
    #expect(Self.peak(right, near: length) < 1e-6 && Self.peak(left, near: 2 * length) < 1e-3)
    #expect(Self.peak(left, near: 3 * length) > 0.01)
    #expect(Array(left[1..<length - 4]).peak == 0 && Array(right[1..<2 * length - 4]).peak < 1e-6)
  }

  /// Half is 6.02 dB a round, a tenth 20 dB; a round lasts 0.75 s.
  static let echoes: [(Double, Double)] = [(0.5, 7.474), (0.1, 2.25), (0, 0.75)]

  @Test(arguments: echoes) func `echoes fall by 60 dB in the time of so many rounds`(feedback: Double, seconds: Double)
  {
    let settings = PingPongDelay.Settings(sixteenths: 3, feedback: feedback, level: 0)
    #expect(abs(settings.ringing(at: Tempo(bpm: 120)) - seconds) < 1e-3)
  }

  /// The slope of Schroeder's backward integral between −5 and −25 dB, as ISO 3382 measures reverberation times.
  @Test(arguments: [0.5, 1.5, 3.0]) func `a reverb decays by 60 dB in its time`(decay: Double) {
    var reverb = Reverb(.init(decay: decay, damping: 20_000, preDelay: 0.005, level: 0, size: 1))
    var block = Self.impulse(Int(decay * 48_000))
    reverb.process(&block)
    (block.left[0], block.right[0]) = (0, 0)
    var integral = [Double](repeating: 0, count: block.frames)
    var sum = 0.0
    for i in block.left.indices.reversed() {
      sum += Double(block.left[i] * block.left[i] + block.right[i] * block.right[i])
      integral[i] = sum
    }
    let frame = { (level: Double) in integral.firstIndex { 10 * log10($0 / integral[0]) <= level } ?? 0 }
    let measured = 3 * Double(frame(-25) - frame(-5)) / 48_000
    #expect(abs(measured / decay - 1) < 0.2, "\(measured) s")
  }

  @Test func `damping takes the highs from the tail`() {
    let highs = [1000.0, 16_000].map { damping -> Double in
      var reverb = Reverb(.init(decay: 2, damping: damping, preDelay: 0, level: 0, size: 1))
      var block = Self.impulse(48_000)
      reverb.process(&block)
      var filter = Biquad(.highPass(.Hz(6000)))
      var tail = Array(block.left[12_000...])
      let whole = tail.energy
      filter.process(&tail)
      return tail.energy / whole
    }
    #expect(highs[0] < 0.05 * highs[1])
  }

  @Test func `the two sides of a reverb differ, and nothing comes before the pre-delay`() {
    var reverb = Reverb(.init(decay: 1, damping: 8000, preDelay: 0.02, level: 0, size: 1))
    var block = Self.impulse(24_000)
    reverb.process(&block)
    #expect(Array(block.left[1..<900]).peak < 1e-6)
    let correlation = zip(block.left.dropFirst(), block.right.dropFirst()).reduce(0.0) { $0 + Double($1.0 * $1.1) }
    let energy = (Array(block.left.dropFirst()).energy * Array(block.right.dropFirst()).energy).squareRoot()
    #expect(abs(correlation / energy) < 0.4)
  }

  @Test func `a chorus adds a copy within its delays`() {
    let settings = Chorus.Settings(rate: 1, depth: 0.002, base: 0.012, mix: 0.5)
    var chorus = Chorus(settings)
    var block = Self.impulse(2000)
    chorus.process(&block)
    #expect(block.left[0] == 1)
    let echoes = block.left.indices.dropFirst().filter { abs(block.left[$0]) > 1e-4 }
    #expect(echoes.allSatisfy { (480 - 1...672 + 1).contains($0) } && !echoes.isEmpty)
    #expect(abs(block.left.dropFirst().reduce(0, +) - 0.5) < 0.02)
  }

  @Test func `a delay without feedback echoes once`() {
    var delay = PingPongDelay(.init(sixteenths: 2, feedback: 0, level: -6), clock: TempoMap(Tempo(bpm: 150)))
    var block = Self.impulse(48_000)
    delay.process(&block, at: 0)
    // Left, then right, and never again: a sixteenth lasts 4800 frames.
    #expect(Array(block.left[19_000...]).peak < 1e-3 && Array(block.right[22_000...]).peak < 1e-3)
  }
}
