import Analysis
import Audio

extension CheckDefinition {
  /// The share of planned changes of energy at which the music gets louder or calmer as planned.
  static let sections = CheckDefinition(
    "sections", title: "Sections", unit: "%", severity: .warn, repair: .anotherSong
  ) { SectionsCheck.run($0.master.levels, $0.master.profile, $1) }
}

enum SectionsCheck {
  /// Sections whose energies differ by less need not differ in loudness.
  static let contrast = 0.25
  /// A section that should be louder may be quieter by this much.
  static let margin = Decibels.dB(1)

  static func run(_ levels: LevelTrack, _ profile: StyleProfile, _ expected: Expectations) -> CheckResult {
    let changes = changes(levels, expected.sections)
    guard !changes.isEmpty else {
      return CheckResult(
        .sections, .undetermined, detail: "No neighbouring sections were planned that differ much.")
    }
    let found = changes.filter { $0.rise > .dB(0) }.count
    let share = Double(100 * found / changes.count)
    guard let worst = changes.min(by: { $0.rise < $1.rise }), worst.rise < -margin else {
      return CheckResult(
        .sections, .pass, value: .number(share), target: .number(100),
        detail: "\(found) of \(changes.count) sections that differ from the one before do so in the planned direction; "
          + "\(boundaries(profile, expected)).")
    }
    return CheckResult(
      .sections, .fail, value: .number(share), target: .number(100),
      detail:
        "The \(worst.name) at \(timestamp(worst.time)) should be \(worst.isLouder ? "louder" : "calmer") than what is "
        + "before it, and is \(number(-worst.rise)) LU \(worst.isLouder ? "quieter" : "louder").", at: worst.time)
  }

  /// The beginning of a section whose energy differs much from that of the one before.
  private struct EnergyChange {
    /// The section's name.
    let name: String
    let time: Seconds
    /// As planned.
    let isLouder: Bool
    /// The change of loudness, positive in the planned direction.
    let rise: Decibels
  }

  private static func changes(_ levels: LevelTrack, _ sections: [PlannedSection]) -> [EnergyChange] {
    zip(sections, sections.dropFirst()).compactMap { before, after in
      let step = after.energy - before.energy
      guard abs(step) >= contrast, let a = loudness(levels, before.time), let b = loudness(levels, after.time) else {
        return nil
      }
      return EnergyChange(
        name: after.name, time: .s(after.time.start), isLouder: step > 0, rise: step > 0 ? b - a : -(b - a))
    }
  }

  /// Ungated; nil for silence and for less than 2 s.
  private static func loudness(_ levels: LevelTrack, _ time: TimeRange) -> Loudness? {
    let steps = (Int(time.start * 100)..<max(Int(time.start * 100), Int(time.end * 100))).clamped(to: 0..<levels.count)
    return steps.count < 200 ? nil : levels.loudness(of: steps)
  }

  /// The number of planned boundaries at which one was found within a bar, in words.
  private static func boundaries(_ profile: StyleProfile, _ expected: Expectations) -> String {
    let boundaries = expected.sections.dropFirst().map(\.time.start)
    let found = boundaries.filter { time in
      profile.structureMarkers.contains { abs($0.time.value - time) <= (expected.bar ?? 2) }
    }
    return "\(found.count) of \(boundaries.count) boundaries were heard within a bar"
  }
}
