import Foundation

/// The gains that place a sound between the loudspeakers at constant power.
struct Pan: Sendable {
  let left: Float
  let right: Float

  /// −1 is left, 0 the middle (a gain of 1 on both sides), 1 right.
  init(_ position: Double) {
    let angle = (min(1, max(-1, position)) + 1) * Double.pi / 4
    left = Float(cos(angle) * 2.squareRoot())
    right = Float(sin(angle) * 2.squareRoot())
  }
}
