import Audio
import Foundation
import Mixing
import TestSupport
import Testing

@Suite struct MixerTests {
  static func process(_ sound: StereoBuffer, _ settings: MixSettings) throws -> StereoBuffer {
    let sink = MemorySink()
    _ = try Mixer.process(MemorySource(sound), settings, into: sink)
    return sink.buffer
  }

  static func rms(_ samples: [Float]) -> Double {
    (samples[24_000...].reduce(0.0) { $0 + Double($1) * Double($1) } / Double(samples.count - 24_000)).squareRoot()
  }

  static let plain = MixSettings(monoBelow: nil)

  @Test func `a strip with nothing set changes nothing that can be heard`() throws {
    let sound = TestTone.noise(seconds: 1)
    let result = try Self.process(sound, Self.plain)
    #expect(zip(sound.left, result.left).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test(arguments: [(100.0, -24.1), (200.0, -12.3), (400.0, -3.0), (4000.0, 0.0)])
  func `the high-pass falls by 12 dB per octave`(frequency: Double, expected: Double) throws {
    var settings = Self.plain
    settings.highPass = .Hz(400)
    let result = try Self.process(TestTone.sine(.Hz(frequency)), settings)
    #expect(abs(20 * log10(Self.rms(result.left) / (0.5 / 2.0.squareRoot())) - expected) < 0.1)
  }

  @Test func `more bands than fit one cascade all work`() throws {
    var settings = Self.plain
    settings.highPass = .Hz(20)
    settings.bands = (0..<6).map { _ in EQBand(.bell, at: .Hz(1000), gain: .dB(-2)) }
    let result = try Self.process(TestTone.sine(.Hz(1000)), settings)
    #expect(abs(20 * log10(Self.rms(result.right) / (0.5 / 2.0.squareRoot())) + 12) < 0.1)
  }

  @Test func `a stem that rests for a while is silent there, and plays on as if it had not rested`() throws {
    var settings = Self.plain
    settings.highPass = .Hz(80)
    settings.bands = [EQBand(.bell, at: .Hz(1000), gain: .dB(4))]
    let phrase = TestTone.noise(seconds: 1)
    var sound = StereoBuffer(frames: 6 * 48_000)
    sound.add(phrase)
    sound.add(phrase, at: 5 * 48_000)
    let result = try Self.process(sound, settings)
    #expect(result.left[2 * 48_000..<4 * 48_000].allSatisfy { $0 == 0 })
    #expect(result.left[4 * 48_000..<5 * 48_000].allSatisfy { abs($0) < 1e-7 })
    #expect(zip(result.left[..<48_000], result.left[(5 * 48_000)...]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `below the corner the low end is mono, above it the sides stay`() throws {
    let side = { (f: Double) -> StereoBuffer in
      let tone = TestTone.sine(.Hz(f))
      return StereoBuffer(left: tone.left, right: tone.left.map { -$0 })
    }
    let level = { (f: Double) in try Self.rms(Self.process(side(f), MixSettings()).left) / (0.5 / 2.0.squareRoot()) }
    #expect(try 20 * log10(level(40)) < -35)
    #expect(try abs(20 * log10(level(120)) + 3) < 0.1)
    #expect(try abs(20 * log10(level(1000))) < 0.1)
  }

  @Test(arguments: [(-1.0, 3.01, -120.0), (0.0, 0.0, 0.0), (1.0, -120.0, 3.01)])
  func `panning keeps the power`(pan: Double, left: Double, right: Double) throws {
    let result = try Self.process(TestTone.sine(.Hz(1000)), MixSettings(pan: pan, monoBelow: nil))
    for (samples, expected) in [(result.left, left), (result.right, right)] {
      let level = 20 * log10(max(Self.rms(samples) / (0.5 / 2.0.squareRoot()), 1e-6))
      #expect(abs(level - expected) < 0.01)
    }
  }

  @Test func `width 0 is mono`() throws {
    let result = try Self.process(TestTone.noise(), MixSettings(width: 0, monoBelow: nil))
    #expect(result.left == result.right)
  }
}
