/// What a lane of automation moves.
public enum AutomationTarget: String, Sendable, Hashable, CaseIterable, Codable {
  /// The gain, in dB; 0 leaves the part as it is.
  case level
  /// The spectral centroid, in octaves above the part's own: −1 is half as bright, 0 leaves the sound as it is.
  case brightness
  /// The factor on the difference of the channels; 1 leaves the part as it is.
  case width

  /// The value that leaves a part as it is.
  public var neutral: Double { self == .width ? 1 : 0 }
}

/// One thing about a part that changes over time: straight lines between points, the first and last value outside of them.
public struct AutomationLane: Sendable, Hashable, Codable {
  /// A value at a place of the song.
  public struct Breakpoint: Sendable, Hashable, Codable {
    public let at: Beats
    public let value: Double

    public init(at: Beats, value: Double) { (self.at, self.value) = (at, value) }

    enum CodingKeys: String, CodingKey {
      case value
      case at = "ticks"
    }
  }

  public let target: AutomationTarget
  /// In order; no two at one place.
  public let points: [Breakpoint]

  /// `points` in order; of those at one place, or before the one they follow, the later replaces the earlier.
  public init(_ target: AutomationTarget, points: [Breakpoint]) {
    self.target = target
    self.points = points.reduce(into: []) { kept, point in
      while let last = kept.last, last.at >= point.at { kept.removeLast() }
      kept.append(point)
    }
  }

  /// The value at a place.
  public func value(at place: Beats) -> Double {
    guard let first = points.first, let last = points.last else { return target.neutral }
    guard place > first.at else { return first.value }
    guard place < last.at else { return last.value }
    // By bisection: the last point that is no later.
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].at <= place { low = middle } else { high = middle }
    }
    let way = Double((place - points[low].at).ticks) / Double((points[high].at - points[low].at).ticks)
    return points[low].value + way * (points[high].value - points[low].value)
  }

  /// The values at every whole `step` between the first and the last point and at both of these, without those that repeat
  /// what came before.
  func sampled(every step: Beats) -> [Breakpoint] {
    guard let first = points.first, let last = points.last else { return [] }
    let inner = stride(from: (first.at.ticks / step.ticks + 1) * step.ticks, to: last.at.ticks, by: step.ticks)
    let places = [first.at] + inner.map(Beats.init(ticks:)) + (last.at > first.at ? [last.at] : [])
    return places.map { Breakpoint(at: $0, value: value(at: $0)) }.reduce(into: []) { kept, point in
      if kept.last?.value != point.value { kept.append(point) }
    }
  }
}
