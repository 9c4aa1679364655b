import ArgumentParser
import Foundation

/// The options that choose which jobs are listed.
struct JobFilter: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only those: queued, processing, completed, failed or cancelled. May be given several times.", valueName: "state")
  )
  var state: [String] = []

  @Option(help: ArgumentHelp("Only names with this in them; or a pattern with * and ?.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Only those accepted since then: 30m, 2h, 7d, today, yesterday, 2026-11-29 or 2026-11-29T14:00:00Z.",
      valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Only the latest ones; 0 for all. A terminal shows 100.", valueName: "number"))
  var limit: Int?

  private static let states = ["queued", "processing", "completed", "failed", "cancelled"]

  func validate() throws {
    for name in state where !Self.states.contains(name) {
      throw ValidationError("\"\(name)\" is no state; they are \(Self.states.joined(separator: ", ")).")
    }
    if let since, Self.time(since, now: .now) == nil {
      throw ValidationError("\"\(since)\" is no time; write it like 2h, 7d, yesterday or 2026-11-29.")
    }
    if let limit, limit < 0 { throw ValidationError("The limit is a number from 0.") }
  }

  /// True for a job that is listed.
  func includes(_ job: JobView, now: Date) -> Bool {
    if !state.isEmpty, !state.contains(job.status) { return false }
    if let name, !Self.matches(job.name, name) { return false }
    guard let since, let begin = Self.time(since, now: now) else { return true }
    return (Self.date(job.createdAt) ?? .distantPast) >= begin
  }

  /// A point in time; nil for what is none.
  static func time(_ text: String, now: Date) -> Date? {
    let day = Calendar.current.startOfDay(for: now)
    switch text.lowercased() {
    case "today": return day
    case "yesterday": return Calendar.current.date(byAdding: .day, value: -1, to: day)
    default: break
    }
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    if let unit = text.last.flatMap({ units[$0] }), let number = Double(text.dropLast()), number >= 0 {
      return now.addingTimeInterval(-number * unit)
    }
    return date(text) ?? localDay(text)
  }

  private static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }

  /// The beginning of a day, by the clock of this machine.
  private static func localDay(_ text: String) -> Date? {
    let numbers = text.split(separator: "-").map { Int($0) }
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2] else { return nil }
    let parts = DateComponents(calendar: .current, year: year, month: month, day: day)
    return parts.isValidDate ? parts.date : nil
  }

  /// True for a name that has `pattern` in it, or fits it as a whole where that has `*` or `?`; letter case does not matter.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    guard pattern.contains("*") || pattern.contains("?") else { return name.localizedCaseInsensitiveContains(pattern) }
    return fnmatch(pattern.lowercased(), name.lowercased(), 0) == 0
  }
}
