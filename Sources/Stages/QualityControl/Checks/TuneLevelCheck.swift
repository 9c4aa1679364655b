import Audio
import Foundation

extension CheckDefinition {
  /// The loudness of the tune against everything else, where it plays.
  static let tuneLevel = CheckDefinition(
    "tune_level", title: "Level of the tune", unit: "LU", severity: .warn, repair: .anotherSong
  ) { measured, expected in
    guard let song = expected.song, let stems = measured.stems else { return nil }
    return TuneLevelCheck.run(stems.stems, song)
  }
}

enum TuneLevelCheck {
  /// In LU; mixes by people have their lead within a few LU of all the rest together.
  static let range = -9.0...1.5
  /// In steps of 10 ms: half a second.
  private static let window = 50

  static func run(_ stems: [StemMeasurement], _ song: PlannedSong) -> CheckResult? {
    let tune = stems.filter { song.tuneStems.contains($0.name) }
    let rest = stems.filter { !song.tuneStems.contains($0.name) }
    guard !tune.isEmpty, !rest.isEmpty else { return nil }
    let count = stems.map(\.levels.count).min() ?? 0
    let windows = stride(from: 0, to: count - window, by: window).map { start in
      (tune: power(tune, start..<start + window), rest: power(rest, start..<start + window))
    }
    // It plays where it is within 13 dB of its loudest twentieth.
    let loud = windows.map(\.tune).sorted()
    guard let most = loud.isEmpty ? nil : loud[min(loud.count - 1, loud.count * 19 / 20)], most > 0 else { return nil }
    let playing = windows.filter { $0.tune > most / 20 }
    let (own, others) = playing.reduce((0, 0)) { ($0.0 + $1.tune, $0.1 + $1.rest) }
    guard own > 0, others > 0 else { return nil }
    let level = 10 * log10(own / others)
    let isPlaced = range.contains(level)
    return CheckResult(
      .tuneLevel, isPlaced ? .pass : .fail, value: .hundredths(level),
      target: .word("\(number(range.lowerBound)) to \(number(range.upperBound))"),
      detail: "Where it plays the tune is \(number(abs(level))) LU \(level < 0 ? "below" : "above") the rest together"
        + (isPlaced ? "." : level < 0 ? ": it is buried." : ": it covers the rest."))
  }

  private static func power(_ stems: [StemMeasurement], _ steps: Range<Int>) -> Double {
    stems.reduce(0) { sum, stem in
      sum + (stem.levels.loudness(of: steps).map { pow(10, $0.value / 10) } ?? 0)
    }
  }
}
