import Analysis
import Signal

/// Whether the music gets louder and calmer where the plan says so.
enum SectionsCheck {
  /// Sections whose energies differ by less need not differ in loudness.
  static let contrast = 0.25
  /// How much a section that should be louder may be quieter, in LU.
  static let margin = 1.0

  static func run(_ levels: LevelTrack, _ profile: StyleProfile, _ expected: Expectations) -> Check {
    let changes = changes(levels, expected.sections)
    guard !changes.isEmpty else {
      return Check(
        "sections", .undetermined, unit: "%", detail: "No neighbouring sections were planned that differ much.")
    }
    let found = changes.filter { $0.rise > 0 }.count
    let share = Double(100 * found / changes.count)
    guard let worst = changes.min(by: { $0.rise < $1.rise }), worst.rise < -margin else {
      return Check(
        "sections", .pass, value: .number(share), unit: "%", target: .number(100),
        detail: "\(found) of \(changes.count) sections that differ from the one before do so in the planned direction; "
          + "\(placed(profile, expected)).")
    }
    return Check(
      "sections", .fail, value: .number(share), unit: "%", target: .number(100),
      detail:
        "The \(worst.name) at \(place(worst.time)) should be \(worst.isLouder ? "louder" : "calmer") than what is "
        + "before it, and is \(number(-worst.rise)) LU \(worst.isLouder ? "quieter" : "louder").", at: worst.time)
  }

  private struct Change {
    let name: String
    let time: Double
    let isLouder: Bool
    /// In the planned direction, in LU.
    let rise: Double
  }

  private static func changes(_ levels: LevelTrack, _ sections: [PlannedSection]) -> [Change] {
    zip(sections, sections.dropFirst()).compactMap { before, after in
      let step = after.energy - before.energy
      guard abs(step) >= contrast, let a = loudness(levels, before.time), let b = loudness(levels, after.time) else {
        return nil
      }
      let rise = (b - a).value
      return Change(name: after.name, time: after.time.start, isLouder: step > 0, rise: step > 0 ? rise : -rise)
    }
  }

  private static func loudness(_ levels: LevelTrack, _ time: TimeRange) -> Loudness? {
    let steps = (Int(time.start * 100)..<max(Int(time.start * 100), Int(time.end * 100))).clamped(to: 0..<levels.count)
    return steps.count < 200 ? nil : levels.loudness(of: steps)
  }

  /// How many of the planned boundaries were heard as such, within a bar.
  private static func placed(_ profile: StyleProfile, _ expected: Expectations) -> String {
    let boundaries = expected.sections.dropFirst().map(\.time.start)
    let heard = boundaries.filter { time in
      profile.structureMarkers.contains { abs($0.time.value - time) <= (expected.bar ?? 2) }
    }
    return "\(heard.count) of \(boundaries.count) boundaries were heard within a bar"
  }
}
