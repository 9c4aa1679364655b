import Audio

/// The largest sample of either channel in each millisecond.
struct PeakTrack: Sendable {
  /// Frames in a step.
  static let step = SampleRate.standard.frames(in: .ms(1))

  private(set) var peaks: [Float] = []
  private var open: Float = 0
  private var filled = 0

  /// Where `step` begins, in seconds.
  static func time(of step: Int) -> Double { Double(step) / 1000 }

  mutating func add(_ block: StereoBuffer) {
    var (open, filled) = (open, filled)
    var start = 0
    while start < block.frames {
      let end = min(block.frames, start + Self.step - filled)
      var largest = open
      for i in start..<end { largest = max(largest, abs(block.left[i]), abs(block.right[i])) }
      filled += end - start
      start = end
      open = filled == Self.step ? 0 : largest
      guard filled == Self.step else { continue }
      peaks.append(largest)
      filled = 0
    }
    (self.open, self.filled) = (open, filled)
  }

  /// Of all steps.
  var highest: Float { max(open, peaks.max() ?? 0) }

  /// The middles of the loudest seconds, at most four, in order.
  var loudestPlaces: [Double] {
    let seconds = stride(from: 0, to: peaks.count, by: 1000).map { start in
      (start: start, peak: peaks[start..<min(start + 1000, peaks.count)].max() ?? 0)
    }
    return seconds.sorted { ($1.peak, $0.start) < ($0.peak, $1.start) }.prefix(4)
      .map { Self.time(of: $0.start) + 0.5 }.sorted()
  }

  /// The largest sample within a stretch of time, in seconds.
  func peak(in time: TimeSpan) -> Float {
    let steps = Int(max(0, time.start) * 1000)..<max(Int(max(0, time.start) * 1000), Int(time.end * 1000))
    return peaks[steps.clamped(to: 0..<peaks.count)].max() ?? 0
  }
}

/// From and to, in seconds.
typealias TimeSpan = (start: Double, end: Double)

extension Decibels {
  /// As a factor for samples.
  var amplitude: Float { Float(factor) }
}
