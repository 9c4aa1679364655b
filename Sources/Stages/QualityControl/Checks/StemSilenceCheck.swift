import Analysis
import Audio

extension CheckDefinition {
  /// The highest peak of a stem where it was planned to be silent; left out without stems.
  static let stemSilence = CheckDefinition(
    "stem_silence", title: "Stem silence", unit: "dBFS", bound: .atMost, repair: .anotherSeed(of: .named)
  ) { measured, expected in measured.stems.map { StemSilenceCheck.run($0.stems, expected) } }
}

enum StemSilenceCheck {
  /// A stem that should be silent may reach this.
  static let floor = Decibels.dB(-50)
  /// A stem may lead into a section before that begins.
  static let lead = 0.5

  static func run(_ stems: [StemMeasurement], _ expected: Expectations) -> CheckResult {
    var loudest: (stem: String, peak: Float, at: Seconds)?
    for stem in stems {
      guard let planned = expected.stems[stem.name], let stray = stem.stray(beside: planned) else { continue }
      if stray.peak > loudest?.peak ?? 0 { loudest = (stem.name, stray.peak, stray.at) }
    }
    let level = Decibels(ofPeak: loudest?.peak ?? 0)
    guard let loudest, level > floor else {
      return CheckResult(
        .stemSilence, .pass, value: .number(level.value), target: .number(floor.value),
        detail: "Every stem is silent where it was planned to be.")
    }
    return CheckResult(
      .stemSilence, .fail, value: .number(level.value), target: .number(floor.value),
      detail: "\(loudest.stem) sounds at \(timestamp(loudest.at)), where it should be silent.", at: loudest.at,
      stem: loudest.stem)
  }
}

extension StemMeasurement {
  /// The loudest stretch in which the stem should be silent: its peak and its start; nil when there is no such stretch.
  fileprivate func stray(beside planned: PlannedStem) -> (peak: Float, at: Seconds)? {
    var silent: [TimeRange] = []
    var end = 0.0
    for range in planned.sounding {
      silent.append(TimeRange(start: end, end: range.start - StemSilenceCheck.lead))
      end = max(end, range.end + planned.ringing)
    }
    silent.append(TimeRange(start: end, end: PeakTrack.time(of: peaks.steps.count).value))
    return silent.filter { $0.end - $0.start > 0.1 }.map { (peak: peaks.peak(in: $0), at: .s($0.start)) }
      .max { $0.peak < $1.peak }
  }
}
