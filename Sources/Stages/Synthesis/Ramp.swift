/// A gain that changes evenly over a chunk; it has come to `end` with the last frame.
struct Ramp: Sendable {
  private let first: SIMD4<Float>
  private let perFour: Float

  init(from start: Float, to end: Float) {
    let slope = (end - start) / Float(Chunk.frames)
    first = start + slope * (Chunk.places + 1)
    perFour = 4 * slope
  }

  /// The gains of four frames.
  @inline(__always)
  subscript(four: Int) -> SIMD4<Float> { first + perFour * Float(four) }
}
