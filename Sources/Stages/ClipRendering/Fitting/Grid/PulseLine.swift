import Foundation

/// The times of a clip's pulses, which may drift.
struct PulseLine: Equatable {
  /// In seconds, in order; at least two.
  private(set) var times: [Double]

  init(_ times: [Double]) { self.times = times }

  /// The mean length of a pulse in seconds.
  var period: Double { (times[times.count - 1] - times[0]) / Double(times.count - 1) }

  /// The time of a position counted in pulses, going on evenly beyond both ends.
  func time(at position: Double) -> Double {
    let last = times.count - 1
    if position < 0 { return times[0] + position * edgePeriod(at: 0) }
    if position > Double(last) { return times[last] + (position - Double(last)) * edgePeriod(at: last) }
    let i = min(Int(position), last - 1)
    return times[i] + (times[i + 1] - times[i]) * (position - Double(i))
  }

  /// The position of a time, counted in pulses.
  func position(at time: Double) -> Double {
    let last = times.count - 1
    if time < times[0] { return (time - times[0]) / edgePeriod(at: 0) }
    if time >= times[last] { return Double(last) + (time - times[last]) / edgePeriod(at: last) }
    let next = times.firstIndex { $0 > time } ?? last
    return Double(next - 1) + (time - times[next - 1]) / (times[next] - times[next - 1])
  }

  /// The mean period of the eight pulses nearest to an end.
  private func edgePeriod(at index: Int) -> Double {
    let range = index == 0 ? 0..<min(times.count, 9) : max(0, index - 8)..<index + 1
    return (times[range.upperBound - 1] - times[range.lowerBound]) / Double(range.count - 1)
  }

  /// Moves every pulse by what `shift` says for its index, and keeps them in order.
  mutating func move(by shift: (Int) -> Double) {
    let least = 0.3 * period
    for i in times.indices { times[i] += shift(i) }
    for i in times.indices.dropFirst() { times[i] = max(times[i], times[i - 1] + least) }
  }
}
