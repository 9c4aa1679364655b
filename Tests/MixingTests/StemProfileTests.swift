import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Mixing

@Suite struct StemProfileTests {
  private static func profile(_ sound: StereoBuffer) throws -> StemProfile {
    try StemProfile(of: MemorySource(sound))
  }

  private static let flat = [Double](repeating: 0, count: 27)

  @Test(arguments: [-6.0, -20, -40]) func `the loudness of a profile is near what a meter measures`(level: Double)
    throws
  {
    let sound = TestTone.noise(amplitude: Float(Decibels.dB(level).factor), seconds: 6)
    let meter = LoudnessMeter(modes: .integrated)
    meter.add(sound)
    let measured = try #require(meter.integrated).value
    // The bands end at 11 kHz, above which white noise has as much power again.
    let estimated = try #require(try Self.profile(sound).loudness(through: Self.flat)).value
    #expect(abs(estimated - measured) < 5)
    let louder = try Self.profile(TestTone.noise(amplitude: Float(Decibels.dB(level + 6).factor), seconds: 6))
    #expect(abs(try #require(louder.loudness(through: Self.flat)).value - estimated - 6) < 0.1)
  }

  @Test func `an equaliser raises the loudness of a profile by its gain`() throws {
    let profile = try Self.profile(TestTone.sine(.Hz(1000), amplitude: 0.2, seconds: 4))
    let plain = try #require(profile.loudness(through: Self.flat)).value
    let raised = try #require(profile.loudness(through: Self.flat.map { _ in 4 })).value
    #expect(abs(raised - plain - 4) < 1e-6)
    #expect(abs(profile.change(through: Self.flat.map { _ in -3 }).value + 3) < 1e-9)
  }

  /// A tone that is 20 dB softer for two thirds of the time.
  @Test func `quantiles of the level are those of the playing time`() throws {
    var sound = TestTone.sine(.Hz(400), amplitude: 0.5, seconds: 6)
    for i in 96_000..<sound.frames {
      sound.left[i] *= 0.1
      sound.right[i] *= 0.1
    }
    let profile = try Self.profile(sound)
    let loud = 10 * log10(0.5 * 0.5 / 2)
    #expect(abs(try #require(profile.level(at: 0.9)).value - loud) < 0.5)
    #expect(abs(try #require(profile.level(at: 0.3)).value - (loud - 20)) < 0.5)
    // The mean power of both parts: a third at full level, the rest a hundredth of it; levels are half a decibel apart.
    let mean = loud + 10 * log10((1 + 2 * 0.01) / 3)
    #expect(abs(try #require(profile.average).value - mean) < 0.6)
  }

  @Test func `pauses do not count`() throws {
    var sound = StereoBuffer(frames: 10 * 48_000)
    sound.add(TestTone.sine(.Hz(400), amplitude: 0.5, seconds: 2), at: 3 * 48_000)
    let profile = try Self.profile(sound)
    #expect(profile.powers.count == 10)
    #expect(abs(try #require(profile.level(at: 0.1)).value - 10 * log10(0.125)) < 0.6)
  }

  @Test func `silence has no level, loudness or average`() throws {
    let profile = try Self.profile(StereoBuffer(frames: 100_000))
    #expect(profile.level(at: 0.5) == nil && profile.average == nil && profile.playing == nil)
    #expect(profile.loudness(through: Self.flat) == nil)
    #expect(profile.change(through: Self.flat) == .dB(0))
  }

  @Test func `less than a second is measured as well`() throws {
    let profile = try Self.profile(TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 0.1))
    #expect(profile.powers.count == 1 && profile.level(at: 0.5) != nil)
  }

  @Test func `a balance is as far as its bands, whatever its level`() throws {
    let pink = [Decibels](repeating: .dB(0), count: 27)
    let target = BalanceTarget(pink, quietWeight: 1)
    #expect(target.distance(of: [Double](repeating: 0.3, count: 27)) < 1e-9)
    for level in [1e-6, 1, 1e6] {
      var powers = [Double](repeating: level, count: 27)
      for k in stride(from: 0, to: 27, by: 2) { powers[k] *= pow(10, 0.2) }
      #expect(abs(target.distance(of: powers) - 1) < 0.05, "13 or 14 of 27 bands are 2 dB off")
    }
  }

  @Test func `a band cannot be farther off than 15 dB`() {
    let target = BalanceTarget([Decibels](repeating: .dB(0), count: 27), quietWeight: 1)
    var powers = [Double](repeating: 1, count: 27)
    powers[10] = 1e-3
    let far = target.distance(of: powers)
    powers[10] = 1e-6
    #expect(abs(target.distance(of: powers) - far) < 1e-9 && abs(far - 15.0 / 27) < 1e-6)
  }

  @Test(arguments: [0.0, 0.5, 1]) func `quiet bands count as much as their weight says`(weight: Double) {
    // Everything lies 40 dB under 1 kHz, so it is inaudible beside it.
    let levels = (0..<27).map { Decibels.dB($0 == 14 ? 0 : -40) }
    let target = BalanceTarget(levels, quietWeight: weight)
    var powers = levels.map { pow(10, $0.value / 10) }
    powers[3] *= 10
    let distance = target.distance(of: powers)
    #expect(abs(distance - 10 * weight / (1 + 26 * weight)) < 1e-6)
  }
}
