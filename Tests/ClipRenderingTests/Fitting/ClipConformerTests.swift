import Audio
import ClipRendering
import Diagnostics
import Foundation
import Music
import TestSupport
import Testing

@Suite struct ClipConformerTests {
  static func conform(
    _ source: any AudioSource, bpm: Double = 120, key: Key = Key(PitchClass(9), .minor), _ content: ClipContent
  ) throws -> ConformedClip {
    let target = ConformTarget(tempo: Tempo(bpm: bpm), key: key, content: content)
    return try ClipConformer(target, workFile: { MemorySink() }).conform(source)
  }

  static func beats(_ clip: ConformedClip, bpm: Double = 120) -> [Double] {
    (0..<4 * clip.bars).map { Double($0) * 60 / bpm }
  }

  static func sound(_ clip: ConformedClip) throws -> [Float] {
    try AlignedSource(clip, frames: clip.frame(ofBar: clip.bars)).readAll().left
  }

  @Test(arguments: [-0.04, 0.03, 0.05])
  func `beats that drift are moved onto the grid one by one`(drift: Double) throws {
    var clip = BadClip()
    (clip.seconds, clip.bpm, clip.drift, clip.leadIn) = (24, 118, drift, 0.5)
    let result = try Self.conform(clip.source, .drums)
    #expect(result.report.anchors > 20)
    let errors = GridMeter.errors(try Self.sound(result), at: Self.beats(result))
    #expect(GridMeter.median(errors) < 5, "milliseconds")
  }

  @Test func `a clip that fits already passes sample for sample`() throws {
    var clip = BadClip()
    clip.seconds = 12
    let result = try Self.conform(clip.source, .drums)
    #expect(result.report.engine == .none)
    let (sound, before) = (try Self.sound(result), clip.source.buffer.left)
    let lag = result.fit.map.source.lowerBound + result.origin
    let differences = (5_000..<400_000).map { abs(sound[$0] - before[$0 + lag]) }
    // The mean that is taken out is all that differs.
    #expect(differences.peak < 0.002)
  }

  @Test func `the same clip gives the same samples`() throws {
    var clip = BadClip()
    (clip.content, clip.seconds, clip.bpm, clip.transposed) = (.chords, 8, 113, 2)
    let (a, b) = (try Self.conform(clip.source, .pitched), try Self.conform(clip.source, .pitched))
    #expect(try a.sound.readAll() == b.sound.readAll())
    #expect(a.report == b.report)
  }

  @Test func `a tuning 30 cents off is corrected on top of the semitones`() throws {
    var clip = BadClip()
    (clip.content, clip.seconds, clip.transposed) = (.chords, 12, 2.3)
    let report = try Self.conform(clip.source, .pitched).report
    #expect(report.semitones == -2)
    #expect(abs(report.cents + 30) < 5, "cents")
  }

  @Test(arguments: [("C major", 0), ("A minor", 0), ("D dorian", 0), ("C minor", 3), ("F# minor", -3), ("E major", 4)])
  func `the smallest shift to the notes of the key is taken`(key: String, semitones: Int) throws {
    var clip = BadClip()
    (clip.content, clip.seconds) = (.chords, 10)
    let planned = try #require(Key(key))
    #expect(try Self.conform(clip.source, key: planned, .pitched).report.semitones == semitones)
  }

  @Test func `drums are stretched by the faster engine and chords by the finer one`() throws {
    var clip = BadClip()
    (clip.bpm, clip.seconds) = (116, 10)
    #expect(try Self.conform(clip.source, .drums).report.engine == .faster)
    clip.content = .chords
    #expect(try Self.conform(clip.source, .pitched).report.engine == .finer)
  }

  @Test func `what was recorded along with a clip is fitted in the same way`() throws {
    var clip = BadClip()
    (clip.bpm, clip.seconds, clip.leadIn) = (113, 12, 1)
    let conformer = ClipConformer(
      ConformTarget(tempo: Tempo(bpm: 120), key: Key(PitchClass(9), .minor), content: .drums),
      workFile: { MemorySink() })
    let leader = try conformer.conform(clip.source)
    var soft = clip.source.buffer
    soft.scale(by: 0.5)
    let other = try conformer.conform(MemorySource(soft), with: leader)
    #expect(other.origin == leader.origin && other.sound.frameCount == leader.sound.frameCount)
    let errors = GridMeter.errors(try Self.sound(other), at: Self.beats(other))
    #expect(GridMeter.median(errors) < 5, "milliseconds")
  }

  @Test func `a whole song is laid onto the plan's grid and cut to its length`() throws {
    let chords = [[57, 60, 64], [53, 57, 60], [60, 64, 67], [55, 59, 62]]
    let song = StereoBuffer(mono: Tones.silence(seconds: 0.7) + TinyBand(bpm: 116, chords: chords, bars: 8).samples)
    let result = try Self.conform(MemorySource(song), .song)
    let sink = MemorySink()
    try SongFitting.write(result, bars: 8, frames: 8 * 96_000, into: sink)
    #expect(sink.buffer.frames == 768_000)
    let beats = (0..<32).map { Double($0) * 0.5 }
    #expect(GridMeter.median(GridMeter.errors(sink.buffer.left, at: beats)) < 5, "milliseconds")
    #expect(throws: UnusableClip.short(bars: result.bars, needed: 16)) {
      try SongFitting.write(result, bars: 16, frames: 16 * 96_000, into: MemorySink())
    }
  }
}
