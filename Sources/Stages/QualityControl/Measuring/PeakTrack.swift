import Analysis
import Audio

/// The largest sample of either channel in each millisecond.
struct PeakTrack: Sendable {
  private static let framesInStep = SampleRate.standard.frames(in: .ms(1))

  /// Of each whole millisecond, 0…; full scale is 1.
  private(set) var steps: [Float] = []
  private var open: Float = 0
  private var filled = 0

  /// The start of a step.
  static func time(of step: Int) -> Seconds { .s(Double(step) / 1000) }

  mutating func add(_ block: StereoBuffer) {
    var (open, filled) = (open, filled)
    var start = 0
    while start < block.frames {
      let end = min(block.frames, start + Self.framesInStep - filled)
      var largest = open
      for i in start..<end { largest = max(largest, abs(block.left[i]), abs(block.right[i])) }
      filled += end - start
      start = end
      open = filled == Self.framesInStep ? 0 : largest
      guard filled == Self.framesInStep else { continue }
      steps.append(largest)
      filled = 0
    }
    (self.open, self.filled) = (open, filled)
  }

  /// The largest sample of all.
  var highest: Float { max(open, steps.max() ?? 0) }

  /// Position of the largest sample; nil when it lies in the last, unfinished millisecond.
  var highestPosition: Seconds? { steps.firstIndex(of: highest).map(Self.time) }

  /// The middles of the loudest seconds, at most four, in order.
  var loudestPositions: [Seconds] {
    let seconds = stride(from: 0, to: steps.count, by: 1000).map { start in
      (start: start, peak: steps[start..<min(start + 1000, steps.count)].max() ?? 0)
    }
    return seconds.sorted { ($1.peak, $0.start) < ($0.peak, $1.start) }.prefix(4)
      .map { Self.time(of: $0.start) + .s(0.5) }.sorted()
  }

  /// The largest sample within a stretch of time; 0 outside of the sound.
  func peak(in time: TimeRange) -> Float {
    let first = Int(max(0, time.start) * 1000)
    let range = first..<max(first, Int(time.end * 1000))
    return steps[range.clamped(to: 0..<steps.count)].max() ?? 0
  }
}

extension Decibels {
  /// The factor for samples.
  var amplitude: Float { Float(factor) }
}
