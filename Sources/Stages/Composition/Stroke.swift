import Music

/// One beat of the stick; a roll within a step is several of them, swelling.
struct Stroke {
  /// In sixteenths from the start of the bar.
  let step: Double
  let ticks: Int
  /// A share of the hit's velocity.
  let weight: Double

  /// `2`, `3` and `4` are so many strokes within the step, `t` three within two steps; anything else is a single one.
  static func all(of hit: StepPattern.Hit) -> [Stroke] {
    let count = hit.symbol == "t" ? 3 : hit.symbol.wholeNumberValue ?? 1
    let width = hit.symbol == "t" ? 2.0 : 1.0
    return (0..<count).map { index in
      Stroke(
        step: Double(hit.step) + width * Double(index) / Double(count),
        ticks: Int(width * Double(Beats.sixteenths(1).ticks)) / count,
        weight: count == 1 ? 1 : 0.72 + 0.28 * Double(index) / Double(count - 1))
    }
  }
}
