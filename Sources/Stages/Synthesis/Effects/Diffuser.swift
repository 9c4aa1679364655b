/// An all-pass, or with a gain of 0 a plain delay, of one channel.
struct Diffuser: Sendable {
  private var line: [Float]
  private var head = 0
  private let gain: Float

  /// An all-pass of `length` frames with a gain of 0.65.
  init(length: Int) {
    line = [Float](repeating: 0, count: length)
    gain = 0.65
  }

  /// A delay of `delay` frames, at least 1.
  init(delay: Int) {
    line = [Float](repeating: 0, count: max(1, delay))
    gain = 0
  }

  /// Processes samples in place.
  mutating func process(_ samples: inout [Float]) {
    let (gain, count) = (gain, line.count)
    var place = head
    for i in samples.indices {
      let delayed = line[place]
      let fed = samples[i] + gain * delayed
      line[place] = fed
      samples[i] = delayed - gain * fed
      place = place + 1 == count ? 0 : place + 1
    }
    head = place
  }
}
