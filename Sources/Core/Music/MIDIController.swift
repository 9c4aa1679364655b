import Foundation

/// The controller that an automation lane is written as.
///
/// Sources: MIDI Manufacturers Association, *MIDI 1.0 Detailed Specification* and *General MIDI 2* (RP-024): expression is
/// controller 11 with a gain of 40 · log₁₀(v / 127) dB, brightness is controller 74, at which 64 leaves the sound as it is.
struct MIDIController {
  let number: UInt8
  private let target: AutomationTarget
  /// The highest value of the lane, which is full expression.
  private let highest: Double

  /// The steps of brightness in an octave of the spectral centroid.
  private static let stepsPerOctave = 32.0

  /// Nil where there is no controller for the lane's target.
  init?(_ lane: AutomationLane) {
    target = lane.target
    highest = lane.points.map(\.value).max() ?? 0
    switch lane.target {
    case .level: number = 11
    case .brightness: number = 74
    case .width: return nil
    }
  }

  /// The change that is worth an event: 1 dB of expression, a sixth of an octave of brightness.
  var audibleStep: Int { target == .level ? 3 : 5 }

  /// The seven bits for a value of the lane.
  func value(of value: Double) -> UInt8 {
    let raw = target == .level ? 127 * pow(10, (value - highest) / 40) : 64 + Self.stepsPerOctave * value
    return UInt8(min(127, max(0, raw.rounded())))
  }
}
