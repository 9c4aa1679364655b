import Audio
import Foundation

/// A low-pass of second order whose corner may move at any speed, for both channels at once.
///
/// A state-variable filter in topology-preserving form, Butterworth. Near its open end it fades into its input, so that an open
/// filter changes nothing. Source: V. Zavalishin, *The art of VA filter design* (2018), section 4.
struct SweptLowPass {
  private var first = SIMD2<Float>.zero
  private var second = SIMD2<Float>.zero
  private var g: Float = 0
  private var damped: Float = 0
  private var norm: Float = 0
  private var dry: Float = 1

  /// The octave below the open end in which the filter fades into its input.
  private static let fade = BrightnessScale.open - 1...BrightnessScale.open
  private static let damping = Float(2.0.squareRoot())

  /// True while it changes nothing.
  var isOpen: Bool { dry == 1 }

  /// Moves the corner, in octaves above 1 Hz.
  mutating func move(to corner: Double) {
    dry = Float(min(max((corner - Self.fade.lowerBound) / (Self.fade.upperBound - Self.fade.lowerBound), 0), 1))
    guard !isOpen else { return }
    g = Float(tan(Double.pi * exp2(corner) / SampleRate.standard.value))
    damped = g + Self.damping
    norm = 1 / (1 + g * damped)
  }

  @inline(__always)
  mutating func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
    let high = (x - damped * first - second) * norm
    let band = g * high + first
    first = g * high + band
    let low = g * band + second
    second = g * band + low
    return low + dry * (x - low)
  }
}
