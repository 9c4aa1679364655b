import Signal

extension CheckDefinition {
  /// The number of clicks: jumps of a sample or two that belong to no sound around them.
  static let clicks = CheckDefinition("clicks", title: "Clicks", repair: .anotherSeed(of: .named)) { measured, _ in
    let faults = measured.master.faults
    return ClickCheck.run(
      faults.clicks, explainedBy: faults.explainedJumps, stems: measured.stems?.stems ?? [])
  }
}

enum ClickCheck {
  /// As many quiet clicks only warn: a growling bass has corners that cannot be told from them.
  static let usual = 3
  /// The height from which on one click is enough; full scale is 1.
  static let loud: Float = 0.08

  /// Jumps within 4 ms of `explained` have a check of their own.
  static func run(_ clicks: [Click], explainedBy explained: [Seconds], stems: [StemMeasurement]) -> CheckResult {
    let clicks = clicks.filter { click in !explained.contains { abs(($0 - click.time).value) < 0.004 } }
    guard let first = clicks.first else {
      return CheckResult(
        .clicks, .pass, value: .number(0), target: .number(0), detail: "No sample jumps out of the sound.")
    }
    let loudest = clicks.max { $0.height < $1.height } ?? first
    let suspect = stems.first { stem in stem.clicks.contains { abs(($0.time - loudest.time).value) < 0.001 } }
    let isFault = clicks.count > usual || loudest.height >= loud
    return CheckResult(
      .clicks, isFault ? .fail : .warn, value: .number(Double(clicks.count)), target: .number(0),
      detail:
        "\(clicks.count == 1 ? "One click" : "\(clicks.count) clicks"), the loudest at \(timestamp(loudest.time)) and "
        + "\(number(Decibels(ofPeak: loudest.height))) dBFS high.",
      at: loudest.time, stem: suspect?.name)
  }
}
