import Audio

extension CheckDefinition {
  /// The highest sample of any stem, which stays below full scale; left out without stems.
  static let stemHeadroom = CheckDefinition(
    "stem_headroom", title: "Stem headroom", unit: "dBFS", bound: .atMost, repair: .anotherSeed(of: .named)
  ) { measured, _ in measured.stems.map { StemHeadroomCheck.run($0.stems) } }
}

enum StemHeadroomCheck {
  /// Samples that come nearer to full scale may have been cut off there.
  static let limit = Decibels.dB(-0.01)

  static func run(_ stems: [StemMeasurement]) -> CheckResult {
    let highest = stems.max { $0.peaks.highest < $1.peaks.highest }
    let level = Decibels(ofPeak: highest?.peaks.highest ?? 0)
    let isFault = level > limit
    return CheckResult(
      .stemHeadroom, isFault ? .fail : .pass, value: .number(level.value), target: .number(limit.value),
      detail: "\(highest?.name ?? "No stem") reaches highest, \(number(level)) dBFS.",
      at: isFault ? highest?.peaks.highestPosition : nil, stem: isFault ? highest?.name : nil)
  }
}
