import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct ClipMeasurementTests {
  private static func target(_ content: ClipContent, bpm: Double = 120) -> ConformTarget {
    ConformTarget(tempo: Tempo(bpm: bpm), key: Key(PitchClass(9), .minor), content: content)
  }

  private static func measured(
    _ content: ClipContent, planned: Double = 120, _ change: (inout BadClip) -> Void
  ) throws -> ClipMeasurement {
    var clip = BadClip()
    clip.seconds = 14
    clip.content = content == .drums ? .drums : .chords
    change(&clip)
    return try ClipMeasurement(clip.source, target(content, bpm: planned))
  }

  @Test(arguments: [112.0, 117.5, 120, 126]) func `the pulse of a clip is found to a thousandth`(bpm: Double) throws {
    let grid = try #require(try Self.measured(.drums) { $0.bpm = bpm }.grid)
    #expect(abs(60 / grid.line.period - bpm) < 0.12, "BPM")
    #expect(grid.isEven)
  }

  @Test(arguments: [0.2, 0.6, 1.5]) func `the first downbeat is where the music begins after silence`(leadIn: Double)
    throws
  {
    let measurement = try Self.measured(.drums) { $0.leadIn = leadIn }
    let grid = try #require(measurement.grid)
    #expect(abs(grid.line.time(at: Double(grid.downbeat)) - leadIn) < 0.005, "seconds")
    #expect(abs(measurement.start - leadIn) < 0.005, "seconds")
    let bars = grid.downbeats(perBar: 4)
    #expect(zip(bars, bars.dropFirst()).allSatisfy { abs($1 - $0 - 2) < 0.01 }, "seconds")
  }

  @Test func `drums are percussive and have no key, chords have one and are not`() throws {
    let drums = try Self.measured(.drums) { _ in }
    #expect(try #require(drums.percussive) > 0 && drums.pitches == nil)
    let chords = try Self.measured(.pitched) { _ in }
    #expect(try #require(chords.percussive) < 0)
    #expect(chords.pitches != nil)
  }

  @Test(arguments: [-3.0, -1, 0, 2, 3]) func `a clip in another key is shifted back by as much`(transposed: Double)
    throws
  {
    let measurement = try Self.measured(.pitched) { $0.transposed = transposed }
    #expect(measurement.fit(Self.target(.pitched)).semitones == -Int(transposed))
  }

  @Test func `noise has neither beat nor pitch`() throws {
    let noise = MemorySource(TestTone.noise(amplitude: 0.2, seconds: 10))
    #expect(throws: UnusableClip.noise(.drums)) { _ = try ClipMeasurement(noise, Self.target(.drums)) }
    #expect(throws: UnusableClip.noise(.pitched)) { _ = try ClipMeasurement(noise, Self.target(.pitched)) }
    #expect(try ClipMeasurement(noise, Self.target(.effects)).grid == nil, "effects need neither")
  }

  @Test func `what has no beat is taken from where it begins to sound`() throws {
    let noise = Tones.silence(seconds: 1) + TestTone.noise(amplitude: 0.2, seconds: 3).left
    let target = Self.target(.effects)
    let fit = try ClipMeasurement(MemorySource(StereoBuffer(mono: noise)), target).fit(target)
    #expect(abs(fit.map.source.lowerBound - 48_000) <= 96 && fit.map.source.upperBound == noise.count)
    #expect(fit.map.ratio == 1 && fit.map.origin == 0 && fit.engine == .none)
  }

  @Test(arguments: [114.0, 125]) func `pulses are laid onto the plan's, from one pulse before the first downbeat on`(
    bpm: Double
  ) throws {
    let target = Self.target(.drums)
    let measurement = try Self.measured(.drums) { ($0.bpm, $0.leadIn) = (bpm, 1) }
    let map = measurement.fit(target).map
    // A pulse at 120 BPM has 24 000 frames.
    #expect(map.origin == 24_000)
    #expect(abs(map.ratio - bpm / 120) < 0.002)
    let firstPulse = 1 - 60 / bpm
    #expect(abs(Double(map.source.lowerBound) / 48_000 - firstPulse) < 0.005, "seconds")
  }
}
