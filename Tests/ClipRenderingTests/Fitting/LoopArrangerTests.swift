import Audio
import Foundation
import Music
import Planning
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct LoopArrangerTests {
  private static let barFrames = 24_000

  /// A loop of bars that each hold a level of their own, from the first bar of its clip on.
  private static func loop(_ levels: [Float], first: Int = 0) -> Loop {
    let before = [Float](repeating: 0, count: barFrames)
    let bars = levels.flatMap { [Float](repeating: $0, count: barFrames) }
    let sound = MemorySource(StereoBuffer(mono: before + bars + before))
    let map = TimeMap(
      source: 0..<sound.frameCount, frames: sound.frameCount,
      anchors: [.init(from: sound.frameCount, to: sound.frameCount)], origin: barFrames)
    let report = ConformReport(
      sourceRate: .standard, sourceDuration: sound.duration,
      repair: RepairReport(dc: [0, 0], repairedRuns: 0, flatRuns: 0, gain: .dB(0), wasMono: true), heardBpm: nil,
      pulseRatio: 1, heardKey: nil, leadIn: .s(0), stretch: 1, anchors: 0, semitones: 0, cents: 0, engine: .none,
      percussiveDb: nil, gridError: nil, bars: levels.count)
    let clip = ConformedClip(
      sound: sound, origin: barFrames, bars: levels.count, barFrames: Double(barFrames),
      fit: ClipFit(map: map, semitones: 0, cents: 0, engine: .none), report: report)
    return Loop(clip: clip, first: first, bars: levels.count - first, seam: .bound)
  }

  /// The level in the middle of each of `bars`.
  private static func levels(_ takes: [Loop], _ spans: [LoopArranger.Span], bars: Int) throws -> [Float] {
    let sink = MemorySink()
    try LoopArranger(takes) { $0 * barFrames }.arrange(spans, frames: bars * barFrames, into: sink)
    #expect(sink.buffer.frames == bars * barFrames)
    return (0..<bars).map { sink.buffer.left[$0 * barFrames + barFrames / 2] }
  }

  @Test func `a loop is repeated bar by bar as long as its span`() throws {
    let loop = Self.loop([0.1, 0.2, 0.3])
    #expect(
      try Self.levels([loop], [.init(bar: 1, bars: 7)], bars: 9) == [0, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0])
  }

  @Test func `each span begins with the beginning of its loop`() throws {
    let loop = Self.loop([0.1, 0.2])
    let spans: [LoopArranger.Span] = [.init(bar: 0, bars: 3), .init(bar: 3, bars: 2), .init(bar: 6, bars: 1)]
    #expect(try Self.levels([loop], spans, bars: 7) == [0.1, 0.2, 0.1, 0.1, 0.2, 0, 0.1])
  }

  @Test func `takes take turns, but where a span names its own`() throws {
    let takes = [Self.loop([0.1, 0.2]), Self.loop([0.3])]
    #expect(try Self.levels(takes, [.init(bar: 0, bars: 6)], bars: 6) == [0.1, 0.2, 0.3, 0.1, 0.2, 0.3])
    #expect(try Self.levels(takes, [.init(bar: 0, bars: 3, take: 1)], bars: 3) == [0.3, 0.3, 0.3])
    let both: [LoopArranger.Span] = [.init(bar: 0, bars: 2, take: 0), .init(bar: 2, bars: 2, take: 1)]
    #expect(try Self.levels(takes, both, bars: 4) == [0.1, 0.2, 0.3, 0.3])
  }

  @Test func `a loop from the middle of its clip begins with the bar that falls on the clip's first`() throws {
    // Bars 1 to 3 of the clip: the one that bar 0 would be is bar 3.
    let loop = Self.loop([0.1, 0.2, 0.3, 0.4], first: 1)
    #expect(loop.phase == 2)
    #expect(try Self.levels([loop], [.init(bar: 0, bars: 5)], bars: 5) == [0.4, 0.2, 0.3, 0.4, 0.2])
  }

  @Test func `sections of a plan become spans, and the last goes on until the track ends`() throws {
    let plan = try SmallJob(seconds: 40).plan
    let all = LoopArranger.Span.spans(of: Array(plan.sections.indices), in: plan)
    #expect(all.map(\.bar) == plan.sectionStarts)
    #expect(zip(all, plan.sections).dropLast().allSatisfy { $0.bars == $1.bars })
    let last = try #require(all.last)
    #expect(plan.frame(ofBar: last.bar + last.bars) >= plan.frames, "nothing is left silent at the end")
    let some = LoopArranger.Span.spans(of: [plan.sections.count - 1, 0], in: plan)
    #expect(some.map(\.bar) == [0, plan.sectionStarts[plan.sections.count - 1]], "in the order of the track")
  }

  @Test func `a whole track of parts is as long as the plan`() throws {
    let plan = try SmallJob(seconds: 16).plan
    let sink = MemorySink()
    try LoopArranger.write([(Self.loop([0.1, 0.1]), Array(plan.sections.indices))], of: plan, into: sink)
    #expect(sink.buffer.frames == plan.frames)
    #expect(sink.buffer.left.allSatisfy { $0 <= 0.1 + 1e-6 })
  }
}
