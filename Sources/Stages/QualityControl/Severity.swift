/// What it means for a delivery that it misses a check.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
  /// The delivery does not pass.
  case fail
  /// It passes, and the report warns.
  case warn
  /// The check is left out.
  case off
}

/// How much each check weighs.
public struct Severities: Sendable, Equatable {
  private var chosen: [String: Severity]

  /// Those of `chosen`, by the checks' ids, and the usual ones for all others.
  public init(_ chosen: [String: Severity] = [:]) { self.chosen = chosen }

  public subscript(_ id: String) -> Severity { chosen[id] ?? Self.usual[id] ?? .fail }

  /// Every check's id, in the order of reports, with its usual weight.
  ///
  /// What a listener may like as it is, and what depends on the taste of a genre, warns; faults fail.
  public static let catalogue: [(id: String, severity: Severity)] = [
    ("tempo", .fail), ("drift", .fail), ("key", .fail), ("loudness", .fail), ("loudness_range", .warn),
    ("true_peak", .fail), ("codec_peak", .warn), ("clipping", .fail), ("format", .fail), ("stem_sum", .fail),
    ("stem_content", .fail), ("stem_silence", .fail), ("stem_headroom", .fail), ("silence", .fail),
    ("dropouts", .fail), ("clicks", .fail), ("dc", .fail), ("balance", .fail), ("mono", .fail), ("phase", .fail),
    ("holes", .warn), ("sections", .warn), ("repetition", .warn), ("similarity", .fail),
  ]

  private static let usual = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.id, $0.severity) })

  /// The check as it counts; nil when it is left out.
  func weighed(_ check: Check) -> Check? {
    switch self[check.id] {
    case .off: return nil
    case .fail: return check
    case .warn:
      var check = check
      if check.status == .fail { check.status = .warn }
      return check
    }
  }
}

/// By the checks' ids, those alone that were chosen.
extension Severities: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String: Severity].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(chosen)
  }
}
