import Foundation

/// Lets everything pass but an offset: a high-pass of the first order.
///
/// What it takes away is a running mean, kept in double precision: single precision would add a rumble of rounding errors.
public struct DCBlocker: Sendable {
  private let glide: Double
  private var mean = SIMD2<Double>.zero

  public init(corner: Hertz) { glide = 1 - exp(-2 * Double.pi * corner.value / SampleRate.standard.value) }

  /// The next frame without its offset.
  @inline(__always)
  public mutating func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
    mean += glide * (SIMD2<Double>(x) - mean)
    return x - SIMD2<Float>(mean)
  }

  public mutating func process(_ block: inout StereoBuffer) {
    var copy = self
    for i in 0..<block.frames {
      let y = copy(SIMD2(block.left[i], block.right[i]))
      block.left[i] = y.x
      block.right[i] = y.y
    }
    self = copy
  }
}
