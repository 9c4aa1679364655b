import Foundation

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
