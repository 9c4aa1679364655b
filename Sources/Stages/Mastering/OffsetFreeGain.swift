import Audio
import Foundation

/// A gain that changes over time, without the offset that this makes.
///
/// A gain that falls for one side of a wave and not for the other, as a limiter's does for a kick drum, moves the mean of the
/// wave. What is taken away is the running mean of the product less the product of the running mean: nothing where the gain
/// stands still, and for a sum of sounds the sum of what is taken from each, so that stems still add up to their master.
struct OffsetFreeGain {
  /// The corner of the running means, so far below every wave that they hardly follow it.
  private static let corner = Hertz.Hz(0.5)
  private static let glide = 1 - exp(-2 * Double.pi * corner.value / SampleRate.standard.value)
  /// −140 dBFS.
  private static let inaudible = 1e-7

  private var sound = SIMD2<Double>.zero
  private var product = SIMD2<Double>.zero
  private var offset = SIMD2<Double>.zero

  /// True if silence would stay silent.
  var isAtRest: Bool { abs(offset.x) < Self.inaudible && abs(offset.y) < Self.inaudible }

  /// Resets the state.
  mutating func rest() { self = OffsetFreeGain() }

  /// The next frames; `gains` has one for each.
  mutating func process(_ block: inout StereoBuffer, gains: [Float]) {
    precondition(gains.count == block.frames, "a gain for each frame")
    var state = self
    for i in gains.indices {
      let y = state.next(SIMD2(block.left[i], block.right[i]), Double(gains[i]))
      block.left[i] = y.x
      block.right[i] = y.y
    }
    self = state
  }

  @inline(__always)
  private mutating func next(_ x: SIMD2<Float>, _ gain: Double) -> SIMD2<Float> {
    let x = SIMD2<Double>(x)
    let y = gain * x
    sound += Self.glide * (x - sound)
    product += Self.glide * (y - product)
    offset = product - gain * sound
    return SIMD2<Float>(y - offset)
  }
}
