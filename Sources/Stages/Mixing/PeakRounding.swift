import Foundation
import Signal

/// Rounds off the highest peaks of a stem, so that the master need not limit everything for the sake of one stroke.
///
/// Below the knee nothing is changed; above it the curve is a hyperbolic tangent that nears the ceiling.
struct PeakRounding {
  private static let width = Decibels.dB(-4)

  private let knee: Float
  private let room: Float

  init(ceiling: Decibels) {
    knee = Float((ceiling + Self.width).factor)
    room = Float(ceiling.factor) - knee
  }

  func process(_ block: inout StereoBuffer) {
    process(&block.left)
    process(&block.right)
  }

  private func process(_ samples: inout [Float]) {
    for i in samples.indices where abs(samples[i]) > knee {
      let rounded = knee + room * tanh((abs(samples[i]) - knee) / room)
      samples[i] = samples[i] < 0 ? -rounded : rounded
    }
  }
}
