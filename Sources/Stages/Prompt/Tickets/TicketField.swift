import Diagnostics
import Music

/// The names that a ticket may use, apart from those beginning `x-`.
enum TicketField: String, CaseIterable {
  case prompt, title, reference, duration, bpm, key, genre, instruments, sounds, structure, lyrics, language, seed,
    backend,
    fallback
  case loudness
  case truePeak = "true_peak"
  case priority

  /// The longest text that each field may hold, in Unicode scalars.
  var longestText: Int {
    switch self {
    case .prompt, .lyrics: 8_000
    case .reference: 1_024
    case .title: 120
    default: 80
    }
  }

  /// The most entries that a list may have.
  static let longestList = 64
  static let bars = 1...512
  static let priorities = -1_000_000...1_000_000
}

/// A number that tickets and prompts may ask for: one row feeds reading, messages and documentation.
public struct NumberField: Sendable {
  /// The field's name in JSON.
  public let name: String
  public let unit: String
  public let range: ClosedRange<Double>
  /// The units that may follow the number when it is written as text, in lower case.
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

/// The rules for a ticket's texts.
enum PromptText {
  static let empty = Diagnosis(
    code: "ticket.empty", location: "$", finding: "the text is empty", remedy: "write in words what you want to hear")

  static func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// The problems of `text`: too long for `field`, or a NUL in it.
  static func problems(with text: String, in field: TicketField, at path: String) -> [Diagnosis] {
    var problems: [Diagnosis] = []
    let length = text.unicodeScalars.count
    if length > field.longestText {
      problems.append(
        Diagnosis(
          code: "ticket.too-long", location: path,
          finding: "\(length) characters, and at most \(field.longestText) are allowed", remedy: "shorten it"))
    }
    if text.utf8.contains(0) {
      problems.append(
        Diagnosis(code: "ticket.bad-text", location: path, finding: "a NUL character in the text", remedy: "remove it"))
    }
    return problems
  }
}
