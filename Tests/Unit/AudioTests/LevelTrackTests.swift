import Audio
import Foundation
import TestSupport
import Testing

/// The cases of EBU Tech 3341:2023 for momentary and short-term loudness, and silence and noise.
@Suite struct LevelTrackTests {
  typealias Segment = Programme.Segment

  static func track(_ segments: [Segment]) -> LevelTrack { Programme(segments: segments).levels }

  @Test func `case 9: short-term loudness is constant after 3 s`() throws {
    let track = Self.track((0..<5).flatMap { _ in [Segment(1.34, -20), Segment(1.66, -30)] })
    for end in 300...track.count {
      #expect(abs(try #require(track.loudness(of: end - 300..<end)).value + 23) <= 0.1)
    }
  }

  @Test(arguments: 0..<20) func `case 10: the loudest 3 s are found wherever they begin`(i: Int) throws {
    let track = Self.track([Segment(0.15 * Double(i)), Segment(3, -23), Segment(1)])
    #expect(abs(try #require(track.shortTermMax).value + 23) <= 0.1)
  }

  @Test func `case 11: short-term loudness rises by 1 LU from tone to tone`() throws {
    let track = Self.track(
      (0..<20).flatMap { i in
        [Segment(0.15 * Double(i)), Segment(3, -38 + Double(i)), Segment(3 - 0.15 * Double(i))]
      })
    for i in 0..<20 {
      let ends = max(300, 600 * i + 1)...600 * (i + 1)
      let highest = ends.compactMap { track.loudness(of: $0 - 300..<$0)?.value }.max()
      #expect(abs(try #require(highest) - Double(-38 + i)) <= 0.1)
    }
  }

  @Test func `case 12: momentary loudness is constant after 1 s`() throws {
    let track = Self.track((0..<25).flatMap { _ in [Segment(0.18, -20), Segment(0.22, -30)] })
    for end in 100...track.count {
      #expect(abs(try #require(track.loudness(of: end - 40..<end)).value + 23) <= 0.1)
    }
  }

  @Test(arguments: 0..<20) func `case 13: the loudest 400 ms are found wherever they begin`(i: Int) throws {
    let track = Self.track([Segment(0.02 * Double(i)), Segment(0.4, -23), Segment(1)])
    #expect(abs(try #require(track.momentaryMax).value + 23) <= 0.1)
  }

  @Test func `case 14: momentary loudness rises by 1 LU from tone to tone`() throws {
    let track = Self.track(
      (0..<20).flatMap { i in
        [Segment(0.02 * Double(i)), Segment(0.4, -38 + Double(i)), Segment(0.4 - 0.02 * Double(i))]
      })
    for i in 0..<20 {
      let ends = max(40, 80 * i + 1)...80 * (i + 1)
      let highest = ends.compactMap { track.loudness(of: $0 - 40..<$0)?.value }.max()
      #expect(abs(try #require(highest) - Double(-38 + i)) <= 0.1)
    }
  }

  @Test func `silences are the stretches without a sample above the threshold`() {
    let track = Self.track([Segment(1), Segment(2, -20), Segment(0.3), Segment(1, -59), Segment(1, -61)])
    #expect(track.silences(below: .dB(-60), of: .s(0.5)) == [0..<100, 430..<530])
  }

  @Test func `the noise floor is that of the quiet parts, digital silence left out`() throws {
    let track = Self.track([Segment(2), Segment(8, -10), Segment(2, -67)])
    // A sine's root mean square is 3.01 dB below its peak.
    #expect(abs(try #require(track.noiseFloor).value + 70.01) < 0.1)
    #expect(Self.track([Segment(2)]).noiseFloor == nil)
  }

  @Test func `the sizes of the blocks do not matter`() {
    let noise = TestTone.noise(seconds: 2)
    var (whole, pieces) = (LevelTrack(), LevelTrack())
    whole.add(noise)
    for start in stride(from: 0, to: noise.frames, by: 977) {
      pieces.add(noise[frames: start..<min(noise.frames, start + 977)])
    }
    #expect(whole.count == pieces.count)
    #expect(abs((whole.momentaryMax?.value ?? 0) - (pieces.momentaryMax?.value ?? 1)) < 1e-9)
  }

  @Test(arguments: [1, 479, 480, 4800, 7001, 16_384])
  func `gated loudness is the meter's to the last bit, in blocks of any size`(size: Int) throws {
    let sound = TestTone.noise(amplitude: 0.3, seconds: size == 1 ? 1 : 5, seed: 11)
    let meter = LoudnessMeter(modes: [.integrated, .range])
    var track = LevelTrack(withGatedLoudness: true)
    for start in stride(from: 0, to: sound.frames, by: size) {
      let block = sound[frames: start..<min(start + size, sound.frames)]
      meter.add(block)
      track.add(block)
    }
    #expect(track.integrated != nil && track.integrated == meter.integrated)
    #expect(track.range ?? .dB(0) == meter.range)
  }

  @Test func `gated loudness that nobody asked for is not there`() {
    var track = LevelTrack()
    track.add(TestTone.noise(amplitude: 0.3, seconds: 4, seed: 1))
    #expect(track.integrated == nil && track.range == nil && track.shortTermMax != nil)
  }
}
