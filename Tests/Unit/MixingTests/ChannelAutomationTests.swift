import Audio
import Foundation
import TestSupport
import Testing

@testable import Mixing

@Suite struct ChannelAutomationTests {
  private static func curve(_ points: (Int, Double)...) -> ControlCurve {
    ControlCurve(points.map { ControlCurve.ControlPoint(frame: $0.0, value: $0.1) })
  }

  private static func process(_ sound: StereoBuffer, _ automation: ChannelAutomation) throws -> StereoBuffer {
    let channel = AutomatedChannel(automation, of: try StemProfile(of: MemorySource(sound)))
    let sink = MemorySink()
    _ = try Mixer.process(MemorySource(sound), MixerTests.plain, automation: channel, into: sink)
    return sink.buffer
  }

  /// The level of a second in dBFS.
  private static func level(_ sound: [Float], second: Int) -> Double {
    let power = sound[second * 48_000..<(second + 1) * 48_000].reduce(0.0) { $0 + Double($1) * Double($1) }
    return 10 * log10(power / 48_000)
  }

  /// The bilinear transform puts the frequency f to tan(π f / rate): |H|² = 1 / (1 + (tan / tan₀)⁴).
  @Test(arguments: [100.0, 500, 1000, 2000, 8000]) func `the low-pass has Butterworth's response`(frequency: Double) {
    let sound = TestTone.sine(.Hz(frequency), amplitude: 0.5, seconds: 1)
    var filter = SweptLowPass()
    filter.move(to: log2(1000))
    let result = zip(sound.left, sound.right).map { filter(SIMD2($0, $1)).x }
    let warped = { (hertz: Double) in tan(Double.pi * hertz / 48_000) }
    let expected = -10 * log10(1 + pow(warped(frequency) / warped(1000), 4))
    let measured = StripTests.amplitude(of: Array(result[24_000...]), at: frequency) / 0.5
    #expect(abs(20 * log10(measured) - expected) < 0.05)
  }

  @Test func `an open low-pass changes no sample, and closing it makes no jump`() throws {
    let sound = TestTone.noise(amplitude: 0.3, seconds: 2)
    let open = try Self.process(sound, ChannelAutomation(brightness: Self.curve((0, 0))))
    #expect(zip(open.left, sound.left).allSatisfy { abs($0 - $1) < 1e-6 })
    let tone = TestTone.sine(.Hz(200), amplitude: 0.5, seconds: 2)
    let closing = try Self.process(tone, ChannelAutomation(brightness: Self.curve((0, 0), (48_000, 0), (52_000, -1))))
    let steps = zip(closing.left, closing.left.dropFirst()).map { abs($1 - $0) }
    #expect(steps.max() ?? 1 < 0.5 * Float(2 * Double.pi * 200 / 48_000) * 1.5)
  }

  /// Noise whose level rises by 6 dB over 8 s.
  @Test func `a build rises as its lane says`() throws {
    let sound = TestTone.noise(amplitude: 0.2, seconds: 8)
    let result = try Self.process(sound, ChannelAutomation(level: Self.curve((0, -6), (8 * 48_000, 0))))
    for second in 0..<8 {
      let expected = -6 + (Double(second) + 0.5) * 6 / 8
      #expect(abs(Self.level(result.left, second: second) - Self.level(sound.left, second: second) - expected) < 0.1)
    }
  }

  @Test func `width is a factor on the difference`() throws {
    let (left, right) = (
      TestTone.noise(amplitude: 0.3, seconds: 2, seed: 1), TestTone.noise(amplitude: 0.3, seconds: 2, seed: 2)
    )
    let sound = StereoBuffer(left: left.left, right: right.left)
    let result = try Self.process(sound, ChannelAutomation(width: Self.curve((0, 0), (48_000, 0), (49_000, 0.5))))
    #expect(zip(result.left[..<48_000], result.right[..<48_000]).allSatisfy { abs($0 - $1) < 1e-6 })
    for i in 50_000..<60_000 {
      #expect(abs((result.left[i] - result.right[i]) - 0.5 * (sound.left[i] - sound.right[i])) < 1e-5)
    }
  }

  /// Noise below 8 kHz with equal power in each third octave.
  @Test(arguments: [-0.5, -1.0, -1.5]) func `a stem is darker by as many octaves as asked`(octaves: Double) throws {
    let powers = ThirdOctaves.centres.map { $0.value < 8000 ? 1.0 : 0 }
    let corner = BrightnessScale(powers).corner(at: octaves)
    let centroid = { (corner: Double) -> Double in
      let left = zip(powers, ThirdOctaves.centres).map {
        ($0 * BrightnessScale.power(at: log2($1.value), through: corner), $1.value)
      }
      return left.reduce(0) { $0 + $1.0 * $1.1 } / left.reduce(0) { $0 + $1.0 }
    }
    #expect(abs(log2(centroid(corner) / centroid(BrightnessScale.open)) - octaves) < 0.06)
  }

  @Test func `a low tone is not filtered away`() {
    let powers = ThirdOctaves.nominal.map { $0 == 63 ? 1.0 : 0 }
    let scale = BrightnessScale(powers)
    #expect(BrightnessScale.power(at: log2(63), through: scale.corner(at: -2)) > 0.1)
  }

  @Test func `a profile is moved as the sound is`() throws {
    let sound = TestTone.noise(amplitude: 0.2, seconds: 4)
    let profile = try StemProfile(of: MemorySource(sound))
    let automation = ChannelAutomation(
      level: Self.curve((0, -6), (192_000, 0)), brightness: Self.curve((0, -1.2), (192_000, 0)))
    let predicted = profile.moved(by: AutomatedChannel(automation, of: profile))
    let measured = try StemProfile(of: MemorySource(try Self.process(sound, automation)))
    for second in 0..<4 {
      #expect(abs(10 * log10(predicted.weighted(second) / measured.weighted(second))) < 0.7)
    }
  }
}
