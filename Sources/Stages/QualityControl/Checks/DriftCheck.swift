import Analysis
import Audio
import Music

extension CheckDefinition {
  /// The tempo that is farthest from the first one, which should stay from beginning to end.
  static let drift = CheckDefinition(
    "drift", title: "Drift", unit: "%", repair: .anotherSeed(of: .first(of: .drums, .percussion))
  ) { DriftCheck.run($0.master.profile, $1) }
}

enum DriftCheck {
  /// In per cent of the first tempo; nobody hears less.
  static let limit = 0.5
  /// The most changes that are described one by one.
  private static let most = 4

  static func run(_ profile: StyleProfile, _ expected: Expectations) -> CheckResult {
    let changes = changes(profile.tempoSections ?? [])
    let result = { (status: CheckStatus, detail: String) in
      CheckResult(
        .drift, status, value: profile.tempoDrift.map { .hundredths($0) }, target: .number(0), tolerance: limit,
        detail: detail, at: status == .fail ? changes.first?.time : nil)
    }
    guard let drift = profile.tempoDrift else {
      return result(.undetermined, "The pulse is too loose to say whether it drifts.")
    }
    if let planned = PlannedTempi(expected, length: profile.duration.value), expected.tempo.value != nil {
      guard planned.isMeasurable else {
        return result(.undetermined, "The planned change of tempo is too short to be measured.")
      }
      let isKept = PlannedTempi.isNear(1 + drift / 100, 1 + planned.drift)
      let plan = "\(number(abs(100 * planned.drift))) % \(planned.drift < 0 ? "below" : "above") the first was planned"
      return result(isKept ? .pass : .fail, "\(description(of: changes, drift)) A tempo \(plan).")
    }
    let isEven = abs(drift) <= limit
    guard expected.tempo.value != nil else {
      let found = isEven ? "" : " \(description(of: changes, drift))"
      return result(.undetermined, "No steady tempo was asked for.\(found)")
    }
    return isEven
      ? result(.pass, "The tempo stays the same from beginning to end.")
      : result(.fail, description(of: changes, drift))
  }

  /// A jump to another tempo, or an even way to it.
  private struct TempoJump {
    let time: Seconds
    /// In beats per minute.
    let from: Double
    let to: Double
    /// 0 for a jump.
    let length: Seconds
  }

  /// The changes in order, without those that nobody hears.
  private static func changes(_ sections: [TempoSection]) -> [TempoJump] {
    var changes: [TempoJump] = []
    for (i, section) in sections.enumerated() {
      if i > 0 {
        changes.append(
          TempoJump(time: section.start, from: sections[i - 1].lastBpm, to: section.bpm, length: .s(0)))
      }
      changes.append(
        TempoJump(
          time: section.start, from: section.bpm, to: section.lastBpm, length: section.end - section.start))
    }
    return changes.filter { abs($0.to / $0.from - 1) > limit / 100 }
  }

  /// A sentence with the changes, or with the farthest tempo where there are none.
  private static func description(of changes: [TempoJump], _ drift: Double) -> String {
    guard !changes.isEmpty else {
      return "The tempo goes \(number(abs(drift))) % \(drift > 0 ? "above" : "below") the one that it begins with."
    }
    let parts = changes.prefix(most).map { change in
      let way = "from \(number(change.from)) to \(number(change.to)) BPM"
      return change.length > .s(0)
        ? "\(way) between \(timestamp(change.time)) and \(timestamp(change.time + change.length))"
        : "\(way) at \(timestamp(change.time))"
    }
    let more = changes.count > most ? ", and \(changes.count - most) more times" : ""
    return "The tempo goes \(parts.joined(separator: ", then "))\(more)."
  }
}
