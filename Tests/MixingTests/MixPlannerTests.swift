import Audio
import Foundation
import Mixing
import Music
import TestSupport
import Testing

@Suite struct MixPlannerTests {
  private static let pink = ThirdOctaves.centres.map { _ in Decibels.dB(0) }

  private static func channel(_ role: StemRole, _ sound: StereoBuffer, level: Double = -6) throws
    -> MixChannel
  {
    MixChannel(
      role: role, profile: try StemProfile(of: MemorySource(sound)),
      settings: MixSettings(monoBelow: nil, level: .dB(level)))
  }

  /// Noise with the same power in every third octave, but for a tilt in dB per octave around 1 kHz.
  private static func noise(tilt: Double = 0, seed: UInt64 = 1) -> StereoBuffer {
    let filter = ZeroPhaseFilter {
      .dB(($0.value > 20 ? log2($0.value / 1000) : -5.6) * (tilt - 3.0103))
    }
    let fft = RealFFT(size: ZeroPhaseFilter.size)
    let white = TestTone.noise(amplitude: 0.2, seconds: 6, seed: seed)
    return StereoBuffer(
      left: filter.apply(to: white.left, with: fft), right: filter.apply(to: white.right, with: fft)
    )
  }

  /// The mean distance of the third octaves of a mix from pink, in dB, its median taken away.
  private static func distance(_ sounds: [StereoBuffer], _ settings: [MixSettings]) throws -> Double {
    let stems = try zip(sounds, settings).map { try MixerTests.process($0, $1) }
    let meters = stems.map { stem -> StemLevel in
      let meter = LoudnessMeter(modes: .integrated)
      meter.add(stem)
      return StemLevel(loudness: meter.integrated, peak: nil)
    }
    let gains = Mixer.balance(meters, levels: settings.map(\.level)).stems
    var mix = StereoBuffer(frames: stems[0].frames)
    for (stem, gain) in zip(stems, gains) {
      mix.add(try GainSource(MemorySource(stem), by: gain.gain).readAll())
    }
    let power = try KeySections.spectrum(of: MemorySource(mix), in: [48_000..<192_000])
    let levels = ThirdOctaves.sum(power: power, rate: .standard).map { 10 * log10($0) }
    let median = levels.sorted()[13]
    return levels.reduce(0) { $0 + abs($1 - median) } / 27
  }

  @Test(arguments: [-2.0, 1.5, 3])
  func `stems that are too dark or too bright come nearer to the balance`(
    tilt: Double
  ) throws {
    let sounds = [Self.noise(tilt: tilt, seed: 1), Self.noise(tilt: tilt, seed: 2)]
    let channels = [try Self.channel(.chords, sounds[0]), try Self.channel(.pad, sounds[1])]
    let plain = channels.map(\.settings)
    let treated = MixPlanner(channels, style: MixStyle(family: "club", balance: Self.pink)).run()
      .settings
    let (before, after) = (try Self.distance(sounds, plain), try Self.distance(sounds, treated))
    #expect(after < before * 0.6, "\(before) → \(after)")
    #expect(treated.flatMap(\.bands).allSatisfy { abs($0.gain.value) <= 6 })
  }

  @Test func `the bass makes room where the kick is, and the drums where the bass is`() throws {
    let kick = TestTone.strokes(
      of: TestTone.sine(.Hz(50), amplitude: 0.5, seconds: 4), every: 0.5, decay: 0.3)
    var bass = TestTone.sine(.Hz(100), amplitude: 0.4, seconds: 4)
    bass.add(TestTone.sine(.Hz(50), amplitude: 0.3, seconds: 4))
    let channels = [try Self.channel(.drums, kick), try Self.channel(.bass, bass)]
    let result = MixPlanner(channels, style: MixStyle(family: "club", balance: nil)).run()
    let cuts = result.settings.map { $0.bands.filter { $0.q == 1.4 } }
    #expect(cuts[0].count == 1 && abs(cuts[0][0].frequency.value - 100) < 1)
    #expect(cuts[1].count == 1 && abs(cuts[1][0].frequency.value - 50) < 1)
    #expect((cuts[0] + cuts[1]).allSatisfy { (-3...(-0.5)).contains($0.gain.value) })
    #expect(result.notes.contains { $0.contains("room for the kick at 50 Hz") })
  }

  @Test func `a bed makes room for a lead that it covers, and not for one that stands out`() throws {
    let lead = TestTone.sine(.Hz(2000), amplitude: 0.2, seconds: 4)
    let bed = Self.noise()
    for (level, makesRoom) in [(-14.0, true), (6, false)] {
      let channels = [try Self.channel(.lead, lead, level: level), try Self.channel(.chords, bed)]
      let result = MixPlanner(channels, style: MixStyle(family: "club", balance: nil)).run()
      #expect(result.settings[1].bands.contains { $0.q == 0.9 && $0.gain.value < 0 } == makesRoom)
    }
  }

  @Test func `strokes are compressed by what is usual, an even tone is not`() throws {
    let strokes = TestTone.strokes(
      of: TestTone.noise(amplitude: 0.5, seconds: 6), every: 0.5, decay: 0.1)
    for (sound, isUneven) in [
      (strokes, true), (TestTone.sine(.Hz(80), amplitude: 0.3, seconds: 6), false),
    ] {
      let result = MixPlanner(
        [try Self.channel(.bass, sound)], style: MixStyle(family: "club", balance: nil)
      ).run()
      #expect((result.settings[0].compression != nil) == isUneven)
    }
  }

  @Test(arguments: [(-16.0, 14.0), (-14, 14), (-9, 9), (-6, 7)])
  func `the louder the master, the rounder the drums`(loudness: Double, crest: Double) throws {
    let strokes = TestTone.strokes(of: TestTone.noise(amplitude: 0.5, seconds: 6), every: 0.5, decay: 0.1)
    let channel = try Self.channel(.drums, strokes)
    let ceilings = try [-14, loudness].map { target in
      let style = MixStyle(family: "club", balance: nil).dense(for: .LUFS(target))
      return try #require(MixPlanner([channel], style: style).run().settings[0].ceiling)
    }
    #expect(abs((ceilings[0] - ceilings[1]).value - (14 - crest)) < 1e-6)
  }

  @Test func `silence gets no treatment`() throws {
    let silent = try Self.channel(.lead, StereoBuffer(frames: 96_000))
    let result = MixPlanner([silent], style: MixStyle(family: "club", balance: Self.pink)).run()
    #expect(result.settings == [silent.settings])
  }

  @Test func `a profile has the power of a tone in its band and its level`() throws {
    let profile = try StemProfile(
      of: MemorySource(TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 3)))
    #expect(profile.powers.count == 3)
    #expect(abs(10 * log10(profile.powers[1][14]) + 9.03) < 0.05)
    #expect(abs(try #require(profile.level(at: 0.5)).value + 9.03) < 0.5)
  }
}
