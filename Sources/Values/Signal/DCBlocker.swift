import Foundation
import Signal

/// Lets everything pass but an offset: a high-pass of the first order.
struct OffsetBlocker: Sendable {
  private let kept: Float
  private var before = SIMD2<Float>.zero
  private var last = SIMD2<Float>.zero

  /// `corner` is in hertz.
  init(corner: Double = 10) { kept = Float(exp(-2 * Double.pi * corner / SampleRate.standard.value)) }

  /// Folded waves lean further to one side, and begin to at once.
  init(behind shaper: Shaper) { self.init(corner: shaper.curve == .fold ? 30 : 10) }

  mutating func process(_ chunk: inout StereoChunk) {
    var copy = self
    chunk.update { copy.next($0) }
    self = copy
  }

  mutating func process(_ block: inout StereoBuffer) {
    var copy = self
    for i in 0..<block.frames {
      let y = copy.next(SIMD2(block.left[i], block.right[i]))
      block.left[i] = y.x
      block.right[i] = y.y
    }
    self = copy
  }

  @inline(__always)
  private mutating func next(_ x: SIMD2<Float>) -> SIMD2<Float> {
    last = kept * last + (x - before)
    before = x
    return last
  }
}
