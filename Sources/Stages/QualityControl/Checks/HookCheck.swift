extension CheckDefinition {
  /// The share of the tune's notes that belong to figures which return.
  static let hook = CheckDefinition(
    "hook", title: "Hook", unit: "%", bound: .atLeast, severity: .warn, repair: .anotherSong
  ) { measured, _ in measured.song.map(HookCheck.run) }
}

enum HookCheck {
  /// In percent of the tune's notes; a third of people's tunes have less.
  static let least = 25.0
  /// In percent of the first chorus' notes; below it a later one is another tune.
  static let leastRecall = 50.0

  /// The notes from which on a tune could return within one main section.
  static let fewestOfOne = 40

  static func run(_ song: SongMeasures) -> CheckResult {
    guard let recurrence = song.recurrence else {
      return CheckResult(.hook, .undetermined, detail: "The tune has too few notes to tell whether it returns.")
    }
    let share = 100 * recurrence
    guard song.recall != nil || song.notes >= fewestOfOne || share >= least else {
      return CheckResult(.hook, .undetermined, detail: "The song has one main section: its tune has no time to return.")
    }
    let recall = song.recall.map { 100 * $0 }
    let isKept = share >= least && (recall ?? 100) >= leastRecall
    var detail = "\(number(share.rounded())) % of the tune belongs to figures that are heard three times or more"
    if let recall { detail += ", and later choruses keep \(number(recall.rounded())) % of the first one's notes" }
    return CheckResult(
      .hook, isKept ? .pass : .fail, value: .hundredths(share), target: .number(least),
      detail: "\(detail); \(isKept ? "it is known again" : "nobody would hum it").")
  }
}
