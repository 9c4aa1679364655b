import Analysis
import Audio
import Foundation

extension CheckDefinition {
  /// The share of its planned time in which the emptiest stem sounds; left out without stems.
  static let stemContent = CheckDefinition(
    "stem_content", title: "Stem content", unit: "%", bound: .atLeast, repair: .anotherSeed(of: .named)
  ) { measured, expected in measured.stems.map { StemContentCheck.run($0.stems, expected) } }
}

enum StemContentCheck {
  /// A stem that stays below is empty.
  static let floor = Decibels.dB(-50)
  /// The least share of the planned time in which something sounds, in windows of two seconds.
  static let share = 0.25

  static func run(_ stems: [StemMeasurement], _ expected: Expectations) -> CheckResult {
    var least = (name: "", share: 1.0, gap: Seconds?.none)
    for stem in stems where !expected.separated.contains(stem.name) {
      guard Decibels(ofPeak: stem.peaks.highest) > floor else {
        return CheckResult(
          .stemContent, .fail, value: .number(0), target: .number(100 * share),
          detail: "\(stem.name) is empty: nothing in it is louder than \(number(floor)) dBFS.", at: .s(0),
          stem: stem.name)
      }
      guard let planned = expected.stems[stem.name] else { continue }
      let sounding = stem.sounding(of: planned)
      if sounding.share < least.share { least = (stem.name, sounding.share, sounding.firstGap) }
    }
    let value = MeasuredValue.number((100 * least.share).rounded())
    guard least.share < share else {
      return CheckResult(
        .stemContent, .pass, value: value, target: .number(100 * share),
        detail: "All \(stems.count) stems sound where they were planned to.")
    }
    return CheckResult(
      .stemContent, .fail, value: value, target: .number(100 * share),
      detail: "\(least.name) sounds in \(number(100 * least.share)) % of the time for which it was planned.",
      at: least.gap, stem: least.name)
  }
}

extension StemMeasurement {
  /// The sounding share of the planned time, in windows of two seconds, and the first window that is silent.
  fileprivate func sounding(of planned: PlannedStem) -> (share: Double, firstGap: Seconds?) {
    let limit = StemContentCheck.floor.amplitude
    var (sounding, all, gap) = (0, 0, Seconds?.none)
    for range in planned.sounding {
      for start in stride(from: range.start, to: range.end, by: 2) {
        all += 1
        if peaks.peak(in: TimeRange(start: start, end: min(start + 2, range.end))) > limit {
          sounding += 1
        } else {
          gap = gap ?? .s(start)
        }
      }
    }
    return (all == 0 ? 1 : Double(sounding) / Double(all), gap)
  }
}
