import Analysis
import Audio

extension CheckDefinition {
  /// The depth of the deepest dip in the spectrum, as if a band had been cut out.
  static let holes = CheckDefinition(
    "holes", title: "Holes", unit: "dB", bound: .atMost, severity: .warn, repair: .anotherSong
  ) { measured, _ in HolesCheck.run(measured.master.profile) }
}

/// A third octave between 80 Hz and 12 kHz is a hole when it lies far below both its neighbourhoods: the loudest of the
/// three bands under it and the loudest of the three above it.
enum HolesCheck {
  static let usual = Decibels.dB(18)
  static let limit = Decibels.dB(24)

  static func run(_ profile: StyleProfile) -> CheckResult {
    guard let deepest = deepest(profile.eqProfile) else {
      return CheckResult(.holes, .undetermined, detail: "There is no spectrum to look at.")
    }
    return CheckResult(
      .holes, CheckStatus(of: deepest.depth, usual: usual, limit: limit), value: .hundredths(deepest.depth.value),
      target: .number(limit.value),
      detail:
        "The deepest dip is \(number(deepest.depth)) dB at \(number(deepest.frequency)) Hz; up to \(number(usual)) dB "
        + "is usual, more than \(number(limit)) dB is a hole.")
  }

  /// Nil for fewer than seven bands, which is no spectrum.
  private static func deepest(_ bands: [BandLevel]) -> (frequency: Hertz, depth: Decibels)? {
    guard bands.count > 6 else { return nil }
    return (3..<bands.count - 3).filter { (80...12_000).contains(bands[$0].hz) }
      .map { i in
        let below = bands[i - 3..<i].map(\.db).max() ?? 0
        let above = bands[i + 1...i + 3].map(\.db).max() ?? 0
        return (.Hz(bands[i].hz), .dB(min(below, above) - bands[i].db))
      }
      .max { $0.depth < $1.depth }
  }
}
