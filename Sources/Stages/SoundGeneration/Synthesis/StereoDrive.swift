/// A curve on both channels at twice the rate; where they are equal it is worked out once.
struct StereoDrive: Sendable {
  private let shaper: Shaper
  private let isMono: Bool
  private var left = Oversampler()
  private var right = Oversampler()

  init(_ shaper: Shaper, isMono: Bool) {
    self.shaper = shaper
    self.isMono = isMono
  }

  mutating func process(_ chunk: inout StereoChunk, count: Int = Chunk.frames) {
    let shaper = shaper
    left.process(&chunk.left, count: count) { shaper($0) }
    if isMono {
      chunk.right = chunk.left
    } else {
      right.process(&chunk.right, count: count) { shaper($0) }
    }
  }
}
