/// Cuts a stream of samples into overlapping frames.
struct FrameCutter {
  let size: Int
  let hop: Int
  private var pending: [Float]
  private var start = 0

  /// `lead` zeros are put before the first sample.
  init(size: Int, hop: Int, lead: Int) {
    self.size = size
    self.hop = hop
    pending = [Float](repeating: 0, count: lead)
  }

  /// Takes more samples.
  mutating func add(_ samples: [Float]) {
    pending.removeFirst(start)
    start = 0
    pending += samples
  }

  /// The next whole frame; nil when there is none yet.
  mutating func next() -> ArraySlice<Float>? {
    guard pending.count - start >= size else { return nil }
    let frame = pending[start..<start + size]
    start += hop
    return frame
  }
}
