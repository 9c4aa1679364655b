import Audio
import Foundation
import Testing

@testable import ClipRendering

@Suite struct CrossfadeTests {
  @Test(arguments: [-0.2, 0, 0.3, 0.7, 1])
  func `the gains keep the power steady for every correlation`(correlation: Double) {
    let fade = Crossfade(start: 100, length: 480, correlation: correlation)
    for frame in fade.start..<fade.end {
      let a = Double(fade.gain(at: frame, leaving: true))
      let b = Double(fade.gain(at: frame, leaving: false))
      // The power of a sum of two sounds of power 1: a² + b² + 2ρab.
      #expect(abs(a * a + b * b + 2 * correlation * a * b - 1) < 1e-6)
    }
  }

  @Test func `sounds that cancel each other are not raised without bound`() {
    let fade = Crossfade(start: 0, length: 480, correlation: -1)
    let highest = (0..<480).map { fade.gain(at: $0, leaving: false) }.max() ?? 0
    // With ρ = −0.2 for all that are less alike, x / √(x² + (1 − x)² − 0.4 x (1 − x)) has its maximum of 1.021 near 0.83.
    #expect(highest <= 1.03)
  }

  @Test func `one sound is all there is before the fade, and the other after it`() {
    let fade = Crossfade(start: 10, length: 20, correlation: 0.5)
    for frame in [-100, 0, 9] {
      #expect(fade.gain(at: frame, leaving: true) == 1 && fade.gain(at: frame, leaving: false) == 0)
    }
    for frame in [30, 31, 1000] {
      #expect(fade.gain(at: frame, leaving: true) == 0 && fade.gain(at: frame, leaving: false) == 1)
    }
  }

  @Test func `fading out is fading in backwards`() {
    let fade = Crossfade(start: 0, length: 101, correlation: 0.4)
    for frame in 0..<101 {
      #expect(abs(fade.gain(at: frame, leaving: true) - fade.gain(at: 100 - frame, leaving: false)) < 1e-6)
    }
  }

  @Test func `two halves of one steady sound go over into each other unnoticed`() throws {
    let sound = MemorySource(StereoBuffer(mono: [Float](repeating: 0.5, count: 4_000)))
    let seam = Crossfade(start: 1_900, length: 200, correlation: 1)
    let first = Placement(
      sound: sound, offset: 0, fadeIn: Crossfade(start: 0, length: 1, correlation: 0), fadeOut: seam)
    let second = Placement(
      sound: sound, offset: 500, fadeIn: seam, fadeOut: Crossfade(start: 3_999, length: 1, correlation: 0))
    var block = StereoBuffer(frames: 3_000)
    try first.add(to: &block, from: 500)
    try second.add(to: &block, from: 500)
    #expect(block.left.allSatisfy { abs($0 - 0.5) < 1e-6 })
  }

  @Test func `a fade lies where both sounds are alike, and ends on the bar line at the latest`() throws {
    // The same sine on both sides, in phase only with the bar line moved by a quarter of a second.
    let tone = (0..<48_000).map { Float(sin(2 * .pi * 110 * Double($0) / 48_000)) }
    let source = MemorySource(StereoBuffer(mono: tone))
    let a = SeamFinder.BarLine(sound: source, frame: 30_000)
    // 110 Hz has a period of 436 4/11 frames; 4800 frames are 11 periods.
    let fade = try SeamFinder.fade(from: a, to: .init(sound: source, frame: 30_000 - 4_800), within: 12_000)
    #expect(fade.length == SeamFinder.length)
    #expect(fade.end <= 0 && fade.start >= -12_000)
    #expect(fade.correlation > 0.999)
  }

  @Test func `before silence the sound that goes is faded quickly`() throws {
    let tone = MemorySource(StereoBuffer(mono: [Float](repeating: 0.5, count: 48_000)))
    let silence = MemorySource(StereoBuffer(frames: 48_000))
    let fade = try SeamFinder.fade(
      from: .init(sound: tone, frame: 24_000), to: .init(sound: silence, frame: 24_000), within: 12_000)
    #expect(fade == Crossfade(start: -SeamFinder.length / 3, length: SeamFinder.length / 3, correlation: 0))
  }
}
