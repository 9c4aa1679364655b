import Audio
import Foundation
import Testing

@testable import Synthesis

/// High notes of whole voices: filter, curve and unison included.
@Suite struct AliasTests {
  private static let size = 32_768
  /// Chosen so that no harmonic of it or of the octave below that is mirrored at half the rate lands near another one.
  private static let hertz = 5003.0

  /// The spectrum of half a second of a held note, by a Blackman–Harris window, whose side lobes lie 92 dB down.
  private static func power(of sound: Patch, atHertz hertz: Double) -> [Float] {
    let note = TestPerformance.note(111, frequency: hertz, seconds: 2)
    let samples = TestPerformance.play(sound, note, atMost: 1.5).left
    let window = (0..<size).map { i in
      let turn = 2 * Double.pi * Double(i) / Double(size)
      return Float(0.35875 - 0.48829 * cos(turn) + 0.14128 * cos(2 * turn) - 0.01168 * cos(3 * turn))
    }
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: samples[24_000..<24_000 + size], window: window, to: &power)
    return power
  }

  /// Whether it is next to a multiple of `share` of the frequency: detuning and vibrato stay within `within` of it.
  private static func isHarmonic(_ hertz: Double, of share: Double, within: Double) -> Bool {
    let order = hertz / (share * Self.hertz)
    return abs(order / max(1, order.rounded()) - 1) < within
  }

  /// The lowest wave of a sound sounds one octave below its note, or two.
  @Test(arguments: [
    ("lead-pluck", 0.5), ("lead-saw", 0.5), ("lead-super", 0.5), ("lead-square", 1),
    ("lead-arp", 1), ("lead-bell", 0.5), ("lead-hoover", 0.25),
    ("lead-screech", 1),
  ])
  func `a lead at 5 kHz has no alias above −60 dB`(name: String, lowest: Double) throws {
    let sound = try #require(PatchLibrary.patch(named: name))
    let power = Self.power(of: sound, atHertz: Self.hertz)
    let strongest = power.max() ?? 1
    let alias = power.indices.map { (hertz: Double($0) * 48_000 / Double(Self.size), power: power[$0]) }
      .filter { $0.hertz > 300 && !Self.isHarmonic($0.hertz, of: lowest, within: lowest < 0.5 ? 0.016 : 0.03) }
      .max { $0.power < $1.power }
    let worst = try #require(alias)
    #expect(10 * log10(worst.power / strongest) < -60, "\(name) at \(worst.hertz) Hz")
  }
}
