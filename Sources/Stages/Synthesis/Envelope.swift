import Foundation

/// Attack, decay, sustain and release; times in seconds, the sustain level 0…1.
///
/// The attack is linear and never shorter than half a millisecond, so that nothing clicks; decay and release are
/// exponential and have fallen by 60 dB after their time.
struct Envelope: Sendable {
  var attack: Double
  var decay: Double
  var sustain: Double
  var release: Double

  /// ln 1000: an exponential has fallen by 60 dB when its exponent is −6.9.
  static let sixtyDecibels = 6.907755
  private static let shortestAttack = 0.0005

  /// The level `time` seconds after the start of a note that is held for `held` seconds.
  func level(at time: Double, held: Double) -> Double {
    guard time > held else { return level(held: time) }
    return level(held: held) * exp(-Self.sixtyDecibels * (time - held) / max(release, 0.004))
  }

  /// Whether a note that was held for `held` seconds can no longer be heard: it is 70 dB down.
  func isOver(at time: Double, held: Double) -> Bool {
    if time > held + 1.2 * max(release, 0.004) { return true }
    return sustain == 0 && time > attack + 1.5 * decay
  }

  private func level(held time: Double) -> Double {
    let rise = max(attack, Self.shortestAttack)
    if time < rise { return max(0, time) / rise }
    return sustain + (1 - sustain) * exp(-Self.sixtyDecibels * (time - rise) / max(decay, 0.002))
  }
}
