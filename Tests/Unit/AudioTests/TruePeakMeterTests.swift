import Audio
import CEbur128
import Foundation
import TestSupport
import Testing

/// The true-peak cases of EBU Tech 3341:2023, and libebur128 as a second opinion.
@Suite struct TruePeakMeterTests {
  static func peak(_ samples: [Float], blocks: Int = 4096) -> Double {
    var meter = TruePeakMeter()
    for start in stride(from: 0, to: samples.count, by: blocks) {
      meter.add(Array(samples[start..<min(samples.count, start + blocks)]))
    }
    return 20 * log10(Double(meter.amplitude))
  }

  /// Divisor of the rate, amplitude, phase in degrees, and dBTP.
  static let tones: [[Double]] = [
    [4, 0.5, 0, -6], [4, 0.5, 45, -6], [6, 0.5, 60, -6], [8, 0.5, 67.5, -6], [4, 1.41, 45, 3],
  ]

  @Test(arguments: tones) func `cases 15 to 19: true peaks are found between samples`(row: [Double]) {
    let tone = TestTone.sine(.Hz(48_000 / row[0]), amplitude: row[1], phase: row[2] * .pi / 180, seconds: 1)
    let error = Self.peak(TestTone.tapered(tone).left) - row[3]
    #expect(error <= 0.2 && error >= -0.4)
  }

  @Test(arguments: 0..<4) func `cases 20 to 23: one loud period among quieter ones is found`(offset: Int) {
    let error = Self.peak(Burst.decimated(offset: offset))
    #expect(error <= 0.2 && error >= -0.4)
  }

  /// Noise with a loud moment, decaying strokes, a lone click, and tones near half the rate.
  static let sounds: [[Float]] = [
    TestTone.noise(seconds: 3).left, TestTone.strokes(of: TestTone.noise(seconds: 3), every: 0.5, decay: 0.05).right,
    [Float](repeating: 0, count: 5000) + [1] + [Float](repeating: 0, count: 5000),
    TestTone.sine(.Hz(21_000), amplitude: 0.9, seconds: 1).left, Tones.pinkNoise(seconds: 3),
    TestTone.tapered(TestTone.sine(.Hz(7919), amplitude: 1.4, seconds: 2), seconds: 1).left,
  ]

  @Test(arguments: sounds.indices) func `libebur128 finds the same`(row: Int) {
    let samples = Self.sounds[row]
    var state = ebur128_init(1, 48_000, Int32(EBUR128_MODE_TRUE_PEAK.rawValue))
    defer { ebur128_destroy(&state) }
    ebur128_add_frames_float(state, samples, samples.count)
    var expected = 0.0
    ebur128_true_peak(state, 0, &expected)
    for blocks in [64, 1000, samples.count] {
      #expect(abs(Self.peak(samples, blocks: blocks) - 20 * log10(expected)) < 0.001)
    }
  }

  @Test func `nothing and samples that are no numbers have no peak`() {
    #expect(TruePeakMeter().amplitude == 0)
    var meter = TruePeakMeter()
    meter.add([Float](repeating: .nan, count: 200) + [Float](repeating: 0.5, count: 200))
    #expect(meter.amplitude.isFinite && meter.amplitude >= 0.5)
  }
}

/// The signal of cases 20 to 23.
private enum Burst {
  /// Made at 192 kHz: a sixth of 48 kHz at half scale, one period of a quarter of 48 kHz at full scale within; low-passed
  /// and every fourth sample taken from `offset` on.
  static func decimated(offset: Int) -> [Float] {
    let quiet = (0..<24 * 1000).map { 0.5 * sin(2 * .pi * Double($0) / 24) }
    let loud = (0..<16).map { sin(2 * .pi * Double($0) / 16) }
    let spliced = tapered(quiet[..<12_000] + loud + quiet[12_000...])
    return stride(from: offset, to: spliced.count, by: 4).map { location in
      var sum = 0.0
      for (k, tap) in lowPass.enumerated() {
        let i = location + k - lowPass.count / 2
        if spliced.indices.contains(i) { sum += tap * spliced[i] }
      }
      return Float(sum)
    }
  }

  /// A sinc under a Blackman window, −6 dB at 22 kHz.
  private static let lowPass: [Double] = {
    let half = 192
    let taps = (-half...half).map { i -> Double in
      let x = 2 * 22_000.0 / 192_000 * Double(i)
      let window = 0.42 + 0.5 * cos(.pi * Double(i) / Double(half)) + 0.08 * cos(2 * .pi * Double(i) / Double(half))
      return window * (i == 0 ? 1 : sin(.pi * x) / (.pi * x))
    }
    return taps.map { $0 / taps.reduce(0, +) }
  }()

  private static func tapered(_ samples: ArraySlice<Double>) -> [Double] {
    let length = 1920
    return samples.enumerated().map { i, x in
      x * min(1, Double(i) / Double(length), Double(samples.count - 1 - i) / Double(length))
    }
  }
}
