/// A place in a recording, from which it is read on at some speed, in a loop or to its end.
struct SampleCursor {
  private let data: SampleData
  private let kernel: SincKernel
  /// The frames of the recording that go by in one of the track.
  var step: Double
  private var position: Double
  /// The frame behind the last one.
  private let end: Int
  private let loop: Range<Int>?
  private var isLooping: Bool
  private var hasWrapped = false

  /// Reads from frame `start` on, `step` frames at a time; a loop must lie within the recording.
  init(_ data: SampleData, step: Double, from start: Int, to end: Int, loop: Range<Int>?) {
    (self.data, self.step, self.loop) = (data, step, loop)
    kernel = SincKernel.forStep(step)
    position = Double(max(0, start))
    self.end = min(end, data.frames)
    isLooping = loop != nil
  }

  /// Goes on to the end of the recording.
  mutating func leaveLoop() {
    isLooping = false
    hasWrapped = false
  }

  /// Writes up to `count` frames, mono to the left side alone.
  ///
  /// Returns how many there were until the end.
  mutating func read(
    _ count: Int, _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>
  ) -> Int {
    let data = data
    return data.left.withUnsafeBufferPointer { first in
      guard let source = first.baseAddress else { return 0 }
      guard let second = data.right else { return read(count, source, nil, left, right) }
      return second.withUnsafeBufferPointer { read(count, source, $0.baseAddress, left, right) }
    }
  }

  private mutating func read(
    _ count: Int, _ sourceLeft: UnsafePointer<Float>, _ sourceRight: UnsafePointer<Float>?,
    _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>
  ) -> Int {
    var made = asRecorded(count, sourceLeft, sourceRight, left, right)
    while made < count {
      wrap()
      guard isLooping || Int(position) < end else { return made }
      let run = min(count - made, inside)
      if run > 0 {
        kernel.interpolate(sourceLeft, from: position, step: step, run, into: left + made)
        if let sourceRight { kernel.interpolate(sourceRight, from: position, step: step, run, into: right + made) }
        position += Double(run) * step
        made += run
      } else {
        left[made] = edge(sourceLeft)
        if let sourceRight { right[made] = edge(sourceRight) }
        position += step
        made += 1
      }
    }
    return made
  }

  /// The number of frames from here on whose taps all lie within the recording, or within its loop.
  private var inside: Int {
    let first = Int(position) - kernel.width / 2 + 1
    let low = hasWrapped ? loop?.lowerBound ?? 0 : 0
    let high = isLooping ? loop?.upperBound ?? end : end
    let room = Double(high - kernel.width / 2) - position
    return first >= low && room > 0 ? max(0, Int(room / step)) : 0
  }

  /// Copies up to `count` frames where the recording is read as it is, to its end or to that of its loop.
  private mutating func asRecorded(
    _ count: Int, _ sourceLeft: UnsafePointer<Float>, _ sourceRight: UnsafePointer<Float>?,
    _ left: UnsafeMutablePointer<Float>, _ right: UnsafeMutablePointer<Float>
  ) -> Int {
    guard step == 1, position == position.rounded(.down) else { return 0 }
    let base = Int(position)
    let copied = max(0, min(count, (isLooping ? loop?.upperBound ?? end : end) - base))
    left.update(from: sourceLeft + base, count: copied)
    if let sourceRight { right.update(from: sourceRight + base, count: copied) }
    position += Double(copied)
    return copied
  }

  /// Goes back to the beginning of the loop behind its end.
  @inline(__always)
  private mutating func wrap() {
    guard isLooping, let loop, position >= Double(loop.upperBound) else { return }
    let length = Double(loop.count)
    position -= length * ((position - Double(loop.upperBound)) / length + 1).rounded(.down)
    hasWrapped = true
  }

  /// The value where taps reach over the ends of the recording or of its loop.
  private func edge(_ source: UnsafePointer<Float>) -> Float {
    let base = Int(position)
    let half = kernel.width / 2
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: kernel.width) { taps in
      for tap in 0..<kernel.width { taps[tap] = sample(source, at: base - half + 1 + tap) }
      var value: Float = 0
      if let start = taps.baseAddress {
        kernel.interpolate(start, from: Double(half - 1) + (position - Double(base)), step: 1, 1, into: &value)
      }
      return value
    }
  }

  /// A sample of the recording as it goes on in its loop; silence outside.
  private func sample(_ source: UnsafePointer<Float>, at place: Int) -> Float {
    var index = place
    if let loop, isLooping {
      if index >= loop.upperBound { index = loop.lowerBound + (index - loop.lowerBound) % loop.count }
      if hasWrapped, index < loop.lowerBound {
        index = loop.upperBound - 1 - (loop.lowerBound - 1 - index) % loop.count
      }
    }
    return index >= 0 && index < max(end, isLooping ? loop?.upperBound ?? 0 : 0) ? source[index] : 0
  }
}
