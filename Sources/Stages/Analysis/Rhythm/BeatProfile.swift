import Audio

/// Mean height of the attacks at each phase of a beat over a recording.
struct BeatProfile {
  /// Heights at `steps` phases from one beat to the next.
  private(set) var heights: [Double]
  /// Phase of the sounds on the beat, in beats: hats are not exactly where the sounds are that beats are tracked by.
  private(set) var origin = 0.0

  private static let steps = 96

  /// Profile of beats that are at `beats`, in seconds; zeros without beats.
  init(_ curves: OnsetCurves, beats: [Double]) {
    let sharp = curves.sharpened()
    heights = [Double](repeating: 0, count: Self.steps)
    guard beats.count > 1, curves.count > 2 else { return }
    let curve = (0..<curves.count).map { 0.3 * sharp.attacks[0][$0] + sharp.attacks[2][$0] + sharp.attacks[3][$0] }
    for (a, b) in zip(beats, beats.dropFirst()) {
      for j in 0..<Self.steps {
        let frame = OnsetCurves.frame(ofTime: a + (b - a) * Double(j) / Double(Self.steps))
        let i = min(max(0, Int(frame)), curve.count - 2)
        let share = Float(frame - Double(i))
        heights[j] += Double(curve[i] * (1 - share) + curve[i + 1] * share) / Double(beats.count - 1)
      }
    }
    origin = peak(from: -0.1, to: 0.1) ?? 0
  }

  /// True if the beat falls into three equal parts, all of which are used alike: 6/8 and its like, but no shuffle.
  var isInThree: Bool {
    let (first, second) = (height(at: 1.0 / 3), height(at: 2.0 / 3))
    let straight = max(height(at: 0.25), height(at: 0.5), height(at: 0.75))
    return min(first, second) > max(1.3 * straight, 0.65 * max(first, second))
      && min(first, second) > 0.15 * height(at: 0)
  }

  /// Highest value within 0.03 beats of a phase.
  func height(at phase: Double) -> Double {
    let middle = Int(((phase + origin) * Double(Self.steps)).rounded())
    return (middle - 3...middle + 3).map { value($0) }.max() ?? 0
  }

  /// Phase of the highest point between two phases, by a parabola; nil if the profile goes on rising beyond them.
  func peak(from low: Double, to high: Double) -> Double? {
    let steps = Double(Self.steps)
    let range = Int(((low + origin) * steps).rounded())...Int(((high + origin) * steps).rounded())
    guard let best = range.max(by: { value($0) < value($1) }) else { return nil }
    let (a, b, c) = (value(best - 1), value(best), value(best + 1))
    guard b >= a, b >= c, b > 0 else { return nil }
    return (Double(best) + Parabola.vertex(a, b, c)) / steps - origin
  }

  private func value(_ step: Int) -> Double { heights[((step % Self.steps) + Self.steps) % Self.steps] }

  /// Profile of the half beats.
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

/// Swing of a recording: the delay of every second note.
struct SwingEstimate: Sendable, Equatable {
  /// Phase of the second note in a pair: 0.5 is straight, 2/3 a triplet.
  var ratio: Double
  /// Notes that are paired: 8 for eighths, 16 for sixteenths.
  var unit: Int

  /// Nil when the beat is divided into three, or not at all.
  init?(_ profile: BeatProfile) {
    guard !profile.isInThree else { return nil }
    if let eighth = Self.offbeat(of: profile), eighth > Self.straight {
      (ratio, unit) = (eighth, 8)
    } else if let sixteenth = Self.offbeat(of: profile.halved()) {
      (ratio, unit) = (sixteenth > Self.straight ? sixteenth : 0.5, 16)
    } else if profile.height(at: 0.5) > 0.1 * profile.height(at: 0) {
      (ratio, unit) = (0.5, 8)
    } else {
      return nil
    }
  }

  // Latest phase that is straight: hats are measured some milliseconds off drums, which is this much of fast sixteenths.
  private static let straight = 0.535
  // Latest phase of a swung note: two triplets, and what measuring adds.
  private static let latest = 0.69

  /// Phase of the offbeat, if one between the beats stands out: nothing may begin a quarter of the pair away.
  private static func offbeat(of profile: BeatProfile) -> Double? {
    guard let phase = profile.peak(from: 0.42, to: latest) else { return nil }
    let height = profile.height(at: phase)
    let others = max(profile.height(at: 0.25), profile.height(at: phase < 0.62 ? 0.78 : 0.46))
    return height > 0.09 * profile.height(at: 0) && height > 2.2 * others ? max(0.5, phase) : nil
  }
}
