import Music

/// A number that tickets and prompts may ask for: one row feeds reading, messages and documentation.
public struct NumberField: Sendable {
  /// The field's name in JSON.
  public let name: String
  public let unit: String
  public let range: ClosedRange<Double>

  public static let duration = NumberField(name: "duration", unit: "s", range: 5...600)
  public static let bpm = NumberField(name: "bpm", unit: "BPM", range: Tempo.range)
  public static let loudness = NumberField(name: "loudness", unit: "LUFS", range: -30 ... -6)
  public static let truePeak = NumberField(name: "true_peak", unit: "dBTP", range: -9...0)

  public static let all = [duration, bpm, loudness, truePeak]

  /// The range in words, such as `40…240 BPM`.
  public var rangeInWords: String { "\(Self.plain(range.lowerBound))…\(Self.plain(range.upperBound)) \(unit)" }

  /// A number without needless decimals.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
