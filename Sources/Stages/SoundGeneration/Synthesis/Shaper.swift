import Foundation
import Signal

/// A smooth odd limiter to ±1: x(27 + x²)/(27 + 9x²), the Padé approximant of tanh, held at ±1 beyond ±3.
@inline(__always)
func saturate(_ x: Float) -> Float {
  let c = min(3, max(-3, x))
  return c * (27 + c * c) / (27 + 9 * c * c)
}

/// The same for both channels.
@inline(__always)
func saturate(_ x: SIMD2<Float>) -> SIMD2<Float> {
  let c = pointwiseMin(pointwiseMax(x, SIMD2(repeating: -3)), SIMD2(repeating: 3))
  let square = c * c
  return c * (27 + square) / (27 + 9 * square)
}

/// A curve that adds harmonics.
struct Shaper: Sendable {
  enum Curve: Sendable {
    /// Rounds peaks, as valves and tape do.
    case soft
    /// Folds peaks back down, as in growling basses: sin of the driven sound.
    case fold
    /// Cuts peaks off with a short round corner.
    case hard
  }

  let curve: Curve
  private let gain: Float
  private let bias: Float
  private let level: Float

  /// `drive` is the gain into the curve, in dB; `bias`, 0…0.5, makes the two halves of the wave unequal.
  init(_ curve: Curve, drive: Double, bias: Double = 0) {
    self.curve = curve
    self.bias = Float(bias)
    gain = Float(Decibels.dB(drive).factor)
    // Quiet sounds gain less than the drive, loud ones stay where they are.
    level = Float(Decibels.dB(-0.25 * max(0, drive)).factor)
  }

  @inline(__always)
  func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
    let driven = gain * x + bias
    switch curve {
    case .soft: return level * saturate(driven)
    case .hard: return level * saturate(driven * (0.6 + 0.4 * driven * driven))
    case .fold: return level * SIMD2(sine(0.25 * driven.x), sine(0.25 * driven.y))
    }
  }
}
