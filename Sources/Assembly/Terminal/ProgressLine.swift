/// One line of a terminal that says how far the work has come.
public struct ProgressLine: Sendable {
  private let tally: WorkTally
  private let now: Duration

  public init(_ tally: WorkTally, at now: Duration) {
    self.tally = tally
    self.now = now
  }

  /// The longest and the shortest bar, the least that a name needs, and what it gets before the bar, in columns.
  private static let (longestBar, shortestBar, leastName, goodName) = (24, 8, 12, 28)

  /// The line for a terminal of this width; it stays a column shorter, because some wrap after the last.
  ///
  /// What matters least goes first where it is narrow: the bar, the stage, the time left. Empty when nothing is at work.
  public func text(width: Int) -> String {
    guard let job = tally.active.first else { return "" }
    let room = max(1, width - 1)
    var parts = [tally.total > 1 ? "\(tally.number) of \(tally.total)" : "", "\(job.percent) %"].filter { !$0.isEmpty }
    let stage = job.attempt > 1 ? "\(job.stage), attempt \(job.attempt)" : job.stage
    let more = tally.active.count > 1 ? "+\(tally.active.count - 1)" : ""
    let need = min(job.name.columns, Self.leastName) + (more.isEmpty ? 0 : more.columns + 2)
    var free = room - Self.columns(parts) - 2 - need
    func take(_ part: String) {
      guard !part.isEmpty, part.columns + 2 <= free else { return }
      parts.append(part)
      free -= part.columns + 2
    }
    take(tally.timeLeft(at: now).map { "\(Self.clock($0)) left" } ?? "")
    take(stage)
    let bar = min(Self.longestBar, free - 2 - max(0, min(job.name.columns, Self.goodName) - need))
    if bar >= Self.shortestBar { parts.insert(Self.bar(job.percent, bar), at: 0) }
    if !more.isEmpty { parts.append(more) }
    let name = job.name.cut(toColumns: max(1, room - Self.columns(parts) - 2), keepingEnd: 6)
    return (parts + [name]).joined(separator: "  ").cut(toColumns: room)
  }

  private static func columns(_ parts: [String]) -> Int {
    parts.reduce(0) { $0 + $1.columns } + 2 * max(0, parts.count - 1)
  }

  private static func bar(_ percent: Int, _ length: Int) -> String {
    let filled = max(0, min(length, percent * length / 100))
    return String(repeating: "█", count: filled) + String(repeating: "░", count: length - filled)
  }

  /// Such as `0:42` or `1:02:03`.
  static func clock(_ time: Duration) -> String {
    let seconds = Int((time / .seconds(1)).rounded(.up))
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
