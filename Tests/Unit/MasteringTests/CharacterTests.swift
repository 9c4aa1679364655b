import Audio
import Foundation
import Mastering
import TestSupport
import Testing

/// What a master takes from a reference besides its tone.
@Suite struct CharacterTests {
  /// Noise whose side is so far below its middle, in dB.
  private static func noise(side: Double, seconds: Double = 6) -> StereoBuffer {
    let (middle, sides) = (
      TestTone.noise(amplitude: 0.2, seconds: seconds, seed: 1).left,
      TestTone.noise(amplitude: 0.2, seconds: seconds, seed: 2).left
    )
    let factor = Float(Decibels.dB(side).factor)
    return StereoBuffer(
      left: zip(middle, sides).map { $0 + factor * $1 },
      right: zip(middle, sides).map { $0 - factor * $1 })
  }

  private static func match(_ sound: StereoBuffer, _ character: SoundCharacter) throws
    -> MasterReport.Match
  {
    let settings = MasterSettings(
      loudness: .LUFS(-16), character: character, limiting: MasteringTests.open)
    return try #require(try Mastered([MemorySource(sound)], settings).report.match)
  }

  /// Width of the mix, width wanted, width expected: a side gains 2 dB at most and loses 4.
  @Test(arguments: [(-10.0, -9.0, -9.0), (-10, 0, -8), (-6, -8, -8), (-3, -20, -7), (-60, -6, -60)])
  func `the width of each band comes nearer within its bounds`(
    mine: Double, wanted: Double, expected: Double
  ) throws {
    let width = (0..<4).map { _ in Optional(Decibels.dB(wanted)) }
    let match = try Self.match(Self.noise(side: mine), SoundCharacter(width: width))
    // Between bands the gain goes over gradually, and nothing widens the bass.
    for band in match.after.width.dropFirst() {
      #expect(abs(try #require(band).value - expected) < 0.5)
    }
    #expect(abs(try #require(match.before.width[2]).value - mine) < 0.5)
  }

  @Test func `the width that is reported is that of what is written`() throws {
    let sound = Self.noise(side: -10)
    let wanted = SoundCharacter(width: (0..<4).map { _ in .dB(-8.5) })
    let result = try Mastered(
      [MemorySource(sound)], MasterSettings(loudness: .LUFS(-20), character: wanted))
    let written = result.master.floats
    let energy = { (f: (Float, Float) -> Float) in
      zip(written.left, written.right).reduce(0.0) { $0 + Double(f($1.0, $1.1) * f($1.0, $1.1)) }
    }
    #expect(abs(10 * log10(energy { $0 - $1 } / energy { $0 + $1 }) + 8.5) < 0.5)
  }

  @Test func `peaks come down towards a denser reference, by 3 dB and no more`() throws {
    let strokes = TestTone.strokes(
      of: TestTone.noise(amplitude: 0.5, seconds: 8), every: 0.5, decay: 0.15)
    let free = try Self.match(strokes, SoundCharacter(peakToLoudness: .dB(40)))
    let density = try #require(free.after.peakToLoudness).value
    for (less, expected) in [(1.5, 1.5), (8.0, 3.0)] {
      let match = try Self.match(strokes, SoundCharacter(peakToLoudness: .dB(density - less)))
      let reached = try #require(match.after.peakToLoudness).value
      #expect(
        reached < density - expected + 1 && reached > density - expected - 1,
        "\(density) → \(reached)")
    }
  }

  @Test func `a loudness range that is too wide is narrowed, one that is too narrow is left`()
    throws
  {
    var sound = Self.noise(side: -10, seconds: 30)
    for i in 0..<sound.frames where (i / 240_000) % 2 == 1 {
      sound.left[i] *= 0.25
      sound.right[i] *= 0.25
    }
    let narrow = try Self.match(sound, SoundCharacter(loudnessRange: .dB(4)))
    let (before, after) = (
      try #require(narrow.before.loudnessRange).value,
      try #require(narrow.after.loudnessRange).value
    )
    #expect(abs(before - 12) < 1)
    #expect(after < before - 1 && after > 4)
    let wide = try Self.match(sound, SoundCharacter(loudnessRange: .dB(20)))
    #expect(abs(try #require(wide.after.loudnessRange).value - before) < 0.5)
  }
}
