import Audio
import ClipRendering
import Foundation
import Music
import TestSupport
import Testing

@Suite struct RepairTests {
  static func error(_ a: [Float], _ b: [Float]) -> Double {
    // What both have in common in level does not count.
    let range = 24_000..<min(a.count, b.count) - 24_000
    let gain = range.reduce(0.0) { $0 + Double(a[$1] * b[$1]) } / range.reduce(0.0) { $0 + Double(b[$1] * b[$1]) }
    return range.reduce(0.0) { $0 + pow(Double(a[$1]) - gain * Double(b[$1]), 2) }
  }

  @Test func `rounding off clipped peaks takes away three quarters of the distortion and more`() throws {
    let tones = [196.0, 247, 294, 1180].map { Tones.sine($0, amplitude: 0.35, seconds: 6) }
    let clean = tones[0].indices.map { i in tones.reduce(0) { $0 + $1[i] } }
    let clipped = clean.map { max(-1, min(1, $0)) }
    let result = try ClipConformerTests.conform(MemorySource(StereoBuffer(mono: clipped)), .effects)
    let sound = try AlignedSource(result, frames: clean.count).readAll().left
    #expect(result.report.repair.repairedRuns > 500)
    #expect(Self.error(clean, sound) < 0.25 * Self.error(clean, clipped))
    #expect(sound.peak <= 1)
  }

  @Test func `an offset is taken out and a single channel becomes two`() throws {
    var clip = BadClip()
    (clip.dc, clip.seconds, clip.content) = (0.1, 10, .chords)
    let result = try ClipConformerTests.conform(clip.source, .pitched)
    let sound = try result.sound.readAll()
    #expect(abs(result.report.repair.dc[0] - 0.1) < 0.002)
    #expect(abs(sound.left.reduce(0, +) / Float(sound.frames)) < 0.001)
    #expect(result.report.repair.wasMono && sound.left == sound.right)
  }
}
