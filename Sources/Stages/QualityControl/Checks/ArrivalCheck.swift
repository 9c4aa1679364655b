import Analysis
import Audio

extension CheckDefinition {
  /// The loudness of the last chorus or drop above that of the first one.
  static let arrival = CheckDefinition(
    "arrival", title: "Arrivals", unit: "LU", bound: .atLeast, severity: .warn, repair: .anotherSong
  ) { measured, expected in expected.song.flatMap { ArrivalCheck.run(measured.master.levels, $0) } }
}

enum ArrivalCheck {
  /// The last one may be quieter by what nobody hears.
  static let least = -0.5

  /// Nil for songs with fewer than two arrivals.
  static func run(_ levels: LevelTrack, _ song: PlannedSong) -> CheckResult? {
    guard song.arrivals.count > 1, let first = song.arrivals.first, let last = song.arrivals.last,
      let before = loudness(levels, first), let after = loudness(levels, last)
    else { return nil }
    let rise = (after - before).value
    let builds = song.builds.compactMap { self.rise(levels, over: $0) }
    var detail = "The last arrival is \(number(abs(rise))) LU \(rise >= 0 ? "louder" : "quieter") than the first"
    if !builds.isEmpty {
      let mean = builds.reduce(0, +) / Double(builds.count)
      detail += ", and what leads up to arrivals \(mean >= 0 ? "rises" : "falls") by \(number(abs(mean))) LU"
    }
    return CheckResult(
      .arrival, rise >= least ? .pass : .fail, value: .hundredths(rise), target: .number(least), detail: detail + ".",
      at: rise >= least ? nil : .s(last.start))
  }

  private static func loudness(_ levels: LevelTrack, _ time: TimeRange) -> Loudness? {
    let steps = (Int(time.start * 100)..<max(Int(time.start * 100), Int(time.end * 100))).clamped(to: 0..<levels.count)
    return steps.count < 200 ? nil : levels.loudness(of: steps)
  }

  /// The difference between the last and the first quarter of `time`, in LU.
  private static func rise(_ levels: LevelTrack, over time: TimeRange) -> Double? {
    let quarter = (time.end - time.start) / 4
    guard let before = loudness(levels, TimeRange(start: time.start, end: time.start + max(2, quarter))),
      let after = loudness(levels, TimeRange(start: time.end - max(2, quarter), end: time.end))
    else { return nil }
    return (after - before).value
  }
}
