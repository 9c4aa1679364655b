import Music

/// Change that can help a check that failed; how it is made is up to production.
public enum CheckRepair: Sendable, Equatable {
  /// The mastering aims lower by the excess, or limits harder where loudness is lacking.
  case correctLoudness
  /// The limiter's ceiling goes below the target by the excess and a margin.
  case lowerCeiling
  /// The stem at fault is made from another seed, then by another backend, and at last the song is planned anew.
  ///
  /// At fault is the stem that the result names, else one of `suspects`; without either the song is planned anew at once.
  case anotherSeed(of: Suspects)
  /// The whole song is planned anew with another seed.
  case anotherSong

  /// Stems that matter most to what a check measures of the whole.
  public struct Suspects: Sendable, Equatable {
    /// By how much they matter, the most important one first.
    public let roles: [StemRole]
    /// A stem that was made anew before is passed over.
    public let onlyUntried: Bool

    /// No stem but the one that the result names.
    public static let named = Suspects(roles: [], onlyUntried: false)

    /// The first stem with a role that comes early in `roles`.
    ///
    /// Its description spells out tempo and key for generators that read it.
    public static func first(of roles: StemRole...) -> Suspects { Suspects(roles: roles, onlyUntried: false) }

    /// The same, each stem only once.
    public static func inTurn(_ roles: StemRole...) -> Suspects { Suspects(roles: roles, onlyUntried: true) }
  }
}
