import Audio
import Foundation
import Planning
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct EndingFadeTests {
  /// Ones as long as the track, written in blocks of `block` frames.
  private static func faded(_ plan: SongPlan, block: Int = 1_000) throws -> [Float] {
    let sink = MemorySink()
    let fade = EndingFade(plan, sink)
    for start in stride(from: 0, to: plan.frames, by: block) {
      try fade.write(StereoBuffer(mono: [Float](repeating: 1, count: min(block, plan.frames - start))))
    }
    return sink.buffer.left
  }

  @Test func `up to the last bar nothing is changed, and at the end there is nothing left`() throws {
    let plan = try SmallJob().plan
    let sound = try Self.faded(plan)
    let fade = SampleRate.standard.frames(in: plan.ending.fade)
    let untouched = min(plan.frame(ofBar: plan.bars), plan.frames - fade)
    #expect(sound.count == plan.frames)
    #expect(sound[..<untouched].allSatisfy { $0 == 1 })
    #expect(try #require(sound.last) < 0.001)
    #expect(zip(sound, sound.dropFirst()).allSatisfy { $0 >= $1 }, "it only falls")
  }

  @Test func `the tail falls by 40 dB on top of the last fade`() throws {
    let plan = try SmallJob().plan
    let (sound, start) = (try Self.faded(plan), plan.frame(ofBar: plan.bars))
    let fade = max(1, SampleRate.standard.frames(in: plan.ending.fade))
    try #require(start < plan.frames)
    for share in [0.1, 0.5, 0.9] {
      let frame = start + Int(share * Double(plan.frames - start))
      let tail = -40 * Double(frame - start) / Double(plan.frames - start)
      let last = min(1, Double(plan.frames - frame) / Double(fade))
      #expect(abs(20 * log10(Double(sound[frame])) - tail - 20 * log10(last)) < 0.01, "decibels")
    }
  }

  @Test(arguments: [1, 777, 48_000]) func `the size of blocks makes no difference`(block: Int) throws {
    let plan = try SmallJob(seconds: 8).plan
    #expect(try Self.faded(plan, block: max(block, 64)) == Self.faded(plan))
  }

  @Test func `a stroke that stands out is softened before, and what does not is left alone`() throws {
    let plan = try SmallJob().plan
    let sink = MemorySink()
    // −20 LUFS: the knee lies at −11 dBFS, the ceiling at −7 dBFS.
    let fade = EndingFade(plan, sink, softening: PeakSoftener(for: .LUFS(-20)))
    try fade.write(StereoBuffer(mono: [0.1, -0.28, 0.5, -1, 0.9]))
    let (knee, ceiling) = (Float(pow(10, -11.0 / 20)), Float(pow(10, -7.0 / 20)))
    #expect(sink.buffer.left.isEmpty == false)
    #expect(sink.buffer.left[0] == 0.1 && sink.buffer.left[1] == -0.28)
    #expect(sink.buffer.left[2] > knee && sink.buffer.left[2] < ceiling)
    #expect(sink.buffer.left[3] > -ceiling - 1e-6 && sink.buffer.left[3] < -knee)
  }
}
