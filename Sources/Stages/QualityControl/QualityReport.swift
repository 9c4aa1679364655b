import Audio
import Diagnostics
import Foundation

/// Outcome of a check.
public enum CheckStatus: String, Sendable, Hashable, Codable {
  case pass, fail, warn, undetermined

  /// Passes up to `usual`, warns up to `limit`, and fails above it.
  init<Value: Comparable>(of value: Value, usual: Value, limit: Value) {
    self = value <= usual ? .pass : value <= limit ? .warn : .fail
  }
}

/// One measured property of a delivery and its target.
public struct CheckResult: Sendable, Hashable {
  public let definition: CheckDefinition
  public var status: CheckStatus
  /// A number in the check's unit or a word such as `F minor`; nil when nothing could be measured.
  public var value: MeasuredValue?
  public var target: MeasuredValue?
  /// Distance from the target, in the check's unit, within which a value passes.
  public var tolerance: Double?
  /// One sentence for people.
  public var detail: String
  /// Position of what was found, from the start.
  public var at: Seconds?
  /// File name of the stem that is suspected, without its ending.
  public var stem: String?
  /// Changes of earlier attempts because of this check, in whole sentences; nil when nothing was tried.
  public var tried: [String]?

  public var id: String { definition.id }
  public var title: String { definition.title }
  public var unit: String { definition.unit }
  public var bound: CheckDefinition.Bound? { definition.bound }

  public init(
    _ definition: CheckDefinition, _ status: CheckStatus, value: MeasuredValue? = nil, target: MeasuredValue? = nil,
    tolerance: Double? = nil, detail: String, at: Seconds? = nil, stem: String? = nil
  ) {
    self.definition = definition
    self.status = status
    self.value = value
    self.target = target
    self.tolerance = tolerance
    self.detail = detail
    self.at = at
    self.stem = stem
  }
}

extension CheckResult: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, status, value, unit, target, tolerance, detail, at, stem, tried
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(status, forKey: .status)
    try fields.encodeIfPresent(value, forKey: .value)
    try fields.encode(unit, forKey: .unit)
    try fields.encodeIfPresent(target, forKey: .target)
    try fields.encodeIfPresent(tolerance, forKey: .tolerance)
    try fields.encode(detail, forKey: .detail)
    try fields.encodeIfPresent(at, forKey: .at)
    try fields.encodeIfPresent(stem, forKey: .stem)
    try fields.encodeIfPresent(tried, forKey: .tried)
  }
}

/// A number or a word, bare in JSON.
public enum MeasuredValue: Sendable, Hashable, Encodable {
  case number(Double)
  case word(String)

  /// Rounded to hundredths, as reports show most values.
  static func hundredths(_ value: Double) -> MeasuredValue { .number((value * 100).rounded() / 100) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .word(let word): try container.encode(word)
    }
  }
}

/// The results of all checks of one delivery, and of all that was asked for.
public struct QualityReport: Sendable, Hashable {
  /// No check failed.
  public var passed: Bool
  public var checks: [CheckResult]
  /// Each thing that was asked, in the order of the brief; empty for files of unknown origin.
  public var words: [WishResult]

  public init(_ checks: [CheckResult], words: [WishResult] = []) {
    self.checks = checks
    self.words = words
    passed = !checks.contains { $0.status == .fail }
  }
}

/// A number as reports write it: with up to two decimals.
func number(_ value: Double) -> String { NumberText.short(value) }

/// A quantity as reports write it, without its unit.
func number(_ quantity: some Quantity) -> String { number(quantity.value) }

/// A position as reports write it, in minutes and seconds: `2:05.3`.
func timestamp(_ position: Seconds) -> String {
  let tenths = Int((max(0, position.value) * 10).rounded())
  return "\(tenths / 600):" + String(format: "%02d.%d", tenths / 10 % 60, tenths % 10)
}

extension Decibels {
  /// A peak relative to full scale, to two decimals; −140 dBFS for what is smaller.
  init(ofPeak peak: Float) {
    self = .dB((100 * Decibels(factor: Double(max(peak, 1e-7))).value).rounded() / 100)
  }
}
