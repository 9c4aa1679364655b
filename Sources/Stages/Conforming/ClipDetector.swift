/// Finds full-scale runs and the peak of one channel, block after block.
struct ClipDetector {
  /// Three samples in a row at 0.1 dB or less below full scale do not happen by chance.
  private static let threshold: Float = 0.99
  private static let shortestRun = 3

  private(set) var runs = 0
  private(set) var peak: Float = 0
  private var length = 0

  mutating func add(_ samples: [Float]) {
    var (count, highest, found) = (length, peak, runs)
    for x in samples {
      let level = abs(x)
      highest = max(highest, level)
      count = level >= Self.threshold ? count + 1 : 0
      if count == Self.shortestRun { found += 1 }
    }
    (length, peak, runs) = (count, highest, found)
  }
}
