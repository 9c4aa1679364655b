import Music

/// Rewrites a rhythm of 4/4 for a meter of twelve sixteenths, so that its backbeat stays one.
///
/// In 3/4 a beat is left out: the third, so that strong–weak–weak is left of strong–weak–medium–weak; in half-time music
/// the last, because its backbeat is the third. In 6/8 two beats make a bar of two dotted quarters, their second eighths
/// pushed to the third eighth of the group as in a shuffle; a bar of 4/4 becomes two bars, or one if half the tempo is felt.
struct MeterAdaptation {
  let meter: Meter
  let isHalfTime: Bool

  /// Every bar of `text`; for 4/4 as it was.
  func adapted(_ text: String) -> String {
    let bars = text.split(separator: " ").map { Array($0) }
    guard meter != .fourFour, bars.allSatisfy({ $0.count == 16 }) else { return text }
    return bars.flatMap(bars(from:)).joined(separator: " ")
  }

  /// A single bar; of a bar that became two the first.
  func adaptedBar(_ text: String) -> String {
    adapted(text).split(separator: " ").first.map(String.init) ?? text
  }

  private func bars(from steps: [Character]) -> [String] {
    let beats = stride(from: 0, to: 16, by: 4).map { String(steps[$0..<$0 + 4]) }
    if meter == .threeFour { return [isHalfTime ? beats[0] + beats[1] + beats[2] : beats[0] + beats[1] + beats[3]] }
    let dotted = beats.map(Self.dotted)
    return isHalfTime ? [dotted[0] + dotted[2]] : [dotted[0] + dotted[1], dotted[2] + dotted[3]]
  }

  /// Four sixteenths as three eighths: the first stays, the others share the two eighths after it.
  private static func dotted(_ beat: String) -> String {
    let steps = Array(beat)
    let strikes = { (step: Character) in step != "." && step != "-" }
    let third = strikes(steps[2]) || !strikes(steps[3]) ? steps[2] : steps[3]
    let link = { (next: Character) -> Character in next == "-" ? "-" : "." }
    return String([steps[0], link(steps[1]), steps[1], link(third), third, link(steps[3])])
  }
}
