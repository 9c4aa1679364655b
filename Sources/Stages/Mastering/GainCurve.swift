import Audio

/// The one gain over time that every stem gets: values at the borders of slots, straight lines between them.
struct GainCurve: Sendable {
  let points: [Float]

  /// The gain of `count` frames from frame `start` on, which must be the first of a slot.
  func gains(from start: Int, count: Int) -> [Float] {
    var gains = [Float](repeating: 0, count: count)
    let step = 1 / Float(Slots.frames)
    for slot in 0..<(count + Slots.frames - 1) / Slots.frames {
      let from = points[start / Slots.frames + slot]
      let slope = (points[start / Slots.frames + slot + 1] - from) * step
      let first = slot * Slots.frames
      for i in 0..<min(Slots.frames, count - first) { gains[first + i] = from + slope * Float(i) }
    }
    return gains
  }
}
