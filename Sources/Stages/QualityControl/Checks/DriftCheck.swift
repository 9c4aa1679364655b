import Analysis
import Signal

/// Whether the tempo stays the same from beginning to end.
enum DriftCheck {
  /// In per cent.
  static let limit = 0.5
  /// So many changes are told one by one.
  private static let most = 4

  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
    let changes = changes(profile.tempoSections ?? [])
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "drift", status, value: profile.tempoDrift.map { .number(($0 * 100).rounded() / 100) }, unit: "%",
        target: .number(0), tolerance: limit, detail: detail, at: status == .fail ? changes.first?.time : nil)
    }
    guard let drift = profile.tempoDrift else {
      return reading(.undetermined, "The pulse is too loose to say whether it drifts.")
    }
    let isEven = abs(drift) <= limit
    guard expected.tempo.value != nil else {
      let heard = isEven ? "" : " \(told(changes, drift))"
      return reading(.undetermined, "No steady tempo was asked for.\(heard)")
    }
    return isEven
      ? reading(.pass, "The tempo stays the same from beginning to end.") : reading(.fail, told(changes, drift))
  }

  /// A jump to another tempo, or an even way to it.
  private struct Change {
    /// In seconds.
    let time: Double
    let from: Double
    let to: Double
    /// How long it takes, in seconds; 0 for a jump.
    let length: Double
  }

  /// In order, without those that nobody hears.
  private static func changes(_ sections: [TempoSection]) -> [Change] {
    var changes: [Change] = []
    for (i, section) in sections.enumerated() {
      if i > 0 {
        changes.append(Change(time: section.start.value, from: sections[i - 1].lastBpm, to: section.bpm, length: 0))
      }
      changes.append(
        Change(
          time: section.start.value, from: section.bpm, to: section.lastBpm,
          length: (section.end - section.start).value))
    }
    return changes.filter { abs($0.to / $0.from - 1) > limit / 100 }
  }

  /// Where the tempo changes, from what and to what.
  private static func told(_ changes: [Change], _ drift: Double) -> String {
    guard !changes.isEmpty else {
      return "The tempo goes \(number(abs(drift))) % \(drift > 0 ? "above" : "below") the one that it begins with."
    }
    let parts = changes.prefix(most).map { change in
      let way = "from \(number(change.from)) to \(number(change.to)) BPM"
      return change.length > 0
        ? "\(way) between \(place(change.time)) and \(place(change.time + change.length))"
        : "\(way) at \(place(change.time))"
    }
    let more = changes.count > most ? ", and \(changes.count - most) more times" : ""
    return "The tempo goes \(parts.joined(separator: ", then "))\(more)."
  }
}
