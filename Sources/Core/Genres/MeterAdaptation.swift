import Music

/// Rewrites a rhythm of one meter for another one, so that its backbeat stays one.
///
/// Meters of quarters are made of the beats of 4/4, which are strong, weak, medium and weak. In 3/4 a beat is left out: the
/// third, so that strong–weak–weak is left; in half-time music the last, because its backbeat is the third. 5/4 is that
/// bar of three and a bar of two after it, medium–weak. 2/4 has half a bar, and 7/8 all but the last eighth of one. In
/// compound meters each beat is a dotted quarter, its second eighth pushed to the third of the group as in a shuffle:
/// 12/8 has four of them, 9/8 three, 6/8 two. Where a bar has too little room for one of 4/4, two bars are made of it, or
/// one if half the tempo is felt. Rhythms of other meters are brought into 4/4 in the opposite way first.
struct MeterAdaptation {
  let source: Meter
  let meter: Meter
  let isHalfTime: Bool

  init(from source: Meter = .fourFour, meter: Meter, isHalfTime: Bool) {
    (self.source, self.meter, self.isHalfTime) = (source, meter, isHalfTime)
  }

  /// Every bar of `text`; in the meter that it is written in as it was.
  func adapted(_ text: String) -> String {
    let bars = text.split(separator: " ").map { Array($0) }
    guard meter != source, bars.allSatisfy({ $0.count == source.steps }) else { return text }
    return adapted(bars).map { String($0) }.joined(separator: " ")
  }

  /// A single bar; of a bar that became two the first.
  func adaptedBar(_ text: String) -> String {
    adapted(text).split(separator: " ").first.map(String.init) ?? text
  }

  private func adapted(_ bars: [[Character]]) -> [[Character]] {
    switch (source, meter) {
    case (.sixEight, .twelveEight): Self.paired(bars)
    case (.twelveEight, .sixEight): bars.flatMap { [Array($0[..<12]), Array($0[12...])] }
    default: FourFourBars(bars, of: source).bars.flatMap(bars(from:))
    }
  }

  /// The bars of `meter` that a bar of 4/4 becomes.
  private func bars(from steps: [Character]) -> [[Character]] {
    let bar = { (order: [Int]) -> [Character] in
      order.flatMap { beat -> [Character] in
        let beat = Array(steps[4 * beat..<4 * beat + 4])
        return meter.isCompound ? Self.dotted(beat) : beat
      }
    }
    switch meter {
    case .threeFour, .nineEight: return [bar(isHalfTime ? [0, 1, 2] : [0, 1, 3])]
    case .twoFour, .sixEight: return isHalfTime ? [bar([0, 2])] : [bar([0, 1]), bar([2, 3])]
    case .fiveFour: return [bar(isHalfTime ? [0, 1, 1, 2, 3] : [0, 1, 3, 2, 3])]
    case .sevenEight: return [Self.cut(bar([0, 1, 2, 3]), to: meter.steps)]
    default: return [bar([0, 1, 2, 3])]
    }
  }

  /// Two bars as one, the last of an odd number with the first after it.
  static func paired(_ bars: [[Character]]) -> [[Character]] {
    guard let first = bars.first else { return [] }
    return stride(from: 0, to: bars.count, by: 2).map { bars[$0] + ($0 + 1 < bars.count ? bars[$0 + 1] : first) }
  }

  /// The first steps of a bar; three strokes within two steps are one where the second is cut off.
  private static func cut(_ bar: [Character], to steps: Int) -> [Character] {
    var bar = Array(bar.prefix(steps))
    if bar.last == "t" { bar[steps - 1] = "x" }
    return bar
  }

  /// Four sixteenths as three eighths: the first stays, the others share the two eighths after it.
  private static func dotted(_ steps: [Character]) -> [Character] {
    let strikes = { (step: Character) in step != "." && step != "-" }
    let third = strikes(steps[2]) || !strikes(steps[3]) ? steps[2] : steps[3]
    let link = { (next: Character) -> Character in next == "-" ? "-" : "." }
    return [steps[0], link(steps[1]), steps[1], link(third), third, link(steps[3])]
  }
}

/// A rhythm of any meter as one of 4/4.
private struct FourFourBars {
  let bars: [[Character]]

  init(_ written: [[Character]], of meter: Meter) {
    let straight = meter.isCompound ? written.map(Self.straightened) : written
    bars =
      switch meter {
      case .twoFour, .sixEight: MeterAdaptation.paired(straight)
      case .threeFour, .nineEight: straight.map { Self.beats([0, 1, 0, 2], of: $0) }
      case .fiveFour: straight.map { Self.beats([0, 1, 3, 4], of: $0) }
      case .sevenEight: straight.map(Self.completed)
      default: straight
      }
  }

  private static func beats(_ order: [Int], of bar: [Character]) -> [Character] {
    order.flatMap { bar[4 * $0..<4 * $0 + 4] }
  }

  /// The missing eighth of 7/8: what sounds last goes on.
  private static func completed(_ bar: [Character]) -> [Character] {
    let isHeld = bar.contains("-") && bar.last != "."
    return bar + Array(repeating: isHeld ? "-" : ".", count: 2)
  }

  /// Dotted quarters as quarters: the eighths fall on the first, second and third sixteenth, as `dotted` has them.
  private static func straightened(_ bar: [Character]) -> [Character] {
    bar.indices.filter { [0, 2, 4, 5].contains($0 % 6) }.map { bar[$0] }
  }
}
