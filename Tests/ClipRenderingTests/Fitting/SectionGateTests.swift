import Audio
import Foundation
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct SectionGateTests {
  private static let ones = MemorySource(StereoBuffer(mono: [Float](repeating: 1, count: 40_000)))

  /// Bars of 4000 frames.
  private static func gate(_ spans: [LoopArranger.Span]) throws -> [Float] {
    try SectionGate(ones, spans) { $0 * 4_000 }.readAll().left
  }

  @Test func `a take sounds in its bars, and dies away within a beat after them`() throws {
    let sound = try Self.gate([.init(bar: 2, bars: 3)])
    #expect(sound[..<7_856].allSatisfy { $0 == 0 }, "3 ms before the downbeat")
    #expect(sound[8_000..<20_000].allSatisfy { $0 == 1 })
    #expect(sound[21_000...].allSatisfy { $0 == 0 })
    let ending = sound[20_000..<21_000]
    #expect(zip(ending, ending.dropFirst()).allSatisfy { $0 >= $1 }, "it only falls")
  }

  @Test func `bars that follow each other are not parted`() throws {
    let joined = try Self.gate([.init(bar: 1, bars: 2), .init(bar: 3, bars: 2)])
    #expect(joined[4_000..<20_000].allSatisfy { $0 == 1 })
    #expect(try Self.gate([.init(bar: 1, bars: 4)]) == joined)
  }

  @Test func `a block read from the middle is the same as within the whole`() throws {
    let gate = SectionGate(Self.ones, [.init(bar: 1, bars: 1), .init(bar: 4, bars: 2)]) { $0 * 4_000 }
    let whole = try gate.readAll()
    for start in [0, 3_900, 8_500, 15_999, 24_100] {
      #expect(try gate.read(start..<start + 700) == whole[frames: start..<start + 700])
    }
  }

  private static func clip(origin: Int, bars: Int) -> ConformedClip {
    let fit = ClipFit(
      map: TimeMap(source: 0..<40_000, frames: 40_000, anchors: [.init(from: 40_000, to: 40_000)], origin: origin),
      semitones: 0, cents: 0, engine: .none)
    let report = ConformReport(
      sourceRate: .standard, sourceDuration: .s(1),
      repair: RepairReport(dc: [0, 0], repairedRuns: 0, flatRuns: 0, gain: .dB(0), wasMono: true), heardBpm: nil,
      pulseRatio: 1, heardKey: nil, leadIn: .s(0), stretch: 1, anchors: 0, semitones: 0, cents: 0, engine: .none,
      percussiveDb: nil, gridError: nil, bars: bars)
    return ConformedClip(sound: ones, origin: origin, bars: bars, barFrames: 4_000.4, fit: fit, report: report)
  }

  @Test func `a clip begins with its first downbeat, and what it lacks is silence`() throws {
    let sound = try AlignedSource(Self.clip(origin: 1_000, bars: 9), frames: 50_000).readAll().left
    #expect(sound.count == 50_000)
    #expect(sound[..<38_500].allSatisfy { $0 == 1 })
    #expect(sound[39_000...].allSatisfy { $0 == 0 })
    #expect(zip(sound[38_519..<39_000], sound[38_520..<39_001]).allSatisfy { $0 > $1 }, "10 ms of fade")
  }

  @Test(arguments: [(8, 8, true), (7, 8, true), (6, 8, false), (0, 1, true)])
  func `a song may lack one bar`(bars: Int, needed: Int, isEnough: Bool) {
    let clip = Self.clip(origin: 0, bars: bars)
    if isEnough {
      #expect(throws: Never.self) { try SongFitting.check(clip, bars: needed) }
    } else {
      #expect(throws: UnusableClip.short(bars: bars, needed: needed)) { try SongFitting.check(clip, bars: needed) }
    }
  }

  @Test func `bars begin at rounded multiples of their length`() {
    let clip = Self.clip(origin: 0, bars: 9)
    #expect((0...5).map(clip.frame(ofBar:)) == [0, 4_000, 8_001, 12_001, 16_002, 20_002])
    #expect(Loop(clip: clip, first: 3, bars: 4, seam: .bound).phase == 1)
    #expect(Loop(clip: clip, first: 4, bars: 4, seam: .bound).phase == 0)
  }

  @Test func `a louder loop is a scaled one, and silence stays silent`() throws {
    var tone = [Float](repeating: 0, count: 40_000)
    for i in tone.indices { tone[i] = Float(0.1 * sin(2 * .pi * 997 * Double(i) / 48_000)) }
    var clip = Self.clip(origin: 0, bars: 9)
    clip = ConformedClip(
      sound: MemorySource(StereoBuffer(mono: tone)), origin: 0, bars: 9, barFrames: 4_000, fit: clip.fit,
      report: clip.report)
    let loop = Loop(clip: clip, first: 0, bars: 9, seam: .bound)
    let levelled = try loop.levelled(to: .LUFS(-20))
    // A sine of 997 Hz in both channels with a peak of −20 dBFS has −20 LUFS, as BS.1770 defines it.
    let gain = try levelled.clip.sound.read(0..<20_000).left.peak / 0.1
    #expect(abs(20 * log10(Double(gain))) < 0.3, "decibels")
    let silent = Loop(clip: clip.silenced, first: 0, bars: 9, seam: .bound)
    #expect(try silent.levelled(to: .LUFS(-20)).clip.sound.readAll().left.peak == 0)
  }
}
