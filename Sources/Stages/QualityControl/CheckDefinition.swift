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
  /// What a listener may like as it is, and what depends on the taste of a genre, warns; faults fail.
  public static let all: [CheckDefinition] = [
    .tempo, .drift, .key, .loudness, .loudnessRange, .truePeak, .codecPeak, .clipping, .format, .stemSum, .stemContent,
    .stemSilence, .stemHeadroom, .silence, .dropouts, .clicks, .offset, .balance, .mono, .phase, .holes, .sections,
    .repetition, .similarity,
  ]

  /// The check called `id`; nil if there is none.
  public static func named(_ id: String) -> CheckDefinition? { all.first { $0.id == id } }
}

extension CheckDefinition: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
