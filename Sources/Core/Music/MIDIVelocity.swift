import Foundation

/// The MIDI velocity of a score's 0…1, for SoundFonts and files alike: a delivered file sounds like the delivery.
///
/// The level of a General MIDI instrument goes with the square of its velocity (*SoundFont Technical Specification 2.04*, 8.4.1:
/// 960 cB, concave); the exponent makes that a gentler 1.2, so that a ghost note at 0.4 lies 10 dB below an accent and not 16.
public enum MIDIVelocity {
  private static let exponent = 0.6

  /// 8…127.
  public static func value(of velocity: Double) -> Int {
    Int((127 * pow(min(1, max(0.01, velocity)), exponent)).rounded())
  }

  /// The score's velocity, 0…1, for one of MIDI, 0…127.
  static func velocity(of value: UInt8) -> Double { pow(Double(value) / 127, 1 / exponent) }
}
