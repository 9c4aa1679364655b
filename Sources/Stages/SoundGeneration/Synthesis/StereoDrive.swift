import Audio

/// A curve on both channels at twice the rate, and the offset of uneven curves taken away.
///
/// Where the channels are equal the curve is worked out once.
struct StereoDrive: Sendable {
  private let shaper: Shaper
  private let isMono: Bool
  private var left = Oversampler()
  private var right = Oversampler()
  private var blocker: DCBlocker

  init(_ shaper: Shaper, isMono: Bool) {
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
