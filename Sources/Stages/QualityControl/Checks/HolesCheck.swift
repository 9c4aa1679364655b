import Analysis

/// Whether a band is missing from the spectrum, as if it had been cut out.
///
/// A third octave between 80 Hz and 12 kHz is a hole when it lies far below both its neighbourhoods: the loudest of the
/// three bands under it and the loudest of the three above it.
enum HolesCheck {
  /// In dB.
  static let usual = 18.0
  static let limit = 24.0

  static func run(_ profile: StyleProfile) -> Check {
    guard let deepest = deepest(profile.eqProfile) else {
      return Check("holes", .undetermined, unit: "dB", detail: "There is no spectrum to look at.")
    }
    let status: CheckStatus = deepest.depth <= usual ? .pass : deepest.depth <= limit ? .warn : .fail
    return Check(
      "holes", status, value: .number((deepest.depth * 100).rounded() / 100), unit: "dB", target: .number(limit),
      detail:
        "The deepest dip is \(number(deepest.depth)) dB at \(number(deepest.hz)) Hz; up to \(number(usual)) dB is "
        + "usual, more than \(number(limit)) dB is a hole.")
  }

  private static func deepest(_ bands: [BandLevel]) -> (hz: Double, depth: Double)? {
    guard bands.count > 6 else { return nil }
    return (3..<bands.count - 3).filter { (80...12_000).contains(bands[$0].hz) }
      .map { i in
        let below = bands[i - 3..<i].map(\.db).max() ?? 0
        let above = bands[i + 1...i + 3].map(\.db).max() ?? 0
        return (bands[i].hz, min(below, above) - bands[i].db)
      }
      .max { $0.1 < $1.1 }
  }
}
