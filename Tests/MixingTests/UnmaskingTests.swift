import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Mixing

@Suite struct UnmaskingTests {
  private static func channel(_ role: StemRole, _ sound: StereoBuffer, level: Double = -6) throws -> MixChannel {
    MixChannel(
      role: role, profile: try StemProfile(of: MemorySource(sound)),
      settings: MixSettings(monoBelow: nil, level: .dB(level)))
  }

  private static func tone(_ hertz: Double, _ amplitude: Double = 0.3) -> StereoBuffer {
    TestTone.sine(.Hz(hertz), amplitude: amplitude, seconds: 3)
  }

  /// As strong as the kick there costs 3 dB, 12 dB under it nothing, and in between in proportion.
  @Test(arguments: [(0.0, -3.0), (-6, -1.5), (-9, -0.75), (-14, 0)]) func `the cut of the bass grows with the overlap`(
    level: Double, cut: Double
  ) throws {
    let channels = [try Self.channel(.drums, Self.tone(50)), try Self.channel(.bass, Self.tone(50), level: -6 + level)]
    let bands = Unmasking(channels).run().bands[1]
    if cut == 0 {
      #expect(bands.isEmpty)
    } else {
      #expect(bands.count == 1 && abs((bands.first?.gain.value ?? 0) - cut) < 0.05)
      #expect(abs(log2((bands.first?.frequency.value ?? 1) / 50)) < 0.1)
    }
  }

  @Test func `on one band only the bass is cut`() throws {
    let channels = [try Self.channel(.drums, Self.tone(63)), try Self.channel(.bass, Self.tone(63))]
    let result = Unmasking(channels).run()
    #expect(result.bands.map(\.count) == [0, 1])
    #expect(result.notes == ["The bass makes 3.0 dB of room for the kick at 63 Hz."])
  }

  @Test(arguments: [(StemRole.drums, StemRole.pad), (.bass, .lead), (.effects, .percussion)])
  func `without kick and bass, or without a bed, nothing is cut`(one: StemRole, other: StemRole) throws {
    let channels = [try Self.channel(one, Self.tone(50)), try Self.channel(other, Self.tone(2000))]
    let result = Unmasking(channels).run()
    #expect(result.bands.allSatisfy { $0.isEmpty } && result.notes.isEmpty)
  }

  @Test func `silent stems and stems that never play together are left alone`() throws {
    var late = StereoBuffer(frames: 6 * 48_000)
    late.add(Self.tone(50), at: 3 * 48_000)
    for bass in [StereoBuffer(frames: 144_000), late] {
      let channels = [try Self.channel(.drums, Self.tone(50)), try Self.channel(.bass, bass)]
      let bands = Unmasking(channels).run().bands
      #expect(bands.allSatisfy { $0.isEmpty })
    }
  }

  /// Half of what is missing to 4 dB above the bed, 3 dB at most.
  @Test(arguments: [(-6.0, 2.0), (-9, 3), (-4, 1), (0, 0)]) func `a bed is cut by half of what the lead lacks`(
    level: Double, cut: Double
  ) throws {
    let channels = [
      try Self.channel(.lead, Self.tone(2000), level: level), try Self.channel(.pad, Self.tone(2000), level: -6),
    ]
    let result = Unmasking(channels).run()
    let gain = result.bands[1].first?.gain.value ?? 0
    #expect(abs(gain + cut) < 0.05)
    #expect(result.bands[0].isEmpty)
  }

  @Test func `only beds that take part in the masking are cut`() throws {
    let channels = [
      try Self.channel(.vocals, Self.tone(2000), level: -12), try Self.channel(.pad, Self.tone(2000)),
      try Self.channel(.chords, Self.tone(150)),
    ]
    #expect(Unmasking(channels).run().bands.map(\.count) == [0, 1, 0])
  }
}
