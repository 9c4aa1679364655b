/// Consequence of a delivery's missing a check.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
  /// The delivery does not pass.
  case fail
  /// It passes, and the report warns.
  case warn
  /// The check is left out.
  case off
}

/// The severity of each check.
public struct Severities: Sendable, Equatable {
  private var chosen: [String: Severity]

  /// Those of `chosen`, by the checks' ids, and the usual ones for all others.
  public init(_ chosen: [String: Severity] = [:]) { self.chosen = chosen }

  public subscript(_ check: CheckDefinition) -> Severity {
    get { chosen[check.id] ?? check.severity }
    set { chosen[check.id] = newValue == check.severity ? nil : newValue }
  }

  /// The result as it counts; nil when the check is left out.
  func weighed(_ result: CheckResult) -> CheckResult? {
    switch self[result.definition] {
    case .off: return nil
    case .fail: return result
    case .warn:
      var result = result
      if result.status == .fail { result.status = .warn }
      return result
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
