import Audio
import Foundation
import TestSupport
import Testing

@testable import Analysis

struct DecimatorTests {
  private func level(_ samples: [Float]) -> Double {
    let middle = samples.dropFirst(200).dropLast(200)
    return 10 * log10(middle.reduce(0) { $0 + Double($1 * $1) } / Double(middle.count) + 1e-20)
  }

  private func decimated(_ samples: [Float]) -> [Float] {
    var decimator = Decimator()
    return decimator.process(samples)
  }

  @Test(arguments: [50.0, 440, 1000, 1900]) func `music below 2 kHz passes`(hz: Double) {
    let sine = Tones.sine(hz, seconds: 1)
    #expect(abs(level(decimated(sine)) - level(sine)) < 0.6)
  }

  @Test(arguments: [3800.0, 5000, 9000, 11_900, 20_000]) func `what would alias below 2.2 kHz is 45 dB down`(hz: Double)
  {
    let sine = Tones.sine(hz, seconds: 1)
    #expect(level(decimated(sine)) - level(sine) < -45)
  }

  @Test func `3 kHz, the corner, is 6 dB down`() {
    let sine = Tones.sine(2995, seconds: 1)
    #expect(abs(level(decimated(sine)) - level(sine) + 6) < 0.7)
  }

  @Test(arguments: [1, 7, 8, 100, 4096]) func `pieces give the samples of the whole`(size: Int) {
    let noise = Tones.noise(seconds: 0.3)
    var decimator = Decimator()
    let pieces = stride(from: 0, to: noise.count, by: size).flatMap {
      decimator.process(Array(noise[$0..<min(noise.count, $0 + size)]))
    }
    #expect(pieces == decimated(noise))
  }

  @Test(arguments: [0, 1, 40]) func `too few samples give none yet`(count: Int) {
    #expect(decimated([Float](repeating: 1, count: count)).isEmpty)
  }
}

struct FrameCutterTests {
  private func frames(_ count: Int, pieces: Int, lead: Int = 0) -> [[Float]] {
    var cutter = FrameCutter(size: 8, hop: 4, lead: lead)
    var frames: [[Float]] = []
    for start in stride(from: 0, to: count, by: pieces) {
      cutter.add((start..<min(count, start + pieces)).map { Float($0) })
      while let frame = cutter.next() { frames.append(Array(frame)) }
    }
    return frames
  }

  @Test(arguments: [1, 3, 4, 5, 20]) func `frames overlap, however the samples come`(pieces: Int) {
    let frames = frames(20, pieces: pieces)
    #expect(frames == [0, 4, 8, 12].map { first in (first..<first + 8).map { Float($0) } })
  }

  @Test func `a lead of zeros comes before the first sample`() {
    #expect(frames(4, pieces: 4, lead: 4) == [[0, 0, 0, 0, 0, 1, 2, 3]])
  }

  @Test func `an end that is shorter than a frame is none`() { #expect(frames(7, pieces: 7).isEmpty) }
}

struct MedianTests {
  @Test(arguments: 1...20) func `the median of nine is that of sorting them`(seed: Int) {
    var random = SeededRandom(Seed(UInt64(seed)))
    let rows = (0..<9).map { _ in (0..<8).map { _ in random.noise() } }
    let median = MedianOfNine.of { row in
      var vector = SIMD8<Float>()
      for lane in 0..<8 { vector[lane] = rows[row][lane] }
      return vector
    }
    for lane in 0..<8 { #expect(median[lane] == rows.map { $0[lane] }.sorted()[4]) }
  }

  @Test func `equal numbers have themselves as the median`() {
    #expect(MedianOfNine.of { _ in SIMD8(repeating: 3) } == SIMD8(repeating: 3))
  }
}

struct StereoMeterTests {
  @Test(arguments: [(1.0, 1.0, 0.0), (10, 1, 10), (1, 100, -20), (0, 1, -120), (1, 0, 120), (0, 0, -120)])
  func `ratios of power are in decibels, 120 at most`(a: Double, b: Double, db: Double) {
    #expect(abs(StereoMeter.ratio(a, b) - db) < 1e-9)
  }

  @Test(arguments: [
    (1.0, 1.0, 1.0, 1.0), (1, 1, -1, -1), (4, 1, 1, 0.5), (1, 1, 0, 0), (0, 1, 0, 1), (0, 0, 0, 1), (1, 1, 5, 1),
  ])
  func `correlation is the common energy over that of both`(
    left: Double, right: Double, both: Double, correlation: Double
  ) {
    #expect(abs(ChannelPowers(left: left, right: right, both: both).correlation - correlation) < 1e-12)
  }
}

struct KeyWindowTests {
  private func windows(_ mono: [Float]) -> [Range<Int>] {
    var loudness = LoudnessAnalyser(modes: [])
    loudness.add(StereoBuffer(mono: mono))
    return loudness.keyWindows
  }

  @Test func `the loudest quarter of the windows of three seconds counts`() {
    let mono = Tones.sine(1000, amplitude: 0.01, seconds: 10) + Tones.sine(1000, amplitude: 0.5, seconds: 6)
    let found = windows(mono + Tones.sine(1000, amplitude: 0.01, seconds: 3))
    // 17 windows, 4 of them: those that lie in the loud part from 10 s to 16 s.
    #expect(found.map { $0.lowerBound / 48_000 } == [10, 11, 12, 13])
    #expect(found.allSatisfy { $0.count == 3 * 48_000 })
  }

  @Test func `what is shorter than a window counts as a whole, and nothing not at all`() {
    #expect(windows(Tones.noise(seconds: 2)) == [0..<96_000])
    #expect(windows([]).isEmpty)
  }
}
