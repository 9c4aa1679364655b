import Foundation
import Signal
import TestSupport
import Testing

/// The cases of EBU Tech 3341:2023.
@Suite struct LoudnessMeterTests {
  struct Segment {
    let seconds: Double
    let level: Double
  }

  static func measure(_ segments: [Segment]) -> LoudnessMeter {
    let meter = LoudnessMeter(modes: .integrated)
    for segment in segments {
      meter.add(TestTone.sine(.Hz(1000), amplitude: pow(10, segment.level / 20), seconds: segment.seconds))
    }
    return meter
  }

  @Test(arguments: [(-23.0), (-33.0)]) func `cases 1 and 2: a steady tone has one loudness on all scales`(
    level: Double
  ) throws {
    let meter = Self.measure([Segment(seconds: 20, level: level)])
    for loudness in [meter.integrated, meter.shortTerm, meter.momentary] {
      #expect(abs(try #require(loudness).value - level) <= 0.1)
    }
  }

  @Test func `case 3: quiet surroundings do not count`() throws {
    let quiet = Segment(seconds: 10, level: -36)
    let meter = Self.measure([quiet, Segment(seconds: 60, level: -23), quiet])
    #expect(abs(try #require(meter.integrated).value + 23) <= 0.1)
  }

  @Test func `a full-scale tone in one channel is -3.01 LUFS (BS.1770)`() throws {
    let meter = LoudnessMeter(modes: .integrated)
    let tone = TestTone.sine(.Hz(997), amplitude: 1, seconds: 20)
    meter.add(StereoBuffer(left: tone.left, right: [Float](repeating: 0, count: tone.frames)))
    #expect(abs(try #require(meter.integrated).value + 3.01) <= 0.1)
  }

  /// Divisor of the rate, amplitude, phase in degrees, and dBTP: cases 15 to 19.
  static let peaks: [[Double]] = [
    [4, 0.5, 0, -6], [4, 0.5, 45, -6], [6, 0.5, 60, -6], [8, 0.5, 67.5, -6], [4, 1.41, 45, 3],
  ]

  @Test(arguments: peaks) func `cases 15 to 19: true peaks are found between samples`(row: [Double]) throws {
    let meter = LoudnessMeter(modes: .truePeak)
    let tone = TestTone.sine(.Hz(48_000 / row[0]), amplitude: row[1], phase: row[2] * .pi / 180, seconds: 1)
    meter.add(TestTone.tapered(tone))
    let error = try #require(meter.truePeak).value - row[3]
    #expect(error <= 0.2 && error >= -0.4)
  }

  @Test func `silence has neither loudness nor peak`() {
    let meter = LoudnessMeter()
    meter.add(StereoBuffer(frames: 96_000))
    #expect(meter.integrated == nil)
    #expect(meter.truePeak == nil)
  }
}
