import Foundation

/// Attack, decay, sustain and release; times in seconds, the sustain level 0…1.
///
/// The attack is linear; decay and release are exponential and have fallen by 60 dB after their time.
struct Envelope: Sendable {
  var attack: Double
  var decay: Double
  var sustain: Double
  var release: Double

  /// ln 1000: an exponential has fallen by 60 dB when its exponent is −6.9.
  private static let sixtyDecibels = 6.907755

  /// The level `time` seconds after the start of a note that is held for `held` seconds.
  func level(at time: Double, held: Double) -> Double {
    guard time > held else { return level(held: time) }
    return level(held: held) * exp(-Self.sixtyDecibels * (time - held) / max(release, 0.002))
  }

  /// Whether a note that was held for `held` seconds can no longer be heard.
  func isOver(at time: Double, held: Double) -> Bool {
    if time > held + max(release, 0.002) { return true }
    return sustain == 0 && time > attack + 1.5 * decay
  }

  private func level(held time: Double) -> Double {
    if time < attack { return time / attack }
    return sustain + (1 - sustain) * exp(-Self.sixtyDecibels * (time - attack) / max(decay, 0.002))
  }
}
