/// Part of a check's target that an owner may choose, in the check's unit.
public struct AdjustableTolerance: Sendable {
  /// Name of the setting below `quality`, such as `tempo_tolerance_bpm`.
  public let key: String
  /// Values that may be chosen.
  public let range: ClosedRange<Double>
  /// Value unless another one is chosen.
  public let standard: Double
  /// One sentence for the documentation of the settings.
  public let meaning: String
}

/// Distances from their targets within which measurements pass, each in the unit of its check.
public struct Tolerances: Sendable, Equatable {
  /// By the ids of the checks, without those that have their standard.
  private var chosen: [String: Double] = [:]

  public init() {}

  /// The tolerance of `check`; 0 for a check whose target has no adjustable part.
  public subscript(_ check: CheckDefinition) -> Double {
    get { chosen[check.id] ?? check.tolerance?.standard ?? 0 }
    set { chosen[check.id] = newValue == check.tolerance?.standard ? nil : newValue }
  }
}

/// By the names of their settings, all of them; a name that is missing or unknown leaves the standard.
extension Tolerances: Codable {
  private static let adjustable = CheckDefinition.all.compactMap { check in
    check.tolerance.map { (check: check, key: $0.key) }
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.singleValueContainer().decode([String: Double].self)
    for (check, key) in Self.adjustable { values[key].map { self[check] = $0 } }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Dictionary(uniqueKeysWithValues: Self.adjustable.map { ($0.key, self[$0.check]) }))
  }
}
