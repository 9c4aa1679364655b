import Music

/// A property of a delivery that is checked: everything that settings, reports and repairs need to know of it.
///
/// Each is declared in a file of its own in `Checks`, beside what measures it and words its result, and listed in `all`.
public struct CheckDefinition: Sendable, Identifiable {
  /// Stable name in `qa.json`, in settings and in the codes of problems, such as `true_peak`.
  public let id: String
  /// Heading in reports, such as `True peak`.
  public let title: String
  /// Unit of value and target; empty for words, counts and ratios.
  public let unit: String
  /// Sense of a target that is a limit; nil where the value should be the target.
  public let bound: Bound?
  /// Consequence of a miss, unless the settings say otherwise.
  public let severity: Severity
  /// Part of the target that the settings may change; nil for a fixed one.
  public let tolerance: AdjustableTolerance?
  /// Change that the next attempt makes after a miss.
  public let repair: CheckRepair
  /// The result for a delivery; nil where the check does not apply, as those of stems to a lone file.
  let judge: @Sendable (DeliveryMeasurement, Expectations) -> CheckResult?

  /// Sense of a target that is a limit.
  public enum Bound: String, Sendable {
    case atMost, atLeast
  }

  init(
    _ id: String, title: String, unit: String = "", bound: Bound? = nil, severity: Severity = .fail,
    tolerance: AdjustableTolerance? = nil, repair: CheckRepair,
    judge: @escaping @Sendable (DeliveryMeasurement, Expectations) -> CheckResult?
  ) {
    (self.id, self.title, self.unit, self.bound) = (id, title, unit, bound)
    (self.severity, self.tolerance, self.repair, self.judge) = (severity, tolerance, repair, judge)
  }
}

extension CheckDefinition {
  /// Every check, in the order of reports and settings.
  ///
  /// A matter of taste, of the listener or of a genre, warns; faults fail.
  public static let all: [CheckDefinition] = [
    .tempo, .drift, .key, .loudness, .loudnessRange, .truePeak, .codecPeak, .clipping, .format, .stemSum, .stemContent,
    .stemSilence, .stemHeadroom, .silence, .dropouts, .clicks, .offset, .balance, .mono, .phase, .holes, .sections,
    .hook, .tune, .tuneLevel, .arrival, .repetition, .similarity,
  ]

  /// The check called `id`; nil if there is none.
  public static func named(_ id: String) -> CheckDefinition? { all.first { $0.id == id } }
}

extension CheckDefinition: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

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
