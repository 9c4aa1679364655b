/// A place in a recording, from which it is read on at some speed, in a loop or to its end.
struct SampleCursor {
  private let data: SampleData
  private let kernel: SincKernel
  private let step: Double
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
    let kernel = kernel
    return kernel.withTable { table in
      var made = 0
      while made < count {
        wrap()
        let base = Int(position)
        guard isLooping || base < end else { return made }
        let fraction = position - Double(base)
        left[made] = value(table, sourceLeft, base, fraction)
        if let sourceRight { right[made] = value(table, sourceRight, base, fraction) }
        position += step
        made += 1
      }
      return made
    }
  }

  /// Goes back to the beginning of the loop behind its end.
  @inline(__always)
  private mutating func wrap() {
    guard isLooping, let loop, position >= Double(loop.upperBound) else { return }
    let length = Double(loop.count)
    position -= length * ((position - Double(loop.upperBound)) / length + 1).rounded(.down)
    hasWrapped = true
  }

  @inline(__always)
  private func value(_ table: UnsafePointer<Float>, _ source: UnsafePointer<Float>, _ base: Int, _ fraction: Double)
    -> Float
  {
    if fraction == 0, step == 1 { return source[base] }
    let first = base - kernel.width / 2 + 1
    let low = hasWrapped ? loop?.lowerBound ?? 0 : 0
    let high = isLooping ? loop?.upperBound ?? end : end
    return first >= low && first + kernel.width <= high
      ? kernel.value(table, source + first, fraction) : edge(table, source, first, fraction)
  }

  /// The value where taps reach over the ends of the recording or of its loop.
  private func edge(
    _ table: UnsafePointer<Float>, _ source: UnsafePointer<Float>, _ first: Int, _ fraction: Double
  ) -> Float {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: kernel.width) { taps in
      for tap in 0..<kernel.width { taps[tap] = sample(source, at: first + tap) }
      return taps.baseAddress.map { kernel.value(table, $0, fraction) } ?? 0
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
