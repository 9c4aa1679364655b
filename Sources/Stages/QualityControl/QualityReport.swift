/// How a check came out.
public enum CheckStatus: String, Sendable, Hashable, Codable {
  case pass, fail, warn, undetermined
}

/// One measured property of a delivery, held against what was planned.
public struct Check: Sendable, Hashable, Codable {
  /// A stable name such as `true_peak`.
  public var id: String
  public var status: CheckStatus
  /// What was measured, as a number or a word such as `F minor`; nil when nothing could be.
  public var value: Reading?
  public var unit: String
  public var target: Reading?
  public var tolerance: Double?
  /// Whether the target is a limit, and from which side; nil when the value should be the target.
  public var bound: Bound? { Self.bounds[id] }
  /// One sentence for people.
  public var detail: String
  /// Where, in seconds from the start.
  public var at: Double?
  /// The stem that is suspected.
  public var stem: String?
  /// What earlier attempts changed because of it, in whole sentences; nil when nothing was tried.
  public var tried: [String]?

  public init(
    _ id: String, _ status: CheckStatus, value: Reading? = nil, unit: String = "", target: Reading? = nil,
    tolerance: Double? = nil, detail: String, at: Double? = nil, stem: String? = nil
  ) {
    self.id = id
    self.status = status
    self.value = value
    self.unit = unit
    self.target = target
    self.tolerance = tolerance
    self.detail = detail
    self.at = at
    self.stem = stem
  }
}

extension Check {
  /// What a target means that is a limit.
  public enum Bound: String, Sendable {
    case atMost, atLeast
  }

  private static let bounds: [String: Bound] = [
    "true_peak": .atMost, "codec_peak": .atMost, "stem_silence": .atMost, "stem_headroom": .atMost, "dc": .atMost,
    "phase": .atMost, "holes": .atMost, "repetition": .atMost, "silence": .atMost, "stem_content": .atLeast,
    "mono": .atLeast, "similarity": .atLeast,
  ]
}

/// A number or a word.
public enum Reading: Sendable, Hashable, Codable {
  case number(Double)
  case word(String)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .word(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .word(let word): try container.encode(word)
    }
  }
}

/// All checks of one delivery.
public struct QualityReport: Sendable, Hashable, Codable {
  /// Whether no check failed.
  public var passed: Bool
  public var checks: [Check]

  public init(_ checks: [Check]) {
    self.checks = checks
    passed = !checks.contains { $0.status == .fail }
  }
}
