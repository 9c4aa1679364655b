import Genres

/// How often the ornaments of a style are used where they are possible, 0…1.
///
/// The order of the figures between styles follows the corpora of D. Temperley and T. de Clercq (*Statistical analysis of
/// harmony and melody in rock music*, 2013: inversions and applied chords are rare in rock, at home in what came before) and
/// D. Shanahan and Y. Broze (*Diachronic changes in jazz harmony*, 2013: two-fives); their sizes are ours.
struct HarmonyRules {
  /// A note other than the root below, where the bass then moves by steps.
  var inversions = 0.0
  /// The dominant of the chord that follows, in the second half of a bar.
  var applied = 0.0
  /// The second degree before a dominant.
  var twoFives = 0.0
  /// The fourth before the third of a dominant.
  var suspensions = 0.0
  /// The dominant in the second half of a period's last bar.
  var turnarounds = 0.0
  /// A diminished chord on the way to a root a whole tone higher.
  var passing = 0.0
  /// A held tonic below an intro, a held dominant below a build.
  var pedals = 0.0
  /// The last main section with other basses and sevenths.
  var reharmonisation = 0.0

  /// The rules of `style`; `colour`, −1 plain … 1 rich, is the way in which they are moved.
  init(_ style: GenreHarmony.Style, colour: Double = 0) {
    self.init(style)
    let factor = 1 + colour
    for figure in [\HarmonyRules.applied, \.twoFives, \.suspensions, \.turnarounds, \.passing, \.reharmonisation] {
      self[keyPath: figure] = min(1, factor * self[keyPath: figure])
    }
  }

  private init(_ style: GenreHarmony.Style) {
    switch style {
    case .pop: (inversions, applied, suspensions, turnarounds) = (0.65, 0.35, 0.4, 0.4)
    case .rock: (inversions, applied, suspensions, turnarounds) = (0.45, 0.15, 0.3, 0.3)
    case .soul: (inversions, applied, suspensions, turnarounds) = (0.5, 0.4, 0.2, 0.5)
    case .jazz: (inversions, applied, suspensions, turnarounds) = (0.15, 0.4, 0.05, 0.5)
    case .folk: (inversions, applied, suspensions, turnarounds) = (0.5, 0.2, 0.35, 0.35)
    case .latin: (inversions, applied, suspensions, turnarounds) = (0.3, 0.3, 0.05, 0.4)
    case .orchestral: (inversions, applied, suspensions, turnarounds) = (0.6, 0.35, 0.45, 0.4)
    case .dance: (inversions, applied, suspensions, turnarounds) = (0.1, 0, 0.1, 0.2)
    case .modal: (inversions, applied, suspensions, turnarounds) = (0.12, 0, 0, 0.15)
    case .blues, .static: break
    }
    (twoFives, passing) = [.soul: (0.35, 0.3), .jazz: (0.6, 0.3), .latin: (0.3, 0), .pop: (0.05, 0.1)][style] ?? (0, 0)
    pedals =
      [.pop: 0.4, .rock: 0.3, .soul: 0.2, .folk: 0.3, .orchestral: 0.5, .dance: 0.4, .modal: 0.3, .latin: 0.1][style]
      ?? 0
    reharmonisation = [.static: 0, .blues: 0, .modal: 0.4, .dance: 0.4][style] ?? 0.8
  }
}
