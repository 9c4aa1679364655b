import Analysis
import Audio
import Mastering
import TestSupport
import Testing

@testable import Production

/// The settings of a master, of the program's own mixes and of finished sound.
@Suite struct MasterSettingsTests {
  private static let balance = ThirdOctaves.nominal.map { Decibels.dB($0 < 100 ? 0 : -12) }

  private static func reference() throws -> MasterReference {
    let noise = MemorySource(TestTone.noise(amplitude: 0.3, seconds: 3))
    return MasterReference(
      fingerprint: try SpectralFingerprint.measure(noise, in: [0..<noise.frameCount]),
      character: SoundCharacter(peakToLoudness: .dB(9), loudnessRange: .dB(4)))
  }

  private static func settings(
    _ material: MasterMaterial, loudness: Double = -14, reference: MasterReference? = nil,
    balance: [Decibels]? = nil, adjustments: RetryAdjustments = RetryAdjustments()
  ) -> MasterSettings {
    MasterSettings(
      material, loudness: .LUFS(loudness), ceiling: .dBTP(-1), reference: reference, genreBalance: balance,
      adjustments: adjustments)
  }

  @Test func `a reference's tone is gone to the whole way, a genre's half of it within 3 dB`() throws {
    let reference = try Self.reference()
    let like = Self.settings(.ownMix, reference: reference, balance: Self.balance)
    #expect(like.tone?.levels == reference.fingerprint?.levels.map { .dB($0) })
    #expect(like.tone?.strength == 1 && like.character == reference.character)
    let usual = Self.settings(.ownMix, balance: Self.balance)
    #expect(usual.tone?.levels == Self.balance && usual.tone?.strength == 0.5)
    #expect(usual.tone?.bound == .dB(3) && usual.tone?.trebleBound == .dB(2) && usual.character == nil)
    #expect(Self.settings(.finishedSound).tone == nil)
  }

  @Test func `a silent reference leaves the genre's tone`() {
    let silent = MasterReference(fingerprint: nil, character: SoundCharacter())
    #expect(Self.settings(.ownMix, reference: silent, balance: Self.balance).tone?.levels == Self.balance)
  }

  @Test func `the program's own mix gives way further than other people's sound`() throws {
    let reference = try Self.reference()
    let (own, finished) = (
      Self.settings(.ownMix, reference: reference), Self.settings(.finishedSound, reference: reference)
    )
    #expect(own.tone?.edgeCut == .dB(36) && finished.tone?.edgeCut == .dB(0))
    #expect(own.limiting.strain == 2 && finished.limiting.strain == 1)
    #expect(own.limiting.peak == finished.limiting.peak && own.limiting.release == finished.limiting.release)
  }

  @Test(arguments: [(-14.0, 6.0, 3.0, 100.0), (-10, 12, 5.4, 44), (-8, 15, 6.6, 25), (-18, 6, 3, 100)])
  func `each LU above -14 LUFS allows 1.5 dB more limiting and a faster release`(
    loudness: Double, peak: Double, mean: Double, release: Double
  ) {
    let bound = Self.settings(.finishedSound, loudness: loudness).limiting
    #expect(abs(bound.peak.value - peak) < 1e-9 && abs(bound.mean.value - mean) < 1e-9)
    #expect(abs(bound.release.value * 1000 - release) < 1e-9)
  }

  @Test func `a repair moves the aim, the ceiling and the limiting, each for itself`() {
    var adjustments = RetryAdjustments()
    (adjustments.loudness, adjustments.ceiling, adjustments.density) = (-0.5, 0.3, 2)
    let repaired = Self.settings(.ownMix, adjustments: adjustments)
    #expect(repaired.loudness == .LUFS(-14.5))
    #expect(repaired.ceiling == .dBTP(-1.3))
    // As for -12 LUFS, whatever the aim.
    #expect(repaired.limiting.peak == .dB(9))
  }
}
