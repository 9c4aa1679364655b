import Audio

/// How much begins at each place within a beat, on average over a recording.
struct BeatProfile {
  /// `steps` values from one beat to the next.
  private(set) var heights: [Double]
  /// Where sounds on the beat lie, as a share of a beat: beats are placed by other sounds than hats are.
  private(set) var origin = 0.0

  private static let steps = 96

  init(_ curves: OnsetCurves, beats: [Double]) {
    let sharp = curves.sharpened()
    heights = [Double](repeating: 0, count: Self.steps)
    guard beats.count > 1, curves.count > 2 else { return }
    let curve = (0..<curves.count).map { 0.3 * sharp.attacks[0][$0] + sharp.attacks[2][$0] + sharp.attacks[3][$0] }
    for (a, b) in zip(beats, beats.dropFirst()) {
      for j in 0..<Self.steps {
        let place = OnsetCurves.frame(ofTime: a + (b - a) * Double(j) / Double(Self.steps))
        let i = min(max(0, Int(place)), curve.count - 2)
        let share = Float(place - Double(i))
        heights[j] += Double(curve[i] * (1 - share) + curve[i + 1] * share) / Double(beats.count - 1)
      }
    }
    origin = peak(from: -0.1, to: 0.1) ?? 0
  }

  /// Whether the beat falls into three equal parts, all of which are used alike: 6/8 and its like, but no shuffle.
  var isCompound: Bool {
    let (first, second) = (height(at: 1.0 / 3), height(at: 2.0 / 3))
    let straight = max(height(at: 0.25), height(at: 0.5), height(at: 0.75))
    return min(first, second) > max(1.3 * straight, 0.65 * max(first, second))
      && min(first, second) > 0.15 * height(at: 0)
  }

  /// The highest value within 0.03 beats.
  func height(at phase: Double) -> Double {
    let middle = Int(((phase + origin) * Double(Self.steps)).rounded())
    return (middle - 3...middle + 3).map { value($0) }.max() ?? 0
  }

  /// The highest point between two places, nil if the curve goes on rising beyond them.
  func peak(from low: Double, to high: Double) -> Double? {
    let steps = Double(Self.steps)
    let range = Int(((low + origin) * steps).rounded())...Int(((high + origin) * steps).rounded())
    guard let best = range.max(by: { value($0) < value($1) }) else { return nil }
    let (a, b, c) = (value(best - 1), value(best), value(best + 1))
    guard b >= a, b >= c, b > 0 else { return nil }
    return (Double(best) + Parabola.vertex(a, b, c)) / steps - origin
  }

  private func value(_ step: Int) -> Double { heights[((step % Self.steps) + Self.steps) % Self.steps] }

  /// The same for half beats.
  func halved() -> BeatProfile {
    var half = self
    let n = Self.steps
    for j in 0..<n {
      let (i, odd) = (j / 2, j % 2)
      let near = value(i) + value(i + n / 2)
      let far = value(i + odd) + value(i + odd + n / 2)
      half.heights[j] = 0.5 * (near + far)
    }
    half.origin = 0
    half.origin = half.peak(from: -0.15, to: 0.15) ?? 0
    return half
  }
}
