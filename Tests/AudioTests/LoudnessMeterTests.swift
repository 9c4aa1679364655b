import Audio
import Foundation
import TestSupport
import Testing

/// The cases of EBU Tech 3341:2023 for integrated loudness, and those of Tech 3342 for its range.
@Suite struct LoudnessMeterTests {
  typealias Segment = Programme.Segment

  @Test(arguments: [(-23.0), (-33.0)]) func `cases 1 and 2: a steady tone has one loudness on all scales`(
    level: Double
  ) throws {
    let tone = Programme(segments: [Segment(20, level)])
    let meter = tone.measured(.integrated)
    let levels = tone.levels
    let other = tone.measuredByLibrary
    let scales = [
      meter.integrated, levels.shortTermMax, levels.momentaryMax, other.integrated, other.shortTerm, other.momentary,
    ]
    for loudness in scales { #expect(abs(try #require(loudness).value - level) <= 0.1) }
  }

  /// Cases 3, 4 and 5.
  static let gated: [[Segment]] = [
    [Segment(10, -36), Segment(60, -23), Segment(10, -36)],
    [Segment(10, -72), Segment(10, -36), Segment(60, -23), Segment(10, -36), Segment(10, -72)],
    [Segment(20, -26), Segment(20.1, -20), Segment(20, -26)],
  ]

  @Test(arguments: gated.indices) func `cases 3 to 5: what is quiet counts as the gates want`(row: Int) throws {
    let meter = Programme(segments: Self.gated[row]).measured(.integrated)
    #expect(abs(try #require(meter.integrated).value + 23) <= 0.1)
  }

  @Test func `case 6: five channels count with their weights`() throws {
    let meter = MultichannelLoudnessMeter(channels: [.left, .right, .centre, .leftSurround, .rightSurround])
    let channels = [-28.0, -28, -24, -30, -30].map { level in
      TestTone.sine(.Hz(1000), amplitude: pow(10, level / 20), seconds: 20).left
    }
    meter.add(channels)
    #expect(abs(try #require(meter.integrated).value + 23) <= 0.1)
  }

  @Test func `a full-scale tone in one channel is -3.01 LUFS (BS.1770)`() throws {
    let meter = LoudnessMeter(modes: .integrated)
    let tone = TestTone.sine(.Hz(997), amplitude: 1, seconds: 20)
    meter.add(StereoBuffer(left: tone.left, right: [Float](repeating: 0, count: tone.frames)))
    #expect(abs(try #require(meter.integrated).value + 3.01) <= 0.1)
  }

  /// Levels of segments of 20 s, and the range in LU: Tech 3342, cases 1 to 4.
  static let ranges: [([Double], Double)] = [
    ([-20, -30], 10), ([-20, -15], 5), ([-40, -20], 20), ([-50, -35, -20, -35, -50], 15),
  ]

  @Test(arguments: ranges.indices) func `Tech 3342: the range is what the levels span`(row: Int) {
    let (levels, range) = Self.ranges[row]
    let meter = Programme(segments: levels.map { Segment(20, $0) }).measured(.range)
    #expect(abs(meter.range.value - range) <= 1)
  }

  @Test func `silence has neither loudness nor peak`() {
    let meter = LoudnessMeter()
    meter.add(StereoBuffer(frames: 96_000))
    #expect(meter.integrated == nil)
    #expect(meter.truePeak == nil)
  }
}
