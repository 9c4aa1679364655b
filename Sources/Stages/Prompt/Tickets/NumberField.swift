import Diagnostics
import Music

/// A number that tickets and prompts may ask for: one row feeds reading, messages and documentation.
public struct NumberField: Sendable {
  /// The field's name in JSON.
  public let name: String
  public let unit: String
  public let range: ClosedRange<Double>
  /// What may stand behind the number when it is written as text, in lower case.
  var units: [String] { [unit.lowercased()] + otherUnits }
  private let otherUnits: [String]

  private init(name: String, unit: String, range: ClosedRange<Double>, otherUnits: [String] = []) {
    (self.name, self.unit, self.range, self.otherUnits) = (name, unit, range, otherUnits)
  }

  public static let duration = NumberField(
    name: "duration", unit: "s", range: 5...600,
    otherUnits: ["sec", "secs", "second", "seconds", "sek", "sekunden", "secondes", "segundos"])
  public static let bpm = NumberField(name: "bpm", unit: "BPM", range: Tempo.range)
  public static let loudness = NumberField(name: "loudness", unit: "LUFS", range: -30 ... -6, otherUnits: ["lkfs"])
  public static let truePeak = NumberField(name: "true_peak", unit: "dBTP", range: -9...0, otherUnits: ["db"])

  public static let all = [duration, bpm, loudness, truePeak]

  /// The range in words, such as `40…240 BPM`.
  public var rangeInWords: String {
    "\(NumberText.exact(range.lowerBound))…\(NumberText.exact(range.upperBound)) \(unit)"
  }
}
