import Foundation

/// Fewest segments of even tempo that explain the tempi of windows.
///
/// All ways to part the windows are compared by dynamic programming (as in Jackson and others, *An algorithm for optimal
/// partitioning of data on an interval*, IEEE SPL 2005): the squared deviations of log tempi from a level or a straight line
/// for each segment, and a price for each number that describes it.
struct TempoTrackFitting {
  /// Middles of the windows, in seconds.
  private let times: [Double]
  /// Natural logarithms of BPM, each the median of three neighbours.
  private let tempi: [Double]
  private let sums: [TempoSums]

  // Price of a number: a segment of four windows is its own when it is 0.7 % off.
  private static let price = 2e-4
  private static let fewestWindows = 3
  // Root mean square of what no segment explains, as a logarithm, beyond which the tempo is loose.
  private static let loose = 0.02

  init(_ windows: [Tempogram.LocalTempo]) {
    times = windows.map(\.time)
    let logs = windows.map { log($0.bpm) }
    tempi = logs.indices.map { i in
      let near = logs[max(0, i - 1)...min(logs.count - 1, i + 1)].sorted()
      return near[near.count / 2]
    }
    sums = zip(times, tempi).reduce(into: [TempoSums()]) { $0.append($0[$0.count - 1].adding($1.0, $1.1)) }
  }

  /// Segments in BPM over a recording of `duration` seconds; nil where there are too few windows or no clear tempo.
  func segments(duration: Double) -> [TempoTrack.Segment]? {
    guard times.count >= Self.fewestWindows else { return nil }
    let parts = partition()
    let rest = parts.reduce(0) { $0 + sums[$1.upperBound].less(sums[$1.lowerBound]).line.residue }
    guard (rest / Double(times.count)).squareRoot() < Self.loose else { return nil }
    let bounds = parts.map { $0.lowerBound == 0 ? 0 : (times[$0.lowerBound] + times[$0.lowerBound - 1]) / 2 }
    return zip(parts, zip(bounds, bounds.dropFirst() + [duration])).map { part, bounds in
      segment(part, from: bounds.0, to: bounds.1)
    }
  }

  /// One segment, from those of its windows that do not reach over its bounds: the others are half another segment's.
  private func segment(_ part: Range<Int>, from start: Double, to end: Double) -> TempoTrack.Segment {
    let margin = Tempogram.length / 2 - 1
    let inner = part.filter { times[$0] > start + margin && times[$0] < end - margin }
    let own = inner.count < Self.fewestWindows ? Array(part) : inner
    let all = own.reduce(TempoSums()) { $0.adding(times[$1], tempi[$1]) }
    let values = own.map { tempi[$0] }.sorted()
    guard let slope = all.slope else {
      let bpm = exp(values[values.count / 2])
      return .init(start: start, end: end, first: bpm, last: bpm)
    }
    // A line goes on to both ends of the recording; elsewhere nothing is known beyond what was measured.
    let isWhole = part.count == times.count
    let limits = isWhole ? -Double.infinity...Double.infinity : values[0]...values[values.count - 1]
    let level = { (time: Double) in
      exp(
        min(max((all.tempo + slope * (all.count * time - all.time)) / all.count, limits.lowerBound), limits.upperBound))
    }
    return .init(start: start, end: end, first: level(start), last: level(end))
  }

  private func partition() -> [Range<Int>] {
    var (costs, origins) = ([0.0], [0])
    for end in 1...times.count {
      var best = (cost: Double.infinity, from: 0)
      for from in 0..<end where end - from >= Self.fewestWindows {
        let cost = costs[from] + sums[end].less(sums[from]).cost
        if cost < best.cost { best = (cost, from) }
      }
      costs.append(best.cost)
      origins.append(best.from)
    }
    var parts: [Range<Int>] = []
    var end = times.count
    while end > 0 {
      parts.append(origins[end]..<end)
      end = origins[end]
    }
    return parts.reversed()
  }

  /// TempoSums over windows, from which a line is fitted.
  private struct TempoSums {
    var count = 0.0
    var time = 0.0
    var tempo = 0.0
    var timeSquare = 0.0
    var tempoSquare = 0.0
    var product = 0.0

    func adding(_ time: Double, _ tempo: Double) -> TempoSums {
      TempoSums(
        count: count + 1, time: self.time + time, tempo: self.tempo + tempo, timeSquare: timeSquare + time * time,
        tempoSquare: tempoSquare + tempo * tempo, product: product + time * tempo)
    }

    func less(_ other: TempoSums) -> TempoSums {
      TempoSums(
        count: count - other.count, time: time - other.time, tempo: tempo - other.tempo,
        timeSquare: timeSquare - other.timeSquare, tempoSquare: tempoSquare - other.tempoSquare,
        product: product - other.product)
    }

    /// Squared deviations from the mean (`level`) and from the best line (`residue`), whose slope is per second.
    var line: (slope: Double, level: Double, residue: Double) {
      let level = max(0, tempoSquare - tempo * tempo / count)
      let (spread, together) = (timeSquare - time * time / count, product - time * tempo / count)
      guard count > 3, spread > 1e-9 else { return (0, level, level) }
      return (together / spread, level, max(0, level - together * together / spread))
    }

    /// Slope per second; nil where a level explains as much.
    var slope: Double? { line.residue + TempoTrackFitting.price < line.level ? line.slope : nil }

    var cost: Double {
      let line = line
      return min(line.level + TempoTrackFitting.price, line.residue + 2 * TempoTrackFitting.price)
    }
  }
}
