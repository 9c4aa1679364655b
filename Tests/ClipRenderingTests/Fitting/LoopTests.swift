import Audio
import ClipRendering
import Foundation
import Music
import TestSupport
import Testing

@Suite struct LoopTests {
  /// Chords that never pause, on a grid of 120 BPM.
  static func pad(seconds: Double = 14) throws -> ConformedClip {
    let tones = [220.0, 277.18, 329.63, 440].map { Tones.sine($0 + 0.13, amplitude: 0.15, seconds: seconds) }
    let sound = tones[0].indices.map { i in tones.reduce(0) { $0 + $1[i] } }
    return try ClipConformerTests.conform(
      MemorySource(StereoBuffer(mono: sound)), key: Key(PitchClass(9), .major), .pitched)
  }

  static func arranged(_ takes: [Loop], _ spans: [LoopArranger.Span], bars: Int) throws -> [Float] {
    let sink = MemorySink()
    try LoopArranger(takes) { $0 * 96_000 }.arrange(spans, frames: bars * 96_000, into: sink)
    return sink.buffer.left
  }

  @Test func `a steady chord goes on steadily through its loop points`() throws {
    let loop = try LoopCutter.cut(try Self.pad(), longest: 2)
    let track = try Self.arranged([loop], [.init(bar: 0, bars: 8)], bars: 8)
    // Beats between the tones move 200 ms by less than 0.3 dB; a seam out of phase would dip by several.
    let levels = stride(from: 9_600, to: track.count - 19_200, by: 4_800).map { start in
      10 * log10(track[start..<start + 9_600].reduce(0.0) { $0 + Double($1 * $1) })
    }
    let (low, high) = (try #require(levels.min()), try #require(levels.max()))
    #expect(high - low < 1.5, "decibels")
    // The second difference of a sine is at most its amplitude times the square of its angle per sample.
    let angles = [220.0, 277.18, 329.63, 440].map { 2 * Double.pi * $0 / 48_000 }
    let most = angles.reduce(0.0) { $0 + 0.15 * $1 * $1 }
    var sharpest: Float = 0
    for i in 4_802..<track.count - 4_800 {
      sharpest = max(sharpest, abs(track[i] - 2 * track[i - 1] + track[i - 2]))
    }
    #expect(Double(sharpest) < 1.2 * most, "a click")
  }

  @Test(arguments: BadClip.Content.allCases)
  func `repeated loops jump no more at their seams than at their other bar lines`(content: BadClip.Content) throws {
    var clip = BadClip()
    (clip.content, clip.bpm, clip.seconds, clip.leadIn) = (content, 115, 24, 0.4)
    let result = try ClipConformerTests.conform(clip.source, content == .drums ? .drums : .pitched)
    let loop = try LoopCutter.cut(result, longest: 4)
    #expect(loop.bars == 4)
    let track = try Self.arranged([loop], [.init(bar: 0, bars: 16)], bars: 16)
    let jump = { (sound: [Float], bar: Int) -> Double in
      let line = bar * 96_000
      let energy = { (range: Range<Int>) in sound[range].reduce(1e-9) { $0 + Double($1 * $1) } }
      return 10 * log10(energy(line..<line + 2_400) / energy(line - 2_400..<line))
    }
    let seams = [4, 8, 12].map { jump(track, $0) }
    let own = try ClipConformerTests.sound(result)
    let others = (1..<result.bars).map { jump(own, $0) }
    let (low, high) = (try #require(others.min()), try #require(others.max()))
    #expect(seams.allSatisfy { $0 > low - 1.5 && $0 < high + 1.5 }, "decibels")
  }

  @Test func `loops begin on the downbeat of each section and are silent outside`() throws {
    var clip = BadClip()
    (clip.bpm, clip.seconds, clip.leadIn) = (124, 24, 0.4)
    let loop = try LoopCutter.cut(try ClipConformerTests.conform(clip.source, .drums))
    let track = try Self.arranged([loop], [.init(bar: 2, bars: 5), .init(bar: 9, bars: 4)], bars: 14)
    #expect(Array(track[..<191_000]).peak == 0)
    #expect(Array(track[(7 * 96_000)..<(9 * 96_000 - 200)]).peak == 0)
    #expect(Array(track[(13 * 96_000 + 24_000)...]).peak == 0)
    let beats = (8..<28).map { Double($0) * 0.5 } + (36..<52).map { Double($0) * 0.5 }
    #expect(GridMeter.median(GridMeter.errors(track, at: beats)) < 5, "milliseconds")
    // Kicks on one and three, snares on two and four.
    let low = (8..<28).map { PitchMeter.power(Array(track[($0 * 24_000)..<($0 * 24_000 + 24_000)]), at: 60) }
    #expect(stride(from: 0, to: 20, by: 2).allSatisfy { low[$0] > 5 * low[$0 + 1] })
  }

  @Test func `two takes take turns`() throws {
    var clip = BadClip()
    (clip.bpm, clip.seconds) = (118, 12)
    let first = try LoopCutter.cut(try ClipConformerTests.conform(clip.source, .drums), longest: 2)
    clip.seed = 2
    let second = try LoopCutter.cut(try ClipConformerTests.conform(clip.source, .drums), longest: 2)
    let track = try Self.arranged([first, second], [.init(bar: 0, bars: 12)], bars: 12)
    let bars = { (bar: Int) in Array(track[(bar * 96_000 + 9_600)..<(bar * 96_000 + 150_000)]) }
    #expect(bars(3) == bars(7) && bars(5) == bars(9))
    #expect(bars(3) != bars(5))
  }
}
