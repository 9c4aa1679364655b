import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Mixing

@Suite struct MixDecisionTests {
  private static let pink = ThirdOctaves.centres.map { _ in Decibels.dB(0) }

  private static func channel(_ role: StemRole, _ sound: StereoBuffer, level: Double = -6) throws -> MixChannel {
    MixChannel(
      role: role, profile: try StemProfile(of: MemorySource(sound)), settings: MixSettings(level: .dB(level)))
  }

  /// 14 dB of crest up to −14 LUFS, a dB less for each LU more, 7 dB at least.
  @Test(arguments: [(-23.0, 14.0), (-14, 14), (-12, 12), (-9, 9), (-7, 7), (-3, 7)])
  func `louder masters are made of denser stems`(loudness: Double, crest: Double) {
    let style = MixStyle(family: "club", balance: nil).dense(for: .LUFS(loudness))
    #expect(abs(style.crest.value - crest) < 1e-9)
  }

  @Test(arguments: [("orchestral", 0.35, 0.0), ("pop", 0.9, 0.4), ("club", 1, 0.7), ("unheard of", 1, 0.7)])
  func `families have their compression and saturation`(family: String, compression: Double, saturation: Double) {
    let style = MixStyle(family: family, balance: nil)
    #expect(style.compression == compression && style.saturation == saturation)
  }

  @Test(arguments: StemRole.allCases) func `the usual treatment of a role is moderate`(role: StemRole) {
    let usual = RoleTreatment(role)
    #expect(usual.tone.count == ChannelEqualiser.bands.count)
    #expect(usual.tone.allSatisfy { abs($0) <= 2 })
    #expect((1...3).contains(usual.ratio) && (0...4).contains(usual.reduction) && (0...0.5).contains(usual.drive))
    #expect(usual.attack < usual.release)
  }

  @Test(arguments: StemRole.allCases) func `whatever plays, no band and no trim leaves its bounds`(role: StemRole)
    throws
  {
    let dull = TestTone.sine(.Hz(90), amplitude: 0.4, seconds: 3)
    let channels = [try Self.channel(role, dull), try Self.channel(.pad, TestTone.noise(amplitude: 0.02, seconds: 3))]
    let plan = MixPlanner(channels, style: MixStyle(family: "club", balance: Self.pink)).run()
    for (settings, channel) in zip(plan.settings, channels) {
      #expect(settings.bands.allSatisfy { abs($0.gain.value) <= ChannelEqualiser.most + 1e-9 })
      let trim = settings.level.value - channel.settings.level.value
      // The level of a tune is set by its place in the mix.
      let isTune = channel.role == .lead || channel.role == .vocals
      #expect(abs(trim) <= ChannelEqualiser.mostTrim + 1e-9 || isTune)
      #expect(settings.pan == channel.settings.pan && settings.width == channel.settings.width)
    }
  }

  @Test(arguments: [(0.0, 0.0), (-12, 0.0), (3, -12)]) func `gains follow from levels and the loudness wanted`(
    first: Double, second: Double
  ) {
    let stems = [StemLevel(loudness: .LUFS(-25), peak: .dB(-3)), StemLevel(loudness: .LUFS(-31), peak: .dB(-9))]
    let report = Mixer.balance(stems, levels: [.dB(first), .dB(second)], at: .LUFS(-18))
    let sum = 10 * log10(pow(10, first / 10) + pow(10, second / 10))
    #expect(abs(report.stems[0].gain.value - (-18 + first + 25 - sum)) < 1e-9)
    #expect(abs(report.stems[1].gain.value - (-18 + second + 31 - sum)) < 1e-9)
    #expect(report.loudness == .LUFS(-18) && report.notes.isEmpty)
    // Powers at the new levels add up to the mix.
    let powers = zip(report.stems, stems).map { pow(10, ($0.gain.value + ($1.loudness?.value ?? 0)) / 10) }
    #expect(abs(10 * log10(powers.reduce(0, +)) + 18) < 1e-9)
  }

  @Test(arguments: [(-1.0, 1.4142, 0.0), (-0.5, 1.3066, 0.5412), (0, 1, 1), (0.5, 0.5412, 1.3066), (2, 0, 1.4142)])
  func `a strip pans with equal power`(pan: Double, left: Float, right: Float) {
    var strip = ChannelStrip(MixSettings(pan: pan, monoBelow: nil))
    var block = StereoBuffer(mono: [1, -1])
    strip.process(&block)
    #expect(abs(block.left[0] - left) < 1e-3 && abs(block.right[0] - right) < 1e-3)
    #expect(abs(block.left[1] + left) < 1e-3 && abs(block.right[1] + right) < 1e-3)
  }

  @Test(arguments: [0.0, 0.5, 1, 1.5]) func `width scales the difference of the channels and not their sum`(
    width: Double
  ) {
    var strip = ChannelStrip(MixSettings(width: width, monoBelow: nil))
    var block = StereoBuffer(left: [0.75], right: [0.25])
    strip.process(&block)
    #expect(abs(block.left[0] + block.right[0] - 1) < 1e-6)
    #expect(abs(block.left[0] - block.right[0] - Float(0.5 * width)) < 1e-6)
  }

  @Test func `a high-pass and bands add up in the response that is told`() {
    let settings = MixSettings(highPass: .Hz(100), bands: [EQBand(.highShelf, at: .Hz(4000), gain: .dB(3))])
    let response = settings.response
    // A Butterworth has −3 dB at its corner.
    let corner = ThirdOctaves.nominal.firstIndex(of: 100) ?? 0
    #expect(abs(response[corner] + 3) < 0.2)
    #expect(response[0] < response[corner] - 8)
    #expect(abs((response.last ?? 0) - 2.9) < 0.2)
  }

  @Test func `a source with a gain has the other's length and rate, and its samples times a factor`() throws {
    let sound = TestTone.noise(seconds: 0.1)
    let source = GainSource(MemorySource(sound), by: .dB(-6.0206))
    #expect(source.frameCount == sound.frames && source.rate == .standard)
    let read = try source.read(100..<200)
    #expect(zip(read.left, sound.left[100..<200]).allSatisfy { abs($0 - $1 / 2) < 1e-6 })
  }

  @Test func `a level's JSON leaves out what silence does not have`() throws {
    let text = String(decoding: try JSONEncoder().encode(StemLevel(loudness: nil, peak: nil)), as: UTF8.self)
    #expect(text == "{}")
  }
}
