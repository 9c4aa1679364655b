import Audio
import Foundation
import TestSupport
import Testing

@testable import Mastering

@Suite struct ControlBlockTests {
  @Test(arguments: [(0.0, 0), (1.0, 1500), (0.1, 150), (0.004, 6), (0.001, 2)])
  func `a second has 1500 control blocks`(seconds: Double, count: Int) {
    #expect(ControlBlock.count(in: .s(seconds)) == count)
  }

  @Test(arguments: [0, 1, 31, 32, 33, 1000]) func `the peak of a block is its largest sample from the centre`(
    frames: Int
  ) {
    let samples = Array(Tones.noise(amplitude: 0.7, seconds: 0.05).prefix(frames))
    for centre in [0, 0.25, -0.5] as [Float] {
      let expected = stride(from: 0, to: frames, by: 32).map { start in
        samples[start..<min(start + 32, frames)].map { abs($0 - centre) }.max() ?? 0
      }
      #expect(ControlBlock.peaks(of: samples, around: centre) == expected)
    }
  }

  /// A one-pole filter has gone 63 % of the way after its time constant.
  @Test(arguments: [0.01, 0.1, 1.0]) func `a glide covers 63 % in its time constant`(seconds: Double) {
    let glide = ControlBlock.glide(over: .s(seconds))
    var value: Float = 0
    for _ in 0..<ControlBlock.count(in: .s(seconds)) { value += glide * (1 - value) }
    #expect(abs(Double(value) - (1 - exp(-1))) < 2e-3)
  }

  @Test func `gains lie on straight lines between the points`() {
    let curve = GainCurve(points: [0, 1, 0.5, 0.5])
    let gains = curve.gains(from: 0, count: 96)
    for (frame, gain) in [(0, 0.0), (16, 0.5), (31, 31.0 / 32), (32, 1), (48, 0.75), (64, 0.5), (95, 0.5)] {
      #expect(abs(Double(gains[frame]) - gain) < 1e-6)
    }
    #expect(curve.gains(from: 32, count: 40) == Array(gains[32..<72]))
    #expect(curve.gains(from: 0, count: 0).isEmpty)
  }

  /// Smoothing must never lift the gain above what a peak needs, whatever the material and the ceiling.
  @Test(arguments: 0..<12 as Range<UInt64>, [-0.5, -3.0, -12]) func `no peak of any signal passes the limiter`(
    seed: UInt64, ceiling: Double
  ) {
    var random = SeededRandom(Seed(seed))
    let count = 700
    let peaks = (0..<count).map { _ in Float(pow(random.unit(), 1 + 6 * Double(seed % 4))) * 4 }
    let before = (0...count).map { _ in 0.2 + Float(random.unit()) }
    let gains = TruePeakLimiter(ceiling: .dBTP(ceiling), release: .ms(20 + 20 * Double(seed))).gains(
      for: peaks, under: before)
    #expect(gains.count == count + 1 && gains.allSatisfy { $0 > 0 && $0 <= 1 })
    let limit = Float(TruePeak.dBTP(ceiling).amplitude) * 1.000_1
    for j in peaks.indices {
      let loudest = peaks[j] * max(before[j], before[j + 1]) * max(gains[j], gains[j + 1])
      #expect(loudest <= limit, "block \(j)")
    }
  }

  @Test func `the gain falls before the peak and recovers after it`() {
    var peaks = [Float](repeating: 0.1, count: 2000)
    peaks[500] = 2
    let gains = TruePeakLimiter(ceiling: .dBTP(0)).gains(for: peaks, under: [Float](repeating: 1, count: 2001))
    #expect(gains[490] == 1 && gains[498] < 0.9 && abs(gains[500] - 0.5) < 1e-3)
    #expect(gains[508] < 0.55 && gains[1999] > 0.99)
    for j in 520..<1999 { #expect(gains[j + 1] >= gains[j] - 1e-6) }
  }

  @Test(arguments: [(0, 0), (0, 3), (3, 0), (5, 2), (40, 40)]) func `the sliding minimum of any window`(
    back: Int, ahead: Int
  ) {
    var random = SeededRandom(Seed(9))
    let values = (0..<300).map { _ in Float(Int(random.unit() * 20)) }
    let expected = values.indices.map { values[max(0, $0 - back)...min(299, $0 + ahead)].min() ?? 0 }
    #expect(SlidingMinimum.of(values, back: back, ahead: ahead) == expected)
    #expect(SlidingMinimum.of([], back: back, ahead: ahead).isEmpty)
  }

  @Test(arguments: [0.5, 1.0, 2]) func `a gain that stands still only multiplies`(gain: Float) {
    var process = OffsetFreeGain()
    let dry = TestTone.noise(seconds: 0.2)
    var block = dry
    process.process(&block, gains: [Float](repeating: gain, count: dry.frames))
    #expect(zip(block.left, dry.left).allSatisfy { abs($0 - gain * $1) < 1e-6 })
  }

  /// What is taken away is linear in the sound, so stems still add up.
  @Test func `the sum of processed stems is the processed sum`() {
    let gains = (0..<48_000).map { 0.6 + 0.4 * Float(sin(Double($0) / 900)) }
    let stems = [TestTone.sine(.Hz(50), seconds: 1), TestTone.noise(seconds: 1), TestTone.sine(.Hz(3000), seconds: 1)]
    var (sum, together) = (StereoBuffer(frames: 48_000), StereoBuffer(frames: 48_000))
    for stem in stems {
      together.add(stem)
      var (process, block) = (OffsetFreeGain(), stem)
      process.process(&block, gains: gains)
      sum.add(block)
    }
    var process = OffsetFreeGain()
    process.process(&together, gains: gains)
    #expect(zip(sum.left, together.left).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `a lopsided gain leaves no offset, and rests once nothing comes`() {
    var process = OffsetFreeGain()
    var block = TestTone.sine(.Hz(50), amplitude: 0.5, seconds: 20)
    let gains = block.left.map { $0 > 0 ? Float(0.6) : 1 }
    process.process(&block, gains: gains)
    let late = block.left[480_000...].reduce(0.0) { $0 + Double($1) } / 480_000
    #expect(abs(late) < 1e-4 && !process.isAtRest)
    process.rest()
    #expect(process.isAtRest)
  }
}
