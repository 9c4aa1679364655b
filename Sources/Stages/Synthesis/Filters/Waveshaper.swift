import Audio
import Foundation

/// A smooth odd limiter to ±1: x(27 + x²)/(27 + 9x²), the Padé approximant of tanh, held at ±1 beyond ±3.
@inline(__always)
func saturate(_ x: Float) -> Float {
  let c = min(3, max(-3, x))
  return c * (27 + c * c) / (27 + 9 * c * c)
}

/// The same for several numbers at a time.
@inline(__always)
func saturate<Lanes: SIMD<Float>>(_ x: Lanes) -> Lanes {
  let c = x.clamped(lowerBound: Lanes(repeating: -3), upperBound: Lanes(repeating: 3))
  let square = c * c
  return c * (27 + square) / (27 + 9 * square)
}

/// A memoryless waveshaper, which adds harmonics.
struct Waveshaper: Sendable {
  /// The shape of the transfer curve.
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
  /// The curve's value for silence, taken away so that silence stays silent.
  private let offset: Float

  /// `drive` is the gain into the curve, in dB; `bias`, 0…0.5, makes the two halves of the wave unequal.
  init(_ curve: Curve, drive: Double, bias: Double = 0) {
    self.curve = curve
    self.bias = Float(bias)
    gain = Float(Decibels.dB(drive).factor)
    // Quiet sounds gain less than the drive, loud ones stay where they are.
    level = Float(Decibels.dB(-0.25 * max(0, drive)).factor)
    offset = Self.apply(curve, SIMD4(repeating: Float(bias))).x
  }

  /// Four samples at a time.
  @inline(__always)
  func callAsFunction(_ x: SIMD4<Float>) -> SIMD4<Float> { level * (Self.apply(curve, gain * x + bias) - offset) }

  @inline(__always)
  private static func apply(_ curve: Curve, _ x: SIMD4<Float>) -> SIMD4<Float> {
    switch curve {
    case .soft: saturate(x)
    case .hard: saturate(x * (0.6 + 0.4 * x * x))
    case .fold: sine(0.25 * x)
    }
  }
}

/// A curve on both channels at twice the rate, and the offset of uneven curves taken away.
///
/// Equal channels are computed once.
struct StereoDrive: Sendable {
  private let shaper: Waveshaper
  private let isMono: Bool
  private var left = Oversampler()
  private var right = Oversampler()
  private var blocker: DCBlocker

  init(_ shaper: Waveshaper, isMono: Bool) {
    self.shaper = shaper
    self.isMono = isMono
    blocker = DCBlocker(behind: shaper)
  }

  mutating func process(_ chunk: inout StereoChunk) {
    let shaper = shaper
    left.process(&chunk.left) { shaper($0) }
    if isMono {
      chunk.right = chunk.left
    } else {
      right.process(&chunk.right) { shaper($0) }
    }
    blocker.process(&chunk)
  }
}
