import Foundation

/// Moves pulses onto the attacks that they stand for.
///
/// Attacks are compared with the nearest subdivision of their pulse. First one even pulse is fitted through all of them;
/// where attacks keep leaving it together, the pulse follows them, smoothly.
struct PulseRefinement {
  /// Subdivisions that attacks may fall on.
  let divisions: Int
  let attacks: [Attack]

  // An attack farther away than this belongs to nothing: in seconds, and as a share of a pulse.
  private static let reach = 0.05
  private static let share = 0.11
  /// Deviations beyond this are outliers.
  private static let scale = 0.004
  // Pulses to both sides over which a drifting pulse is smoothed.
  private static let span = 5.0
  // How far pulses must leave an even line (root mean square) before they are followed.
  private static let drifting = 0.003

  struct Result {
    var line: PulseLine
    /// True if one tempo fits the whole clip.
    var isEven: Bool
  }

  func refine(_ line: PulseLine, isSteady: Bool) -> Result {
    var free = isSteady ? line : smoothed(line)
    for _ in 0..<3 { fitEvenly(&free) }
    for _ in 0..<3 { follow(&free) }
    var even = Self.straight(free)
    for _ in 0..<3 { fitEvenly(&even) }
    let offsets = zip(free.times, even.times).map { $0 - $1 }
    let deviation = (offsets.reduce(0) { $0 + $1 * $1 } / Double(offsets.count)).squareRoot()
    let isEven = deviation < Self.drifting
    return Result(line: isEven ? even : free, isEven: isEven)
  }

  private static func straight(_ line: PulseLine) -> PulseLine {
    let points = line.times.enumerated().map { LocalLine.Point(x: Double($0), y: $1, weight: 1) }
    let fit = LocalLine(points, scale: scale)
    return PulseLine(line.times.indices.map { fit.level + fit.slope * Double($0) })
  }

  /// Tracked beats jump by whole frames of the analysis: a line through the neighbours of each stands for it.
  private func smoothed(_ line: PulseLine) -> PulseLine {
    let times = line.times
    return PulseLine(
      times.indices.map { i in
        let near = max(0, i - 5)..<min(times.count, i + 6)
        let points = near.map { LocalLine.Point(x: Double($0 - i), y: times[$0], weight: 1) }
        return LocalLine(points, scale: 0.02).level
      })
  }

  private func fitEvenly(_ line: inout PulseLine) {
    let points = points(line)
    guard points.count >= 4 else { return }
    let fit = LocalLine(points, scale: Self.scale)
    line.move { fit.level + fit.slope * Double($0) }
  }

  private func follow(_ line: inout PulseLine) {
    let points = points(line)
    guard points.count >= 4 else { return }
    let shifts = line.times.indices.map { i in Self.local(points, at: Double(i)) }
    line.move { shifts[$0] }
  }

  /// The deviation around pulse `i`, pulled towards 0 where little sounds.
  private static func local(_ points: [LocalLine.Point], at position: Double) -> Double {
    let near = points.compactMap { point -> LocalLine.Point? in
      let distance = abs(point.x - position) / span
      guard distance < 1 else { return nil }
      let taper = pow(1 - pow(distance, 3), 3)
      return LocalLine.Point(x: point.x - position, y: point.y, weight: point.weight * taper)
    }
    let weight = near.reduce(0) { $0 + $1.weight }
    guard near.count >= 3, weight > 0 else { return 0 }
    return LocalLine(near, scale: scale).level
  }

  /// The deviation of each attack from its subdivision, over its position in pulses.
  ///
  /// What lies on no beat may be swung: those deviations count from their own median, not from the beat's.
  func points(_ line: PulseLine) -> [LocalLine.Point] {
    var classes = Array(repeating: [LocalLine.Point](), count: divisions)
    for attack in attacks {
      let position = line.position(at: attack.time)
      let step = (position * Double(divisions)).rounded()
      let nearest = step / Double(divisions)
      let deviation = attack.time - line.time(at: nearest)
      guard abs(deviation) < min(Self.reach, Self.share * line.period) else { continue }
      let index = ((Int(step) % divisions) + divisions) % divisions
      classes[index].append(LocalLine.Point(x: nearest, y: deviation, weight: attack.weight))
    }
    let total = classes.joined().reduce(0) { $0 + $1.weight }
    let onBeat = classes[0].reduce(0) { $0 + $1.weight }
    guard onBeat > 0.15 * total else { return Array(classes.joined()) }
    let centre = Self.median(classes[0])
    for c in 1..<divisions {
      let shift = Self.median(classes[c]) - centre
      for i in classes[c].indices { classes[c][i].y -= shift }
    }
    return Array(classes.joined())
  }

  /// The weighted median deviation; 0 without points.
  private static func median(_ points: [LocalLine.Point]) -> Double {
    let sorted = points.sorted { $0.y < $1.y }
    let half = sorted.reduce(0) { $0 + $1.weight } / 2
    var sum = 0.0
    for point in sorted {
      sum += point.weight
      if sum >= half { return point.y }
    }
    return 0
  }
}

/// A straight line through weighted points, robust against outliers.
///
/// Iteratively reweighted least squares with Huber's weights (P. J. Huber, *Robust statistics*, 1981).
struct LocalLine {
  struct Point {
    var x: Double
    var y: Double
    var weight: Double
  }

  let level: Double
  let slope: Double

  /// `scale` is the deviation from which on a point counts less; `isFlat` fixes the slope at 0.
  init(_ points: [Point], scale: Double, isFlat: Bool = false) {
    var (level, slope) = (0.0, 0.0)
    for round in 0..<6 {
      var (w, wx, wy, wxx, wxy) = (1e-12, 0.0, 0.0, 0.0, 0.0)
      for p in points {
        let error = abs(p.y - level - slope * p.x)
        let weight = round == 0 || error <= scale ? p.weight : p.weight * scale / error
        w += weight
        wx += weight * p.x
        wy += weight * p.y
        wxx += weight * p.x * p.x
        wxy += weight * p.x * p.y
      }
      let spread = w * wxx - wx * wx
      slope = isFlat || spread < 1e-9 * w * w ? 0 : (w * wxy - wx * wy) / spread
      level = (wy - slope * wx) / w
    }
    (self.level, self.slope) = (level, slope)
  }
}
