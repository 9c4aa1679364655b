import Audio

/// How far the samples of one channel reach, and where their middle is.
struct ClipExtent {
  private(set) var low: Float = 0
  private(set) var high: Float = 0
  private var sum = 0.0
  private var count = 0

  mutating func add(_ samples: [Float]) {
    var (low, high, sum) = (low, high, sum)
    for x in samples where x.isFinite {
      low = min(low, x)
      high = max(high, x)
      sum += Double(x)
    }
    (self.low, self.high, self.sum) = (low, high, sum)
    count += samples.count
  }

  var mean: Double { count > 0 ? sum / Double(count) : 0 }
}
