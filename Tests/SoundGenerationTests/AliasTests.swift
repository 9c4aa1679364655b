import Foundation
import Signal
import Testing

@testable import SoundGeneration

/// High notes of whole voices: filter, curve and unison included.
@Suite struct AliasTests {
  private static let size = 32_768
  /// Chosen so that no harmonic of it or of the octave below that is mirrored at half the rate lands near another one.
  private static let hertz = 5003.0

  /// The spectrum of half a second of a held note, by a Blackman–Harris window, whose side lobes lie 92 dB down.
  private static func power(of sound: Sound, atHertz hertz: Double) -> [Float] {
    let note = Recital.note(111, frequency: hertz, seconds: 2)
    let samples = Recital.play(sound, note, atMost: 1.5).left
    let window = (0..<size).map { i in
      let turn = 2 * Double.pi * Double(i) / Double(size)
      return Float(0.35875 - 0.48829 * cos(turn) + 0.14128 * cos(2 * turn) - 0.01168 * cos(3 * turn))
    }
    var power = [Float](repeating: 0, count: size / 2 + 1)
    RealFFT(size: size).addPower(of: samples[24_000..<24_000 + size], window: window, to: &power)
    return power
  }

  /// Every wave of a lead is a multiple of half its frequency; detuning and vibrato stay within 3 % of it.
  private static func isHarmonic(_ hertz: Double) -> Bool {
    let order = hertz / (0.5 * Self.hertz)
    let nearest = max(1, order.rounded())
    return abs(order / nearest - 1) < 0.03
  }

  @Test(arguments: [
    "lead-pluck", "lead-saw", "lead-flute", "lead-super", "lead-square", "lead-arp", "lead-screech", "lead-hoover",
    "lead-bell",
  ])
  func `a lead at 5 kHz has no alias above −60 dB`(name: String) throws {
    let sound = try #require(SoundLibrary.sound(named: name))
    let power = Self.power(of: sound, atHertz: Self.hertz)
    let strongest = power.max() ?? 1
    let alias = power.indices.map { (hertz: Double($0) * 48_000 / Double(Self.size), power: power[$0]) }
      .filter { $0.hertz > 300 && !Self.isHarmonic($0.hertz) }.max { $0.power < $1.power }
    let worst = try #require(alias)
    #expect(10 * log10(worst.power / strongest) < -60, "\(name) at \(worst.hertz) Hz: \(10 * log10(worst.power / strongest)) dB")
  }
}
