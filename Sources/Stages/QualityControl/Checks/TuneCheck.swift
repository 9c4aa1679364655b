import Audio

extension CheckDefinition {
  /// The longest time without a tune, which should also lie above what accompanies it.
  static let tune = CheckDefinition(
    "tune", title: "Tune", unit: "s", bound: .atMost, severity: .warn, repair: .anotherSong
  ) { measured, _ in measured.song.map(TuneCheck.run) }
}

enum TuneCheck {
  /// Listeners to streams decide within the first half minute whether they stay.
  static let longest = Seconds.s(30)
  /// The share of its notes above everything that accompanies them.
  static let leastOnTop = 0.7

  static func run(_ song: SongMeasures) -> CheckResult {
    guard let first = song.firstTune else {
      return CheckResult(.tune, .undetermined, detail: "The song has no tune.")
    }
    let isHeard = song.longestRest <= longest
    let isOnTop = (song.onTop ?? 1) >= leastOnTop
    var detail = "The tune is heard first at \(timestamp(first)) and rests for \(number(song.longestRest)) s at most"
    if let onTop = song.onTop {
      detail += "; \(number((100 * onTop).rounded())) % of its notes lie above what accompanies them"
    }
    return CheckResult(
      .tune, isHeard && isOnTop ? .pass : .fail, value: .hundredths(song.longestRest.value),
      target: .number(longest.value), detail: detail + ".")
  }
}
