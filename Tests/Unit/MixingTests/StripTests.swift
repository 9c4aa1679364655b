import Audio
import Foundation
import Mixing
import TestSupport
import Testing

@Suite struct StripTests {
  static func level(_ sound: StereoBuffer, _ settings: MixSettings) throws -> Double {
    20 * log10(MixerTests.rms(try MixerTests.process(sound, settings).left))
  }

  /// A tone that becomes louder by `step` dB after 6 s.
  private static func tone(step: Double) -> StereoBuffer {
    var sound = TestTone.sine(.Hz(1000), amplitude: 0.05, seconds: 16)
    let factor = Float(Decibels.dB(step).factor)
    for i in 288_000..<sound.frames {
      (sound.left[i], sound.right[i]) = (sound.left[i] * factor, sound.right[i] * factor)
    }
    return sound
  }

  /// The gain in dB over 10 ms, by how many seconds after the beginning.
  private static func gains(_ sound: StereoBuffer, _ compression: Compression) throws -> (Double) ->
    Double
  {
    var settings = MixerTests.plain
    settings.compression = compression
    let result = try MixerTests.process(sound, settings)
    return { time in
      let range = Int(time * 48_000)..<Int(time * 48_000) + 480
      let energy = { (samples: [Float]) in samples[range].reduce(0.0) { $0 + Double($1 * $1) } }
      return 10 * log10(energy(result.left) / energy(sound.left))
    }
  }

  /// Strokes of a low wave that is higher above 0 than it is deep below, as a kick drum's is.
  @Test func `rounding a lopsided wave does not move its mean`() throws {
    var sound = TestTone.sine(.Hz(50), amplitude: 0.5, seconds: 8)
    for i in 0..<sound.frames {
      let second = 0.25 * Float(cos(2 * Double.pi * 100 * Double(i) / 48_000))
      (sound.left[i], sound.right[i]) = (sound.left[i] + second, sound.right[i] + second)
    }
    sound = TestTone.strokes(of: sound, every: 0.5, decay: 0.12)
    var settings = MixerTests.plain
    settings.ceiling = .dB(-12)
    settings.saturation = Saturation(reference: .dB(-12), drive: 0.8)
    let result = try MixerTests.process(sound, settings)
    let moved = zip(result.left, sound.left).reduce(0.0) { $0 + Double($1.0 - $1.1) } / Double(result.frames)
    #expect(abs(moved) < 2e-5)
  }

  @Test(arguments: [(4.0, 0.0), (8, -2.25), (9, -3)])
  func `a stroke loses what the ratio takes of what is above`(
    step: Double, expected: Double
  ) throws {
    let compression = Compression(threshold: .dB(5), ratio: 4, attack: .ms(5), release: .ms(100))
    let gain = try Self.gains(Self.tone(step: step), compression)
    #expect(abs(gain(5.9)) < 0.01)
    // Meanwhile the memory of 2 s has risen a little with it, and the knee is 6 dB wide.
    #expect(abs(gain(6.06) - expected) < 0.5)
  }

  @Test func `a level that lasts is left alone, so that sections keep their contrast`() throws {
    let compression = Compression(threshold: .dB(3), ratio: 4, attack: .ms(5), release: .ms(100))
    let gain = try Self.gains(Self.tone(step: 8), compression)
    #expect(gain(6.06) < -2)
    #expect(abs(gain(14)) < 0.1)
  }

  @Test func `compression falls by its attack`() throws {
    let gains = try [10.0, 80].map { attack in
      try Self.gains(
        Self.tone(step: 9),
        Compression(threshold: .dB(3), ratio: 4, attack: .ms(attack), release: .ms(300)))
    }
    #expect(gains[0](6.02) < gains[1](6.02) - 1)
  }

  @Test func `peaks are rounded off below the ceiling, and what is 4 dB below it is as it was`() throws {
    var settings = MixerTests.plain
    settings.ceiling = .dB(-6)
    for (amplitude, isChanged) in [(0.3, false), (0.45, true), (4, true)] {
      let sound = TestTone.sine(.Hz(1000), amplitude: amplitude, seconds: 0.1)
      let result = try MixerTests.process(sound, settings)
      #expect(result.left.allSatisfy { abs($0) <= Float(Decibels.dB(-6).factor) * 1.00001 })
      #expect(zip(result.left, sound.left).contains { abs($0 - $1) > 1e-5 } == isChanged)
    }
  }

  @Test func `saturation adds a third harmonic by its drive, no offset, and leaves the top alone`()
    throws
  {
    var settings = MixerTests.plain
    settings.saturation = Saturation(reference: .dB(-6), drive: 0.6)
    let amplitude = Decibels.dB(-6).factor
    let result = try MixerTests.process(
      TestTone.sine(.Hz(100), amplitude: amplitude, seconds: 1), settings)
    let sound = Array(result.left[24_000..<48_000])
    // u − u³/3 of 0.6 sin has a third harmonic of 0.6² / 12 of the fundamental 1 − 0.6² / 4.
    let ratio = Self.amplitude(of: sound, at: 300) / Self.amplitude(of: sound, at: 100)
    #expect(abs(ratio - 0.03 / 0.91) < 0.001)
    #expect(abs(sound.reduce(0, +) / 24_000) < 1e-4)
    let high = TestTone.sine(.Hz(15_000), amplitude: amplitude, seconds: 1)
    let top = Array(try MixerTests.process(high, settings).left[24_000..<48_000])
    // Its third harmonic would be 45 kHz, which comes back at 3 kHz.
    #expect(
      20 * log10(Self.amplitude(of: top, at: 3000) / Self.amplitude(of: top, at: 15_000)) < -70)
  }

  /// By correlation over whole periods.
  static func amplitude(of sound: [Float], at frequency: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for (i, x) in sound.enumerated() {
      let angle = 2 * Double.pi * frequency * Double(i) / 48_000
      real += Double(x) * cos(angle)
      imaginary += Double(x) * sin(angle)
    }
    return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(sound.count)
  }
}
