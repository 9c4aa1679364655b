import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import Mixing

@Suite struct PlacementTests {
  private static func channel(_ role: StemRole, _ sound: StereoBuffer, level: Double = -6) throws -> MixChannel {
    MixChannel(
      role: role, profile: try StemProfile(of: MemorySource(sound)),
      settings: MixSettings(monoBelow: nil, level: .dB(level)))
  }

  private static func tone(_ hertz: Double) -> StereoBuffer {
    TestTone.sine(.Hz(hertz), amplitude: 0.3, seconds: 6)
  }

  /// Of two tones the lead is to lie 2.8 LU under the other, and is moved by 10 LU up and 5 down at most.
  @Test(arguments: [(-12.0, -8.8), (-6, -8.8), (-8.8, -8.8), (-24, -14), (6, 1)])
  func `a tune is set to its loudness against the rest`(level: Double, placed: Double) throws {
    var placement = TunePlacement([
      try Self.channel(.lead, Self.tone(1000), level: level), try Self.channel(.bass, Self.tone(100)),
    ])
    placement.run()
    #expect(abs(placement.channels[0].settings.level.value - placed) < 0.35)
    #expect(placement.channels[1].settings.level == .dB(-6))
    #expect(placement.notes.isEmpty == (abs(level - placed) < 0.5))
  }

  /// What is loud in a bed lies low, so that a dip at 2 kHz is not made up for by its level.
  @Test(arguments: [(2000.0, true), (300, false)]) func `a bed that covers the tune is dipped, another is not`(
    hertz: Double, isDipped: Bool
  ) throws {
    var bed = Self.tone(150)
    bed.add(Self.tone(hertz))
    var placement = TunePlacement([
      try Self.channel(.lead, Self.tone(2200), level: -9), try Self.channel(.pad, bed, level: -3),
    ])
    let before = placement.presence(of: 0) ?? 0
    placement.run()
    let bell = placement.channels[1].settings.bands.first
    #expect((bell != nil) == isDipped)
    #expect((-6.0...0).contains(bell?.gain.value ?? 0))
    if isDipped { #expect((placement.presence(of: 0) ?? 0) > before + 2) }
  }

  @Test func `a tune that is alone and a song without one stay as they are`() throws {
    for roles in [[.lead], [.drums, .pad]] as [[StemRole]] {
      let channels = try roles.map { try Self.channel($0, Self.tone(500)) }
      var placement = TunePlacement(channels)
      placement.run()
      #expect(placement.channels.map(\.settings) == channels.map(\.settings))
    }
  }

  private static func noise(side: Float) -> StereoBuffer {
    let (mid, own) = (
      TestTone.noise(amplitude: 0.3, seconds: 3, seed: 1), TestTone.noise(amplitude: 0.3, seconds: 3, seed: 2)
    )
    return StereoBuffer(
      left: zip(mid.left, own.left).map { $0 + side * $1 }, right: zip(mid.left, own.left).map { $0 - side * $1 })
  }

  /// A side of a tenth of the power needs √(0.2/0.8 · 0.9/0.1) of its width for a fifth; no stem is narrowed.
  @Test(arguments: [(1.0 / 3, 0.2, 1.5), (1.0 / 3, 0.05, 1), (0, 0.2, 1)] as [(Float, Double, Double)])
  func `a mix becomes as wide as wanted`(side: Float, wanted: Double, width: Double) throws {
    let channels = [
      try Self.channel(.pad, Self.noise(side: side)), try Self.channel(.bass, Self.noise(side: 0), level: -40),
    ]
    let widths = WidthPlacement(channels: channels, wanted: wanted).widths
    #expect(abs(widths[0] - width) < 0.03)
    #expect(widths[1] == 1)
  }

  @Test func `no stem is made wider than mono bears`() throws {
    let channels = [
      try Self.channel(.pad, Self.noise(side: 0.7)), try Self.channel(.bass, Self.noise(side: 0), level: 6),
    ]
    let width = WidthPlacement(channels: channels, wanted: 0.4).widths[0]
    #expect(abs(pow(0.7 * width, 2) - 0.8) < 0.05)
  }
}
