import Prompt

extension SongPlan {
  /// The share of the time to the next onset that notes last, and the factor on their velocities; nil where no articulation was
  /// asked for.
  ///
  /// Staccato notes have half of their value or less, marcato notes most of it with an accent, legato notes reach the next one
  /// (D. Gould, *Behind Bars*, 2011, on articulation).
  public var playedShare: (share: Double, force: Double)? {
    switch articulation {
    case .staccato: (0.4, 1)
    case .pizzicato: (0.35, 1)
    case .marcato: (0.55, 1.15)
    case .legato: (0.97, 0.95)
    case nil: nil
    }
  }
}
