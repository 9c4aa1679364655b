/// Whether there are clicks: jumps of a sample or two that belong to no sound around them.
enum ClickCheck {
  /// As many quiet clicks only warn: a growling bass has corners that cannot be told from them.
  static let usual = 3
  /// From this height on, one is enough.
  static let loud: Float = 0.08

  /// What else explains a jump at such a place is told by its own check.
  static func run(_ clicks: [Click], explainedBy faults: [Double], stems: [HeardStem]) -> Check {
    let clicks = clicks.filter { click in !faults.contains { abs($0 - click.time) < 0.004 } }
    guard let first = clicks.first else {
      return Check("clicks", .pass, value: .number(0), target: .number(0), detail: "No sample jumps out of the sound.")
    }
    let loudest = clicks.max { $0.height < $1.height } ?? first
    let suspect = stems.first { stem in stem.clicks.contains { abs($0.time - loudest.time) < 0.001 } }
    let isFault = clicks.count > usual || loudest.height >= loud
    return Check(
      "clicks", isFault ? .fail : .warn, value: .number(Double(clicks.count)), target: .number(0),
      detail:
        "\(clicks.count == 1 ? "One click" : "\(clicks.count) clicks"), the loudest at \(place(loudest.time)) and "
        + "\(number(level(loudest.height))) dBFS high.",
      at: loudest.time, stem: suspect?.name)
  }
}
