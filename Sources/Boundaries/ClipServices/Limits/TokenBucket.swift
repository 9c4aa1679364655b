/// A rate: as many orders at once as a minute has, and then one by one as time allows.
///
/// Source: J. S. Turner, *New directions in communications (or which way to the information age?)*, 1986, as "leaky bucket".
struct TokenBucket: Sendable {
  private let perSecond: Double
  private let size: Double
  private var tokens: Double
  private var last: Double

  /// Full at `time`, in seconds.
  init(perMinute: Int, at time: Double) {
    perSecond = Double(perMinute) / 60
    size = Double(perMinute)
    tokens = size
    last = time
  }

  /// The time at which the next order may go, at `time` or later.
  func next(at time: Double) -> Double {
    let full = level(at: time)
    return full >= 1 ? time : time + (1 - full) / perSecond
  }

  mutating func consume(at time: Double) {
    tokens = level(at: time) - 1
    last = max(last, time)
  }

  private func level(at time: Double) -> Double { min(size, tokens + max(0, time - last) * perSecond) }
}
